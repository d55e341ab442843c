using System.Diagnostics;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Package;

/// <summary>The package, packed from what the tests were built with, and a project of a CDK app that refers to it.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cdkvpc-package-").FullName;
    private readonly string _app;

    /// <summary>Packs, and writes the project.</summary>
    public PackedPackage()
    {
        Run(Repository.PathOf("."), "pack", "src/CodeFixes", "-c", Repository.Configuration, "--no-build", "-o", _folder);
        File = Directory.GetFiles(_folder, "*.nupkg").Single();

        _app = Directory.CreateDirectory(Path.Combine(_folder, "src", "App")).FullName;

        // The packages of the tests serve the app too; ours goes to a folder of its own, because its version stays the same.
        System.IO.File.WriteAllText(Path.Combine(_app, "App.csproj"), $"""
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
        System.IO.File.WriteAllText(Path.Combine(_app, "NetworkStack.cs"), """
            using Amazon.CDK;
            using Amazon.CDK.AWS.EC2;
            using Constructs;

            public class NetworkStack : Stack
            {
                public NetworkStack(Construct scope, string id) : base(scope, id) => new Vpc(this, "Vpc");
            }

            public class ConfiguredStack : Stack
            {
                public ConfiguredStack(Construct scope, string id) : base(scope, id) =>
                    new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr((string)Node.TryGetContext("cidr")) });
            }
            """);
    }

    /// <summary>The .nupkg file.</summary>
    public string File { get; }

    /// <summary>What 'dotnet build' prints of the app.</summary>
    public string Build(string property) => Run(_app, "build", "--no-incremental", "-nodeReuse:false", property);

    /// <summary>What the app's project gives analyzers to read.</summary>
    public string AdditionalFiles()
    {
        if (!Directory.Exists(Path.Combine(_app, "obj")))
            Run(_app, "restore");
        return Run(_app, "msbuild", "-getItem:AdditionalFiles");
    }

    /// <summary>Writes a file beside the project or above it (the project is 'src/App'), until it is disposed of.</summary>
    public IDisposable Write(string path, string text) => new WrittenFile(Path.Combine(_folder, path), text);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class WrittenFile : IDisposable
    {
        private readonly string _path;

        public WrittenFile(string path, string text)
        {
            _path = path;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, text);
        }

        public void Dispose()
        {
            System.IO.File.Delete(_path);
            if (Path.GetFileName(Path.GetDirectoryName(_path)) == ".git")
                Directory.Delete(Path.GetDirectoryName(_path)!);
        }
    }

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
