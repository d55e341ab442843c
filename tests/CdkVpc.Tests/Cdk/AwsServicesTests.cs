using System.Collections.Immutable;
using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkVpc.Analyzers.Cdk;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class AwsServicesTests
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

    [Fact]
    public void Names_AreThoseOfTheCdk() => Synthesis.Alone(static () =>
    {
        // jsii needs a running kernel for static members: each member is read once, which takes a few seconds.
        _ = new App();
        var type = typeof(InterfaceVpcEndpointAwsService);
        foreach (var member in (string[])["ACCESS_ANALYZER", "APIGATEWAY", "ECR", "KEYSPACES", "SAGEMAKER_NOTEBOOK", "IAM", "KINESIS_STREAMS"])
        {
            var service = (InterfaceVpcEndpointAwsService)type.GetProperty(member)!.GetValue(null)!;
            Assert.Equal(service.ShortName, AwsServices.Interface(member));
            Assert.Equal((int)service.Port, AwsServices.PortOf(service.ShortName));
        }
    });

    private static ImmutableArray<string> Members(string version, string type)
    {
        var references = version switch { "oldest" => CdkReferences.Oldest, "newest" => CdkReferences.Newest, _ => CdkReferences.Default };
        var symbol = CSharpCompilation.Create("Names", references: references).GetTypeByMetadataName("Amazon.CDK.AWS.EC2." + type);
        Assert.NotNull(symbol);
        return [.. symbol.GetMembers().OfType<IPropertySymbol>().Where(property => property.IsStatic).Select(property => property.Name)];
    }
}
