using System.Globalization;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Xunit;

namespace CdkVpc.Tests.Reporting;

public sealed class DescriptorTests
{
    [Fact]
    public void Descriptors_AreThoseOfTheRules_InTheirOrder() =>
        Assert.Equal(Descriptors.Rules.Select(static rule => rule.Id), new CdkVpcAnalyzer().SupportedDiagnostics.Select(static rule => rule.Id));

    [Fact]
    public void Descriptor_LeadsToThePageOfItsRule() => Assert.All(Descriptors.All, static rule =>
        Assert.Equal($"https://github.com/cdkvpc/cdkvpc/blob/main/docs/rules/{rule.Id}.md", rule.HelpLinkUri));

    [Fact]
    public void Descriptor_HasNoPlaceholderInItsTitle() => Assert.All(Descriptors.All, static rule =>
        Assert.DoesNotContain("{", rule.Title.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    // The release tracker of the compiler's own analyzers cannot see descriptors that are made from data.
    [Fact]
    public void ReleaseFiles_ListEveryRuleAsItIs()
    {
        var listed = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(static file => File.ReadLines(Repository.PathOf($"src/Analyzers/{file}")))
            .Where(static line => line.StartsWith("VPC", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(Descriptors.All.Zip(Descriptors.Rules, static (rule, source) => $"{rule.Id} | {rule.Category} | {SeverityOf(rule)} | {source.Name}"), listed);
    }

    private static string SeverityOf(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";
}
