using System.Globalization;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Scaffolds.Rules;

public sealed class ScaffoldServiceUnknownTests
{
    [Theory]
    [InlineData("SQSS", "'SQS' may be meant")]
    [InlineData("sqs", "'SQS' may be meant")]
    [InlineData("ecr.api", "'ECR' may be meant")]
    [InlineData("SecretsManager", "'SECRETS_MANAGER' may be meant")]
    [InlineData("Nothing at all", "name one that it has")]
    [InlineData("", "name one that it has")]
    [InlineData("DYNAMODB", "name one that it has")]
    [InlineData("FromName", "name one that it has")]
    public async Task Name_ThatTheCdkLacks_Reports(string name, string remedy)
    {
        var found = await Verify.DiagnosticsAsync(Class($"{{|VPC904:InterfaceEndpoint|}}(\"{name}\")"), "VPC904");

        Assert.EndsWith(remedy, found.Single(static diagnostic => diagnostic.Id == "VPC904").GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Name_ThatANewerCdkHas_IsSilent() =>
        Verify.DiagnosticsAsync(new TestApp(Class("InterfaceEndpoint(\"DYNAMODB\")")) { References = CdkReferences.Newest }, "VPC904");

    [Theory]
    [InlineData("InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SQS))")]
    [InlineData("InterfaceEndpoint(\"SQS\"), InterfaceEndpoint(\"SSM\"), InterfaceEndpoints(EndpointSet.Fargate)")]
    [InlineData("InterfaceEndpoint(null)")]
    [InlineData("InterfaceEndpoint(Missing)")]
    public Task Name_ThatIsKnownOrCannotBeTold_IsSilent(string attributes) => Verify.DiagnosticsAsync(new TestApp(Class(attributes)) { AllowsErrors = true }, "VPC904");

    [Fact]
    public Task Name_IsFixed() => VerifyFix.FixedAsync("VPC904", Stack("\"SQSS\"", "\"ecr.api\", Access = EndpointAccess.Vpc"), Stack("nameof(InterfaceVpcEndpointAwsService.SQS)", "nameof(InterfaceVpcEndpointAwsService.ECR), Access = EndpointAccess.Vpc"));

    // The compiler refuses the name as well; the remedy is the same.
    [Fact]
    public Task NameOfNothing_IsFixed() => VerifyFix.FixedAsync(
        "VPC904",
        Stack("nameof(InterfaceVpcEndpointAwsService.SQSS)", "\"SNS\""),
        Stack("nameof(InterfaceVpcEndpointAwsService.SQS)", "\"SNS\""),
        hasErrors: true);

    [Fact]
    public Task UnknownName_HasNoFix() => VerifyFix.IsNotOfferedAsync("VPC904", Stack("\"Nothing\"", "Names.Queue"));

    private static string Class(string attributes) => $"#nullable disable\nusing CdkVpc;\npublic partial class Network : Stack {{ [{attributes}] public Vpc Vpc; }}";

    private static string Stack(string first, string second) => $$"""
        using CdkVpc;

        public static class Names
        {
            public const string Queue = "queue";
        }

        public partial class NetworkStack : Stack
        {
            [InterfaceEndpoint({{first}})]
            [InterfaceEndpoint({{second}})]
            public Vpc Vpc { get; }

            public NetworkStack(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
                ScaffoldVpc();
            }
        }
        """;
}
