using System.Text.RegularExpressions;
using CdkVpc.Tests.Docs;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

/// <summary>What the page of the scaffolds and README.md show is so.</summary>
public sealed partial class ScaffoldPageTests
{
    private static readonly string Readme = Section(MadeText.Read("README.md"), "Scaffolds");

    /// <summary>The programs of README.md: with scaffolds, and by hand.</summary>
    internal static (string Scaffolded, string ByHand) Programs => Code(Readme) is [var scaffolded, var byHand, ..] ? (scaffolded, byHand) : throw new InvalidOperationException("README.md shows no programs.");

    [Fact]
    public void Programs_CompileWithoutAWarning()
    {
        foreach (var program in Code(MadeText.Read("docs/scaffolds.md")).Append(Programs.Scaffolded).Append(Programs.ByHand))
            ScaffoldedApp.Compile(program.Replace("public class", "internal class", StringComparison.Ordinal).Replace("public partial class", "internal partial class", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_AreCounted()
    {
        Assert.Contains($"That is {Lines(Programs.Scaffolded)} lines, blank ones left out. By hand, the same resources take {Lines(Programs.ByHand)}:", Readme, StringComparison.Ordinal);
        Assert.Contains($"<summary>The {Lines(Programs.ByHand)} lines</summary>", Readme, StringComparison.Ordinal);

        static int Lines(string program) => program.Split('\n').Count(static line => line.Trim().Length > 0);
    }

    [Fact]
    public void EveryAttribute_IsDescribed()
    {
        var page = MadeText.Read("docs/scaffolds.md");
        var attributes = Scaffolding.Run(ScaffoldedApp.Parse("")).SyntaxTrees.Where(static tree => tree.FilePath.EndsWith("Attribute.g.cs", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(attributes);
        foreach (Match name in attributes.SelectMany(static tree => Declared().Matches(tree.ToString())))
            Assert.Contains(name.Groups["name"].Value.Replace("Attribute", "", StringComparison.Ordinal), page, StringComparison.Ordinal);
    }

    // As the page says: the document without its comment, and the class without the attributes.
    [Fact]
    public void Document_CanBeCopiedOutAndKept()
    {
        const string Attributes = "[GatewayEndpoint(GatewayService.S3)] [InterfaceEndpoints(EndpointSet.Fargate)] [EgressOnlyInternet] [FlowLogs(FlowLogTo.S3)]";
        var source = ScaffoldedApp.Stack(Attributes);
        var document = Assert.Single(Scaffolding.Documents(ScaffoldedApp.Parse(source))).Value;
        var copy = document[document.IndexOf("#nullable", StringComparison.Ordinal)..];
        var compilation = ScaffoldedApp.Parse(source.Replace(Attributes, "", StringComparison.Ordinal).Replace("using CdkVpc;", "", StringComparison.Ordinal))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(copy, new CSharpParseOptions(LanguageVersion.CSharp10), "NetworkStack.Network.cs", cancellationToken: TestContext.Current.CancellationToken));

        // The usings for statements that this stack does not have are needless, which the compiler does not mind.
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }

    private static string Section(string page, string name)
    {
        var start = page.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        return page[start..page.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }

    private static List<string> Code(string page) =>
        [.. CodeBlock().Matches(page).Select(static block => block.Groups["code"].Value).Where(static code => code.StartsWith("using ", StringComparison.Ordinal))];

    [GeneratedRegex(@"```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"internal (sealed class|enum) (?<name>\w+)|public \w+ (?<name>\w+) \{ get; set; \}|(?<=\n                )(?<name>\w+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();
}
