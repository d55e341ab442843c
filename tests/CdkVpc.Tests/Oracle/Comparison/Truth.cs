using System.Collections.Immutable;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Oracle.Comparison;

/// <summary>Holds the reading of whole programs against what CDK synthesises.</summary>
internal static class Truth
{
    /// <summary>The usings that a program need not write.</summary>
    private const string Usings = TestApp.GlobalUsings + """

        global using Protocol = Amazon.CDK.AWS.EC2.Protocol;
        """;

    /// <summary>A program of one stack, 'Main', whose constructor has these statements.</summary>
    public static string InStack(string statements) => $$"""
        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new MainStack(app, "Main");
                app.Synth();
            }
        }

        public class MainStack : Stack
        {
            public MainStack(Construct scope, string id) : base(scope, id)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>Compares the network of a program, which has an entry point, with that of its templates.</summary>
    public static NetworkComparison Compare(params string[] sources)
    {
        var compilation = Compile(sources);
        return NetworkComparison.Of(Read(compilation), Synthesis.RunProgram(compilation));
    }

    /// <summary>A program, with the usings that it need not write.</summary>
    public static CSharpCompilation Compile(string[] sources)
    {
        var token = TestContext.Current.CancellationToken;
        var trees = sources.Append(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"{i}.cs", cancellationToken: token));
        return Scaffolding.AddTo(CSharpCompilation.Create("Program", trees, CdkReferences.Default, new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));
    }

    /// <summary>What CDK says of a program that it refuses.</summary>
    public static string FailureOf(params string[] sources) => Synthesis.FailureOf([.. sources, Usings]);

    /// <summary>Demands that a program's network is read as CDK synthesises it, and that nothing is left open but what is named.</summary>
    /// <param name="name">What the program is called in a message.</param>
    /// <param name="sources">The program.</param>
    /// <param name="open">The beginnings of the facts that it leaves open until deployment.</param>
    public static NetworkComparison Check(string name, string[] sources, params string[] open)
    {
        var comparison = Compare(sources);
        var unexpected = comparison.Unknowns.Where(unknown => !open.Any(known => unknown.StartsWith(known, StringComparison.Ordinal)));
        ImmutableArray<string> faults = [.. comparison.Differences, .. comparison.Disagreements, .. unexpected.Select(static unknown => $"{unknown} (not known to the reading)")];
        Assert.True(faults.IsEmpty, $"{name}:\n{string.Join("\n", faults)}");
        return comparison;
    }

    /// <summary>The network of a program, as the analyzer reads it.</summary>
    private static DeployedNetwork Read(CSharpCompilation compilation)
    {
        var network = AppReader.ReadNetwork(compilation, TestContext.Current.CancellationToken);
        Assert.False(network.IsIncomplete, "The program is too large for the evaluator.");
        return network;
    }
}
