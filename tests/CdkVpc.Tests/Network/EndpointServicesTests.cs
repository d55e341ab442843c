using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class EndpointServicesTests
{
    private static readonly HashSet<string> Known =
        [.. AwsServices.InterfaceMembers.Select(AwsServices.Interface).OfType<string>(), .. AwsServices.GatewayMembers.Select(AwsServices.Gateway).OfType<string>()];

    [Fact]
    public void Companions_AreServicesThatHaveEndpoints() =>
        Assert.All(Known.SelectMany(EndpointServices.CompanionsOf), static other => Assert.Contains(other, Known));

    [Fact]
    public void Companions_AreOfServicesThatHaveEndpoints() => Assert.Equal(
        ["codeartifact.repositories", "ec2messages", "ecr.api", "ecr.dkr", "ecs-agent", "ecs-telemetry", "ssm"],
        Known.Where(static service => EndpointServices.CompanionsOf(service).Count > 0).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("email-smtp", false)]
    [InlineData("iot.data", false)]
    [InlineData("transfer.server", false)]
    [InlineData("sqs", true)]
    [InlineData("ecr.api", true)]
    public void PolicySupport(string service, bool takesPolicy) => Assert.Equal(takesPolicy, EndpointServices.TakesPolicy(service));

    [Fact]
    public void ServicesWithoutPolicy_AreServicesOfTheCdk() =>
        Assert.Equal(42, Known.Count(static service => !EndpointServices.TakesPolicy(service)));

    [Theory]
    [InlineData("kms", "kms", true)]
    [InlineData("kms-fips", "kms", true)]
    [InlineData("kms", "kms-fips", false)]
    [InlineData("ssmmessages", "ssm", false)]
    public void Serving(string endpoint, string service, bool serves) => Assert.Equal(serves, EndpointServices.Serves(endpoint, service));
}

public sealed class GrantServicesTests
{
    private static readonly string[] Modules =
        ["S3", "DynamoDB", "SQS", "SNS", "SecretsManager", "SSM", "Kinesis", "KinesisFirehose", "StepFunctions", "Events", "Lambda", "ECR", "Logs", "KMS", "CloudWatch", "RDS"];

    public static TheoryData<string> Versions => ["oldest", "default", "newest"];

    [Fact]
    public void Services_HaveEndpoints() => Assert.Empty(GrantServices.All.Except(
        AwsServices.InterfaceMembers.Select(AwsServices.Interface).Concat(AwsServices.GatewayMembers.Select(AwsServices.Gateway)).OfType<string>()));

    [Fact]
    public void MethodsThatAreToldOf_ExistInSomeCdk() =>
        Assert.Empty(GrantServices.Methods.Except(Versions.SelectMany(static version => MethodsOf(version.Data))));

    [Fact]
    public void EventSources_Exist()
    {
        var compilation = CSharpCompilation.Create("Names", references: CdkReferences.Newest);
        Assert.All(GrantServices.EventSourceTypes, type => Assert.NotNull(compilation.GetTypeByMetadataName(type)));
    }

    /// <summary>A grant that appears in a newer CDK is to be looked at: whether the grantee calls the service.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryGrantMethod_IsLookedAt(string version) => Assert.Equal(
        [],
        MethodsOf(version).Where(static method => GrantServices.OfMethod("Amazon.CDK.AWS." + method.Split('.')[0] + ".X", method.Split('.')[1]) is null).Except(
        [
            "S3.GrantReplicationPermission", "S3.GrantOnKey", "SQS.GrantOnKey", "SNS.GrantOnKey", "SSM.GrantOnKey", "DynamoDB.GrantOnKey", "Lambda.GrantInvokeUrl",
            "KMS.Grant", "KMS.GrantAdmin", "KMS.GrantDecrypt", "KMS.GrantEncrypt", "KMS.GrantEncryptDecrypt", "RDS.GrantConnect",
        ]));

    [Theory]
    [InlineData("Amazon.CDK.AWS.SQS.Queue", "GrantSendMessages", "sqs")]
    [InlineData("Amazon.CDK.AWS.StepFunctions.StateMachine", "GrantStartSyncExecution", "sync-states")]
    [InlineData("Amazon.CDK.AWS.KMS.Key", "GrantSign", "kms")]
    [InlineData("Amazon.CDK.AWS.KMS.Key", "GrantDecrypt", null)]
    [InlineData("Amazon.CDK.AWS.EFS.FileSystem", "GrantRead", null)]
    [InlineData("My.Queue", "GrantSendMessages", null)]
    public void Methods(string type, string method, string? service) => Assert.Equal(service, GrantServices.OfMethod(type, method));

    [Theory]
    [InlineData("sqs:SendMessage", "sqs")]
    [InlineData("SQS:*", "sqs")]
    [InlineData("states:StartSyncExecution", "sync-states")]
    [InlineData("kms:Decrypt", null)]
    [InlineData("*", null)]
    [InlineData(null, null)]
    public void Actions(string? action, string? service) => Assert.Equal(service, GrantServices.OfAction(action));

    private static IEnumerable<string> MethodsOf(string version)
    {
        var references = version switch { "oldest" => CdkReferences.Oldest, "newest" => CdkReferences.Newest, _ => CdkReferences.Default };
        var compilation = CSharpCompilation.Create("Names", references: references);
        return Modules.SelectMany(module => TypesOf(compilation, $"Amazon.CDK.AWS.{module}")
            .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(static method => method.Name.StartsWith("Grant", StringComparison.Ordinal) && method.Parameters is [{ Type.Name: "IGrantable" }, ..])
            .Select(method => $"{module}.{method.Name}"))
            .Distinct();
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(Compilation compilation, string name)
    {
        var space = name.Split('.').Aggregate((INamespaceSymbol?)compilation.GlobalNamespace, static (outer, part) => outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part));
        return space?.GetTypeMembers() ?? [];
    }
}
