using System.Text.Json;
using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Scaffolds;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle.Scaffolds;

/// <summary>What scaffolds generate is read as CDK synthesises it.</summary>
public sealed class ScaffoldTruthTests
{
    private const string App = """
        var app = new App();
        _ = new NetworkStack(app, "Net");
        app.Synth();
        """;

    private const string Uses = """
        var bucket = new Bucket(this, "Data");
        network.S3.AllowBucket(bucket);
        network.S3.AllowReading("arn:aws:s3:::packages/*");
        network.S3.RestrictBucket(bucket, exempt: new Role(this, "Deploy", new RoleProps { AssumedBy = new AccountRootPrincipal() }));
        var worker = new SecurityGroup(this, "Worker", new SecurityGroupProps { Vpc = Vpc, Description = "Worker", AllowAllOutbound = false });
        network.Sqs.AllowFrom(worker);
        """;

    [Theory]
    [InlineData("[GatewayEndpoint(GatewayService.S3)] [InterfaceEndpoint(\"SQS\")]")]
    [InlineData("[GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit, ContainerImages = true)] [InterfaceEndpoint(\"SQS\", Access = EndpointAccess.Allowed, SubnetGroup = \"data\")]")]
    [InlineData("[InterfaceEndpoints(EndpointSet.Ecs)] [InterfaceEndpoint(\"SQS\")] [FlowLogs(FlowLogTo.S3)] [GatewayEndpoint(GatewayService.DynamoDb)]")]
    public void VpcScaffold_IsReadAsItIsSynthesised(string attributes) => Truth.Check(attributes, [Program(ScaffoldedApp.Stack(attributes, Uses)), App]);

    [Theory]
    [InlineData("[FlowLogs(FlowLogTo.CloudWatch, OneMinute = true)]", "")]
    [InlineData("[EgressOnlyInternet]", "new CfnVPCCidrBlock(this, \"Ipv6\", new CfnVPCCidrBlockProps { VpcId = Vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });")]
    public void OtherScaffold_IsReadAsItIsSynthesised(string attributes, string statements) =>
        Truth.Check(attributes, [Program(ScaffoldedApp.Stack(attributes, statements)), App]);

    [Fact]
    public void EgressOnly_OfADualStackVpc_IsReadAsItIsSynthesised() => Truth.Check(
        "dual stack",
        [Program(ScaffoldedApp.Stack("[EgressOnlyInternet]", "network.EgressOnly.AllowFrom(new SecurityGroup(this, \"Worker\", new SecurityGroupProps { Vpc = Vpc, Description = \"Worker\" }));", "new VpcProps { MaxAzs = 2, IpProtocol = IpProtocol.DUAL_STACK }")), App]);

    [Theory]
    [InlineData("[VpcPeering(nameof(App), nameof(Data))]", "ScaffoldAppToData().Allow(appGroup, dataGroup, Port.Tcp(5432));")]
    [InlineData("[VpcPeering(nameof(App), nameof(Data), PublicSubnets = true, PeerRange = \"10.2.0.0/16\")]", "ScaffoldAppToData();")]
    [InlineData("[VpcPeeringMesh(nameof(App), nameof(Data), nameof(_ops))]", "ScaffoldMesh().AppToOps.Allow(appGroup, dataGroup, Port.Tcp(5432));")]
    public void Peering_IsReadAsItIsSynthesised(string attributes, string statements) => Truth.Check(attributes, [Program(PeeredApp.Stack(attributes, "_ = _ops; " + statements)), App]);

    // The wrong programs on the pages of these rules.
    [Theory]
    [InlineData("VPC906")]
    [InlineData("VPC907")]
    public void MisusedScaffold_CannotBeSynthesised(string rule)
    {
        var page = File.ReadAllText(Repository.PathOf($"docs/rules/{rule}.md"));
        var start = page.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;

        Assert.NotEmpty(Truth.FailureOf(page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)], App.Replace("\"Net\")", "\"Net\", null!)", StringComparison.Ordinal)));
    }

    [Fact]
    public void ReadmePrograms_DeployTheSameResources()
    {
        var (scaffolded, byHand) = ScaffoldPageTests.Programs;

        Assert.Equal(Resources(byHand), Resources(scaffolded));
    }

    /// <summary>The types and properties of the resources, with the type of what they refer to in the place of its name.</summary>
    private static IEnumerable<string> Resources(string program)
    {
        var template = Synthesis.RunStacks(program, "NetworkStack").Template.GetProperty("Resources").EnumerateObject().ToList();
        var types = template.ToDictionary(static resource => resource.Name, static resource => resource.Value.GetProperty("Type").GetString()!);
        return template.Select(resource => $"{types[resource.Name]} {Text(resource.Value.GetProperty("Properties"))}").Order(StringComparer.Ordinal);

        string Text(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => string.Join(", ", element.EnumerateObject().Where(static p => p.Name != "Tags").OrderBy(static p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}: {Text(p.Value)}")),
            JsonValueKind.Array => $"[{string.Join(", ", element.EnumerateArray().Select(Text))}]",
            JsonValueKind.String when types.TryGetValue(element.GetString()!, out var type) => $"<{type}>",
            _ => element.ToString(),
        };
    }

    private static string Program(string source) => source.Replace("internal sealed partial class", "public sealed partial class", StringComparison.Ordinal)
        .Replace("namespace Shop;", "", StringComparison.Ordinal);
}
