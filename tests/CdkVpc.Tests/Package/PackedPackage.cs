using System.Diagnostics;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Package;

/// <summary>The package, packed from what the tests were built with, and a project of a CDK app that refers to it.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdkvpc-package-").FullName;

    /// <summary>Packs, and writes the project.</summary>
    public PackedPackage()
    {
        Run(Repository.PathOf("."), "pack", "src/CodeFixes", "-c", Repository.Configuration, "--no-build", "-o", _folder);
        File = Directory.GetFiles(_folder, "*.nupkg").Single();

        // The packages of the tests serve the app too; ours goes to a folder of its own, because its version stays the same.
        System.IO.File.WriteAllText(Path.Combine(_folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{Repository.Packages}</RestoreFallbackFolders>
                <RestoreSources>{_folder}</RestoreSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amazon.CDK.Lib" Version="2.160.0" />
                <PackageReference Include="CdkVpc.Analyzers" Version="*" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        System.IO.File.WriteAllText(Path.Combine(_folder, "NetworkStack.cs"), """
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Constructs;

            public class NetworkStack : Stack
            {
                public NetworkStack(Construct scope, string id) : base(scope, id) => new Vpc(this, "Vpc");
            }
            """);
    }

    /// <summary>The .nupkg file.</summary>
    public string File { get; }

    /// <summary>What 'dotnet build' prints of the app.</summary>
    public string Build(string property) => Run(_folder, "build", "--no-incremental", "-nodeReuse:false", property);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };

        // What the process that runs the tests was told is not for this one.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd();
    }
}
