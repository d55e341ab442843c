using System.Collections.Immutable;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

/// <summary>Programs that use the attributes, compiled as strictly as a project can ask for: every warning is an error, comments are checked.</summary>
internal static class ScaffoldedApp
{
    /// <summary>What a test needs in a stack that its scaffold is tried on.</summary>
    public const string Usings = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.S3;
        using CdkVpc;
        using Constructs;

        """;

    /// <summary>Three tiers in two zones: public, with egress, isolated.</summary>
    public const string ThreeTiers = """
        new VpcProps
        {
            MaxAzs = 2,
            SubnetConfiguration = new ISubnetConfiguration[]
            {
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                new SubnetConfiguration { Name = "application", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 24 },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
            },
        }
        """;

    /// <summary>The versions of the CDK.</summary>
    public static readonly ImmutableArray<(string Version, ImmutableArray<MetadataReference> References)> Versions =
        [("2.103.0", CdkReferences.Oldest), ("2.160.0", CdkReferences.Default), ("2.277.0", CdkReferences.Newest)];

    /// <summary>A stack with one VPC, of these attributes, and statements after the call of the scaffold, whose result is 'network'.</summary>
    public static string Stack(string attributes, string statements = "", string props = ThreeTiers) => $$"""
        {{Usings}}
        namespace Shop;

        internal sealed partial class NetworkStack : Stack
        {
            {{attributes}}
            public Vpc Vpc { get; }

            public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                Vpc = new Vpc(this, "Vpc", {{props}});
                var network = ScaffoldVpc();
                _ = network;
                {{statements}}
            }
        }
        """;

    /// <summary>The program without what is generated.</summary>
    public static CSharpCompilation Parse(
        string source,
        ImmutableArray<MetadataReference>? references = null,
        LanguageVersion version = LanguageVersion.CSharp10,
        string? implicitUsings = null)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var trees = new[] { source, implicitUsings }.OfType<string>().Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"Source{i}.cs"));
        return CSharpCompilation.Create("App", trees, references ?? CdkReferences.Default, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
            nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The program with what is generated, which must compile without a warning.</summary>
    public static CSharpCompilation Compile(
        string source,
        ImmutableArray<MetadataReference>? references = null,
        LanguageVersion version = LanguageVersion.CSharp10,
        string? implicitUsings = null)
    {
        var compilation = Scaffolding.Run(Parse(source, references, version, implicitUsings));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return compilation;
    }
}
