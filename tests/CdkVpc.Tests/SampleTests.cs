using System.Text.RegularExpressions;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CdkVpc.Tests;

/// <summary>The sample app shows what its comments say, line by line, and nothing else: its better half is silent.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public async Task Diagnostics_AreThoseThatTheCommentsAnnounce()
    {
        var compilation = SampleApp.Compile();
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var build = await Verify.BuildAsync(compilation);

        Assert.Equal(Announced(compilation), build.Select(static diagnostic => At(diagnostic.Location.GetLineSpan(), diagnostic.Id)));
        Assert.Equal(build.Select(static diagnostic => diagnostic.ToString()), (await Verify.OpenDocumentsAsync(compilation)).Select(static diagnostic => diagnostic.ToString()));
    }

    private static IEnumerable<string> Announced(Compilation compilation) =>
        from tree in compilation.SyntaxTrees
        from line in tree.GetText().Lines
        from Match mark in Mark().Matches(line.ToString())
        select At(tree.GetLineSpan(line.Span), mark.Groups["id"].Value);

    private static string At(FileLinePositionSpan place, string id) => $"{place.Path}({place.StartLinePosition.Line + 1}): {id}";

    [GeneratedRegex("// (?<id>VPC[0-9]{3})\\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
