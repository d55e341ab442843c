using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>Reads the network of a program, as the analyzer does.</summary>
internal static class Networks
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq;
        global using Amazon.CDK; global using Amazon.CDK.AWS.EC2; global using Amazon.CDK.AWS.IAM; global using Amazon.CDK.AWS.S3; global using Constructs;
        """;

    /// <summary>The network of statements in the constructor of a stack 'Main', which is made by a program with these props, beside this cdk.json.</summary>
    public static DeployedNetwork OfStack(string statements, string props = "new StackProps()", string app = "new App()", string? contextFile = null) => Of(
        OutputKind.ConsoleApplication, [StackSource(statements), Program(props, app)], contextFile);

    /// <summary>The network of sources: with a Main, or a library.</summary>
    public static DeployedNetwork Of(params string[] sources) => Of(OutputKind.DynamicallyLinkedLibrary, sources, contextFile: null);

    /// <summary>The template of the same stack, by the real CDK.</summary>
    public static SynthesizedApp Synthesize(string statements, string props = "new StackProps()") =>
        Synthesis.RunProgram(Usings, StackSource(statements), Program(props, "new App()"));

    private static DeployedNetwork Of(OutputKind kind, string[] sources, string? contextFile)
    {
        var trees = sources.Prepend(Usings).Select(source => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken));
        var compilation = CSharpCompilation.Create("Program", trees, CdkReferences.Default, new CSharpCompilationOptions(kind));
        var network = AppReader.ReadNetwork(compilation, TestContext.Current.CancellationToken, contextFile);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.False(network.IsIncomplete);
        return network;
    }

    private static string StackSource(string statements) => $$"""
        public class MainStack : Stack
        {
            public MainStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                {{statements}}
            }
        }
        """;

    private static string Program(string props, string app) => $$"""
        public static class Program
        {
            public static void Main()
            {
                var app = {{app}};
                _ = new MainStack(app, "Main", {{props}});
                app.Synth();
            }
        }
        """;
}
