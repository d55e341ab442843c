using System.Collections.Immutable;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Tests.Oracle.Templates;
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
        string[] all = [.. sources, Usings];
        return NetworkComparison.Of(Read(all), TemplateNetwork.Read(Synthesis.RunProgram(all)));
    }

    /// <summary>Demands that a program's network is read as CDK synthesises it, and that nothing is left open but what is named.</summary>
    /// <param name="name">What the program is called in a message.</param>
    /// <param name="sources">The program.</param>
    /// <param name="open">The beginnings of the facts that it leaves open until deployment.</param>
    public static NetworkComparison Check(string name, string[] sources, params string[] open)
    {
        var comparison = Compare(sources);
        var unexpected = comparison.Unknowns.Where(unknown => !open.Any(known => unknown.StartsWith(known, StringComparison.Ordinal)));
        ImmutableArray<string> faults = [.. comparison.Differences, .. unexpected.Select(static unknown => $"{unknown} (not known to the reading)")];
        Assert.True(faults.IsEmpty, $"{name}:\n{string.Join("\n", faults)}");
        return comparison;
    }

    /// <summary>The network of a program, as the analyzer reads it.</summary>
    public static Analyzers.Network.DeployedNetwork Read(IEnumerable<string> sources)
    {
        var token = TestContext.Current.CancellationToken;
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source, cancellationToken: token));
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        var network = AppReader.ReadNetwork(CSharpCompilation.Create("Program", trees, CdkReferences.Default, options), token);
        Assert.False(network.IsIncomplete, "The program is too large for the evaluator.");
        return network;
    }
}
