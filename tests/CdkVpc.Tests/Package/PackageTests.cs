using System.IO.Compression;
using System.Xml.Linq;
using CdkVpc.Analyzers.Reporting;
using Xunit;

namespace CdkVpc.Tests.Package;

/// <summary>What is in the package, and what it does to a project that refers to it.</summary>
public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Fact]
    public void Package_HasTheAnalyzersAndNoLibrary()
    {
        using var zip = ZipFile.OpenRead(package.File);

        Assert.Equal(
            [
                "CdkVpc.Analyzers.nuspec",
                "LICENSE",
                "README.md",
                "analyzers/dotnet/cs/CdkVpc.Analyzers.dll",
                "analyzers/dotnet/cs/CdkVpc.CodeFixes.dll",
                "analyzers/dotnet/cs/CdkVpc.Generators.dll",
                "build/CdkVpc.Analyzers.props",
                "buildTransitive/CdkVpc.Analyzers.props",
                "configuration/all.globalconfig",
                "configuration/aws-solutions.globalconfig",
                "configuration/hipaa.globalconfig",
                "configuration/nist-800-53-r5.globalconfig",
                "configuration/none.globalconfig",
                "configuration/pci-dss.globalconfig",
                "configuration/security-hub.globalconfig",
                "configuration/strict.globalconfig",
            ],
            zip.Entries.Select(static entry => entry.FullName).Where(static name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Package_IsForDevelopmentAndHasNoDependencies()
    {
        using var zip = ZipFile.OpenRead(package.File);
        using var content = zip.GetEntry("CdkVpc.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(content).Root!.Elements().Single().Elements().ToDictionary(static element => element.Name.LocalName);

        Assert.DoesNotContain("dependencies", metadata.Keys);
        Assert.Equal("true", metadata["developmentDependency"].Value);
        Assert.Equal("README.md", metadata["readme"].Value);
        Assert.Equal("MIT", metadata["license"].Value);
        Assert.Equal("https://github.com/cdkvpc/cdkvpc", metadata["repository"].Attribute("url")!.Value);
        Assert.NotEmpty(metadata["releaseNotes"].Value);
    }

    [Theory]
    [InlineData("", "warning VPC101")]
    [InlineData("default", "warning VPC101")]
    [InlineData("none", "")]
    [InlineData("all", "warning VPC101")]
    [InlineData("Strict", "warning VPC101, warning VPC305, warning VPC614, warning VPC710, warning VPC711")]
    [InlineData("aws-solutions", "warning VPC101")]
    [InlineData("security-hub", "warning VPC101, warning VPC614, warning VPC710")]
    [InlineData("pci-dss", "warning VPC101, warning VPC614, warning VPC710, warning VPC711")]
    public void Preset_SetsWhatABuildReports(string preset, string reports)
    {
        var output = package.Build($"-p:CdkVpcPreset={preset}");

        Assert.Contains("0 Error(s)", output, StringComparison.Ordinal);
        Assert.Equal(reports, string.Join(", ", Descriptors.All.Select(static rule => $"warning {rule.Id}").Where(warning => output.Contains(warning, StringComparison.Ordinal))));
    }

    [Fact]
    public void UnknownPreset_IsAnError() =>
        Assert.Contains("error : CdkVpcPreset is 'most'; it must be none, default, all, strict, aws-solutions, security-hub, hipaa, nist-800-53-r5 or pci-dss.", package.Build("-p:CdkVpcPreset=most"), StringComparison.Ordinal);

    [Fact]
    public void CdkJson_ConfiguresTheApp()
    {
        using var file = package.Write("cdk.json", """{ "app": "dotnet run", "context": { "cidr": "10.0.0.0/8" } }""");

        Assert.Contains("error VPC714", package.Build("-p:CdkVpcPreset=default"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cdk.json", null, true)]
    [InlineData("src/App/cdk.json", null, true)]
    [InlineData("src/Other/cdk.json", null, false)]
    [InlineData("cdk.json", ".git/HEAD", true)]
    [InlineData("cdk.json", "src/.git/HEAD", false)]
    [InlineData("cdk.json", "src/.git", false)]
    [InlineData("src/cdk.json", "src/.git/HEAD", true)]
    public void CdkJson_IsTheNearestInTheRepository(string path, string? repository, bool isRead)
    {
        using var file = package.Write(path, "{}");
        using var root = repository is null ? null : package.Write(repository, "ref: refs/heads/main");

        Assert.Equal(isRead, package.AdditionalFiles().Contains("cdk.json", StringComparison.Ordinal));
    }

    private static bool IsOfTheFormat(string name) => name is "_rels/.rels" or "[Content_Types].xml" || name.StartsWith("package/", StringComparison.Ordinal);
}
