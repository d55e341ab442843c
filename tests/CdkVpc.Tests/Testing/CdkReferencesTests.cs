using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Testing;

public sealed class CdkReferencesTests
{
    [Theory]
    [InlineData("oldest")]
    [InlineData("default")]
    [InlineData("newest")]
    public void EachCdk_CompilesAStack(string version)
    {
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("""
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Constructs;

            public class NetworkStack : Stack
            {
                public NetworkStack(Construct scope, string id, IStackProps props) : base(scope, id, props) =>
                    _ = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
            }
            """, cancellationToken: TestContext.Current.CancellationToken)], Of(version), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static ImmutableArray<MetadataReference> Of(string version) => version switch
    {
        "oldest" => CdkReferences.Oldest,
        "default" => CdkReferences.Default,
        "newest" => CdkReferences.Newest,
        _ => throw new ArgumentOutOfRangeException(nameof(version)),
    };
}
