using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Tests.Testing;

/// <summary>The sources of samples/CdkApp, compiled as its project does.</summary>
public static class SampleApp
{
    /// <summary>The usings that its project gives every source.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The sources by file name.</summary>
    public static ImmutableSortedDictionary<string, string> Sources { get; } = Read(Repository.PathOf("samples/CdkApp"));

    /// <summary>The app. Rules that are off stay off.</summary>
    public static CSharpCompilation Compile() => Scaffolding.AddTo(CSharpCompilation.Create(
        "CdkApp",
        [.. Sources.Select(static source => Parse(source.Value, source.Key)), Parse(ImplicitUsings, "ImplicitUsings.cs")],
        CdkReferences.Default,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));

    /// <summary>A source of the app.</summary>
    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static ImmutableSortedDictionary<string, string> Read(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(static file => !file.Path.StartsWith("obj/", StringComparison.Ordinal) && !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("cdk.out/", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(static file => file.Path, static file => file.Text, StringComparer.Ordinal);
}
