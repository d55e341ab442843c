using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Cdk;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed partial class AwsServicesTests
{
    public static TheoryData<string> Versions => ["oldest", "default", "newest"];

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryMember_OfEveryCdk_IsKnown(string version)
    {
        Assert.Empty(Members(version, "InterfaceVpcEndpointAwsService").Except(AwsServices.InterfaceMembers));
        Assert.Empty(Members(version, "GatewayVpcEndpointAwsService").Except(AwsServices.GatewayMembers));
    }

    [Fact]
    public void TheNewestCdk_HasEveryKnownMember()
    {
        Assert.Empty(AwsServices.InterfaceMembers.Except(Members("newest", "InterfaceVpcEndpointAwsService")));
        Assert.Empty(AwsServices.GatewayMembers.Except(Members("newest", "GatewayVpcEndpointAwsService")));
    }

    [Theory]
    [InlineData("ECR_DOCKER", "ecr.dkr")]
    [InlineData("EVENTBRIDGE", "events")]
    [InlineData("SECRETS_MANAGER", "secretsmanager")]
    [InlineData("SSM_MESSAGES", "ssmmessages")]
    [InlineData("SQS", "sqs")]
    public void Names_AreShort(string member, string name) => Assert.Equal(name, AwsServices.Interface(member));

    /// <summary>The JavaScript library says what each member is: name, prefix of the full name, port.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void NamesAndPorts_AreThoseOfTheCdk(string version)
    {
        var source = CdkSources.Read(ReferencesOf(version), "aws-ec2/lib/vpc-endpoint.js");
        var interfaces = Created().Matches(source).Where(static made => made.Groups["type"].Value == "Interface").ToList();

        Assert.Equal(Members(version, "InterfaceVpcEndpointAwsService").Order(StringComparer.Ordinal), interfaces.Select(static made => made.Groups["member"].Value).Order(StringComparer.Ordinal));
        Assert.All(interfaces, static made =>
        {
            var name = made.Groups["name"].Value;
            Assert.Equal(name, AwsServices.Interface(made.Groups["member"].Value));
            Assert.Equal(made.Groups["port"] is { Success: true } port ? int.Parse(port.Value, CultureInfo.InvariantCulture) : 443, AwsServices.PortOf(name));
        });
        Assert.All(Created().Matches(source).Where(static made => made.Groups["type"].Value == "Gateway"), static made =>
            Assert.Equal(made.Groups["name"].Value, AwsServices.Gateway(made.Groups["member"].Value)));
    }

    private static ImmutableArray<MetadataReference> ReferencesOf(string version) => version switch
    {
        "oldest" => CdkReferences.Oldest,
        "newest" => CdkReferences.Newest,
        _ => CdkReferences.Default,
    };

    private static ImmutableArray<string> Members(string version, string type)
    {
        var symbol = CSharpCompilation.Create("Names", references: ReferencesOf(version)).GetTypeByMetadataName("Amazon.CDK.AWS.EC2." + type);
        Assert.NotNull(symbol);
        return [.. symbol.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsStatic).Select(property => property.Name)];
    }

    [GeneratedRegex("""(?<member>[A-Z][A-Z0-9_]*)=new (?<type>Interface|Gateway)VpcEndpointAwsService\("(?<name>[^"]+)"(?:,(?:"[^"]*"|void 0|undefined)(?:,(?:void 0|(?<port>[0-9]+)))?)?[^)]*\)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Created();
}
