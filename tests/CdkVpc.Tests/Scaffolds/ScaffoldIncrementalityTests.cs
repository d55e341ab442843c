using System.Collections.Immutable;
using System.Globalization;
using CdkVpc.Generators;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

/// <summary>An edit that changes no attribute costs nothing but reading them again, and nothing of a compilation is kept.</summary>
public sealed class ScaffoldIncrementalityTests
{
    private static readonly string Source = ScaffoldedApp.Stack("""
        [GatewayEndpoint(GatewayService.S3)]
        [GatewayEndpoint(GatewayService.DynamoDb)]
        [InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SQS))]
        [InterfaceEndpoints(EndpointSet.Fargate)]
        [EgressOnlyInternet]
        [FlowLogs(FlowLogTo.S3)]
        """) + """

        [VpcPeering(nameof(App), nameof(Data))]
        [VpcPeeringMesh(nameof(App), nameof(Data))]
        internal partial class Peered : Stack
        {
            internal Vpc? App { get; }

            internal Vpc? Data { get; }
        }
        """;

    private static readonly ImmutableHashSet<string> Steps = [TrackingNames.Scaffolds, TrackingNames.Vpcs, TrackingNames.Peerings];

    [Fact]
    public void EditElsewhere_IsCachedOrUnchanged()
    {
        var (compilation, driver) = First("internal class Other { int Number() => 1; }");

        AssertNothingIsNew(driver, Replace(compilation, 1, "1", "2"));
        AssertNothingIsNew(driver, Replace(compilation, 1, "int Number", "string Text() => \"\"; int Number"));
        AssertNothingIsNew(driver, compilation.AddSyntaxTrees(Parse("internal class Third;")));
        AssertNothingIsNew(driver, compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[1]));
    }

    [Fact]
    public void EditInTheBody_IsUnchanged()
    {
        var (compilation, driver) = First();

        AssertNothingIsNew(driver, Replace(compilation, 0, "_ = network;", "_ = network; _ = 1;"));
        AssertNothingIsNew(driver, Replace(compilation, 0, "namespace Shop;", "// A comment.\nnamespace Shop;"));
        AssertNothingIsNew(driver, Replace(compilation, 0, "public NetworkStack(", "internal int Number { get; } public NetworkStack("));
    }

    [Theory]
    [InlineData("EndpointSet.Fargate", "EndpointSet.Observability", "starport", false)]
    [InlineData(".SQS)", ".SNS)", "InterfaceVpcEndpointAwsService.SNS", true)]
    [InlineData("[EgressOnlyInternet]", "", "CfnEgressOnlyInternetGateway", false)]
    [InlineData("FlowLogTo.S3", "FlowLogTo.CloudWatch", "LogGroup", true)]
    [InlineData("nameof(Data))]", "nameof(Data), PeerRegion = \"eu-west-1\")]", "eu-west-1", true)]
    [InlineData("[VpcPeeringMesh(nameof(App), nameof(Data))]", "", "ScaffoldMesh", false)]
    [InlineData("class NetworkStack", "class OtherStack", "partial class OtherStack", true)]
    [InlineData("namespace Shop;", "namespace Store;", "namespace Store;", true)]
    public void EditOfAnAttribute_IsSeen(string before, string after, string text, bool appears)
    {
        var (compilation, driver) = First();
        var edited = driver.RunGenerators(Replace(compilation, 0, before, after), TestContext.Current.CancellationToken);
        var code = string.Concat(Scaffolding.Documents(edited).Values);

        Assert.Equal(appears, code.Contains(text, StringComparison.Ordinal));
        Assert.NotEqual(appears, string.Concat(Scaffolding.Documents(driver).Values).Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_HoldNothingOfACompilation()
    {
        var (_, driver) = First();

        foreach (var step in driver.GetRunResult().Results[0].TrackedSteps.Where(static step => Steps.Contains(step.Key)).SelectMany(static step => step.Value))
        {
            foreach (var (output, _) in step.Outputs)
            {
                Assert.Empty(ObjectGraph.Reachable(output)
                    .Where(static reached => reached.Value is ISymbol or SyntaxNode or SyntaxTree or SemanticModel or Compilation or Location or SourceText or AttributeData)
                    .Select(static reached => $"{reached.Path}: {reached.Value.GetType()}"));
            }
        }
    }

    [Fact]
    public void Output_IsTheSameEveryTime() =>
        Assert.Equal(Scaffolding.Documents(ScaffoldedApp.Parse(Source)), Scaffolding.Documents(ScaffoldedApp.Parse(Source)));

    private static (CSharpCompilation Compilation, GeneratorDriver Driver) First(params string[] others)
    {
        var compilation = ScaffoldedApp.Parse(Source).AddSyntaxTrees(others.Select(Parse));
        return (compilation, Scaffolding.Driver(compilation).RunGenerators(compilation, TestContext.Current.CancellationToken));
    }

    private static SyntaxTree Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp10, DocumentationMode.Diagnose), string.Create(CultureInfo.InvariantCulture, $"Other{source.Length}.cs"));

    private static CSharpCompilation Replace(CSharpCompilation compilation, int tree, string before, string after)
    {
        var old = compilation.SyntaxTrees[tree];
        var text = old.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text[..text.IndexOf(before, StringComparison.Ordinal)] + after + text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..])));
    }

    private static void AssertNothingIsNew(GeneratorDriver driver, Compilation compilation)
    {
        var result = Assert.Single(driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results);
        var ours = result.TrackedSteps.Where(static step => Steps.Contains(step.Key)).SelectMany(static step => step.Value).ToList();

        Assert.NotEmpty(ours);
        Assert.All(
            ours.Concat(result.TrackedOutputSteps.SelectMany(static step => step.Value)).SelectMany(static step => step.Outputs),
            static output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, output.Reason.ToString()));
    }
}
