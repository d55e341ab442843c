using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.Tests.Testing;

/// <summary>The sources of a program, with marks, and what they are compiled with. The usual namespaces are there without a using.</summary>
public sealed record TestApp(params string[] Sources)
{
    /// <summary>The usings that a test need not write.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using Amazon.CDK;
        global using Amazon.CDK.AWS.EC2;
        global using Amazon.CDK.AWS.ECS;
        global using Amazon.CDK.AWS.IAM;
        global using Amazon.CDK.AWS.Lambda;
        global using Amazon.CDK.AWS.Logs;
        global using Amazon.CDK.AWS.S3;
        global using Constructs;
        global using LogFormat = Amazon.CDK.AWS.EC2.LogFormat;
        global using Stack = Amazon.CDK.Stack;
        """;

    /// <summary>What the program refers to.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = CdkReferences.Default;

    /// <summary>What .editorconfig says for every document.</summary>
    public ImmutableDictionary<string, string> Config { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The text of the project's cdk.json; null where it has none.</summary>
    public string? ContextFile { get; init; }

    /// <summary>Whether the usual namespaces are there without a using.</summary>
    public bool HasGlobalUsings { get; init; } = true;

    /// <summary>Whether the sources may have errors.</summary>
    public bool AllowsErrors { get; init; }

    /// <summary>The options that a compiler hands to analyzers.</summary>
    public AnalyzerOptions Options => new(ContextFile is null ? [] : [new TestFile("/app/cdk.json", ContextFile)], new TestConfig(Config));

    /// <summary>The program without its marks.</summary>
    public CSharpCompilation Compile() => Compile(ImmutableDictionary<string, ReportDiagnostic>.Empty, out _);

    /// <summary>The program without its marks, and the marks: id, document and place.</summary>
    public CSharpCompilation Compile(
        ImmutableDictionary<string, ReportDiagnostic> severities,
        out ImmutableArray<(string Id, string Document, TextSpan Span)> marks)
    {
        var trees = ImmutableArray.CreateBuilder<SyntaxTree>();
        var found = ImmutableArray.CreateBuilder<(string Id, string Document, TextSpan Span)>();
        for (var i = 0; i < Sources.Length; i++)
        {
            TestFileMarkupParser.GetSpans(Sources[i], out var source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
            var path = $"Test{i}.cs";
            trees.Add(Parse(source, path));
            foreach (var (id, places) in spans)
                found.AddRange(places.Select(place => (id, path, place)));
        }

        marks = found.ToImmutable();
        var kind = trees.Any(static tree => HasEntryPoint(tree)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        if (HasGlobalUsings)
            trees.Add(Parse(GlobalUsings, "Usings.cs"));
        return Scaffolding.AddTo(CSharpCompilation.Create("TestApp", trees, References, new CSharpCompilationOptions(
            kind,
            specificDiagnosticOptions: severities,
            nullableContextOptions: NullableContextOptions.Enable)));
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), path);

    private static bool HasEntryPoint(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(static node =>
        node is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Main" });

    private sealed class TestFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class TestConfig(ImmutableDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(values);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        // As in .editorconfig, keys are not case-sensitive.
        private readonly ImmutableDictionary<string, string> _values = values.WithComparers(KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            _values.TryGetValue(key, out value);
    }
}
