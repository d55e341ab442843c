using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

public sealed class PeeringCompilationTests
{
    private const string Everything = """
        [VpcPeering(nameof(App), nameof(Data))]
        [VpcPeering(nameof(Data), nameof(_ops), PublicSubnets = true, PeerRange = "10.3.0.0/16")]
        [VpcPeering(nameof(App), nameof(_ops), PeerRegion = "eu-west-1", PeerOwnerId = "222222222222", PeerRoleArn = "arn:aws:iam::222222222222:role/Accepter")]
        [VpcPeeringMesh(nameof(App), nameof(Data), nameof(_ops), PublicSubnets = true)]
        """;

    private const string Uses = """
        ScaffoldAppToData().Allow(appGroup, dataGroup, Port.Tcp(5432));
        _ = ScaffoldDataToOps().Connection.Ref;
        var far = ScaffoldAppToOps();
        far.Allow(appGroup, dataGroup, Port.Tcp(5432));
        far.AllowBack(dataGroup, appGroup, Port.Tcp(5432));
        far.AddAccepterSide(this);
        var mesh = ScaffoldMesh();
        mesh.AppToData.Allow(appGroup, dataGroup, Port.Tcp(443));
        _ = mesh.AppToOps.Connection;
        _ = mesh.DataToOps;
        """;

    public static TheoryData<string> CdkVersions => ScaffoldCompilationTests.CdkVersions;

    public static TheoryData<LanguageVersion> Languages => ScaffoldCompilationTests.Languages;

    [Theory]
    [MemberData(nameof(CdkVersions))]
    public void Peering_CompilesAgainstEachCdk(string version) =>
        ScaffoldedApp.Compile(Source(Everything, Uses), ScaffoldedApp.Versions.Single(known => known.Version == version).References);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Peering_CompilesInEachLanguageVersion(LanguageVersion version) => ScaffoldedApp.Compile(Source(Everything, Uses), version: version);

    [Theory]
    [InlineData("""[VpcPeering(nameof(App), "Nothing")]""")]
    [InlineData("""[VpcPeering(nameof(App), "")]""")]
    [InlineData("""[VpcPeering(null!, nameof(App))]""")]
    [InlineData("""[VpcPeering(nameof(App), nameof(Tiers))]""")]
    [InlineData("""[VpcPeering(nameof(App), "Data }")]""")]
    [InlineData("""[VpcPeeringMesh]""")]
    [InlineData("""[VpcPeeringMesh(nameof(App))]""")]
    [InlineData("""[VpcPeeringMesh(nameof(App), nameof(App))]""")]
    [InlineData("""[VpcPeeringMesh(nameof(App), "Nothing")]""")]
    [InlineData("""[VpcPeeringMesh(null!)]""")]
    public void BrokenContract_GeneratesNothing(string attribute) => Assert.Empty(Scaffolding.Documents(ScaffoldedApp.Compile(Source(attribute, ""))));

    [Theory]
    [InlineData("[VpcPeering]")]
    [InlineData("[VpcPeering(nameof(App)]")]
    [InlineData("[VpcPeering(nameof(App), nameof(Missing), PeerRegion = 3)]")]
    [InlineData("[VpcPeering(nameof(App), nameof(Data), PeerRegion = null)]")]
    [InlineData("[VpcPeeringMesh(1, 2, 3)]")]
    [InlineData("[VpcPeeringMesh(new[] { nameof(App)")]
    public void HalfWrittenAttribute_DoesNoHarm(string attribute) => Scaffolding.Run(ScaffoldedApp.Parse(Source(attribute, "")));

    [Fact]
    public void SamePeering_AskedForTwice_IsGeneratedOnce()
    {
        var source = Source("[VpcPeering(nameof(App), nameof(Data))] [VpcPeering(nameof(App), nameof(Data), PublicSubnets = true)]", "ScaffoldAppToData();")
            + "\n[VpcPeering(\"App\", \"Data\")] internal sealed partial class NetworkStack { }";

        Assert.Single(Scaffolding.Documents(ScaffoldedApp.Parse(source)));
        ScaffoldedApp.Compile(source);
    }

    [Fact]
    public void Vpcs_MayBeThoseOfABaseClass() => ScaffoldedApp.Compile(ScaffoldedApp.Usings.Replace("using Amazon.CDK.AWS.EC2;", "using Amazon.CDK.AWS.EC2;\nusing System.Diagnostics;", StringComparison.Ordinal) + """
        internal abstract class Networks : Stack
        {
            protected Networks(Construct scope) : base(scope, "Networks") { }

            protected IVpc? App { get; set; }

            internal Vpc? Data { get; set; }
        }

        [VpcPeering(nameof(App), nameof(Data))]
        internal partial class Peered : Networks
        {
            internal Peered(Construct scope) : base(scope)
            {
                App = Data = new Vpc(this, "Vpc");
                ScaffoldAppToData();
            }
        }
        """);

    private static string Source(string attributes, string statements) => PeeredApp.Stack(attributes, "_ = _ops; " + statements);
}
