using System.Text.RegularExpressions;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests;

/// <summary>The walls between the rooms: what a room may not know, read from its sources.</summary>
public sealed class WallTests
{
    [Theory]
    [InlineData("Facts")]
    [InlineData("Network")]
    [InlineData("Rules")]
    public void Room_KnowsNeitherTheCompilerNorCdk(string room) =>
        AssertNoneMatches(room, @"Microsoft\.CodeAnalysis|\bAmazon\.|\bCfn[A-Z]|CdkVpc\.Analyzers\.(Cdk|Reading|Reporting|Scaffolds)\b");

    [Fact]
    public void Facts_KnowNoNetwork() => AssertNoneMatches("Facts", @"CdkVpc\.Analyzers\.(Network|Rules)\b");

    [Fact]
    public void Network_KnowsNoRules() => AssertNoneMatches("Network", @"CdkVpc\.Analyzers\.Rules\b");

    [Fact]
    public void Reading_KnowsNoAws() =>
        AssertNoneMatches("Reading", @"\bAmazon\.|\bAWS\b|\bCfn[A-Z]|\b(Vpc|Subnet|Bucket)\b|CdkVpc\.Analyzers\.(Cdk|Network|Rules|Reporting)\b");

    [Theory]
    [InlineData("Reading/Code")]
    [InlineData("Reading/Evaluation")]
    [InlineData("Reading/Values")]
    [InlineData("Cdk")]
    public void Evaluation_KnowsNoCompiler(string room) => AssertNoneMatches(room, @"Microsoft\.CodeAnalysis");

    [Fact]
    public void Cdk_KnowsNoRules() => AssertNoneMatches("Cdk", @"CdkVpc\.Analyzers\.(Rules|Reporting)\b");

    [Fact]
    public void Scaffolds_KnowNoNetworkAndNoReporting() => AssertNoneMatches("Scaffolds", @"CdkVpc\.Analyzers\.(Network|Reporting)\b|Reading\.(Code|Evaluation|Values)\b");

    private static void AssertNoneMatches(string room, string pattern)
    {
        var folder = Repository.PathOf($"src/Analyzers/{room}");
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(sources);
        Assert.Empty(
            from source in sources
            from line in File.ReadLines(source)
            where !IsComment(line) && Regex.IsMatch(line, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            select $"{Path.GetRelativePath(folder, source)}: {line.Trim()}");
    }

    /// <summary>A comment may give an example.</summary>
    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);
}
