using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Amazon.CDK;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// Compiles a CDK program, runs it with the real CDK, and reads the templates. jsii has one Node process for a .NET process,
/// so programs run one at a time; the first one pays for its start (a few seconds).
/// </summary>
public static class Synthesis
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Where an app that names no folder of its own writes: Node reads it from its environment, when it starts.</summary>
    private static readonly string DefaultOutput = SetEnvironment();

    private const string DoesNotCompile = "The program does not compile:";

    private static int _programs;

    /// <summary>Runs the entry point of a program (Main, or top-level statements), which synthesises its app itself.</summary>
    public static SynthesizedApp RunProgram(params string[] sources) => RunProgram(Compile(sources, OutputKind.ConsoleApplication));

    /// <summary>Runs the entry point of a compiled program.</summary>
    public static SynthesizedApp RunProgram(CSharpCompilation program)
    {
        var assembly = Load(program);
        lock (OneAtATime)
        {
            Clear(DefaultOutput);
            var main = assembly.EntryPoint!;
            Invoke(() => main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]));
            return SynthesizedApp.Read(DefaultOutput);
        }
    }

    /// <summary>Runs a program that CDK refuses; gives what it says. A program that synthesises fails the test.</summary>
    public static string FailureOf(params string[] sources)
    {
        try
        {
            RunProgram(sources);
        }
        catch (InvalidOperationException exception) when (exception.Message.StartsWith(DoesNotCompile, StringComparison.Ordinal))
        {
            throw;
        }
        catch (Exception exception)
        {
            return exception.Message;
        }

        throw new InvalidOperationException("The program synthesises:\n" + string.Join("\n", sources));
    }

    /// <summary>Does something else with CDK at run time: there is one Node process, which takes one question at a time.</summary>
    public static void Alone(Action use)
    {
        lock (OneAtATime)
            use();
    }

    /// <summary>Makes each of the named stack classes with (app, its name, null), in one app, and synthesises it.</summary>
    public static SynthesizedApp RunStacks(string source, params string[] stackClasses) => RunStacks([source], stackClasses);

    /// <inheritdoc cref="RunStacks(string, string[])"/>
    public static SynthesizedApp RunStacks(string[] sources, params string[] stackClasses) =>
        RunApp(sources, (app, assembly) =>
        {
            foreach (var name in stackClasses)
                MakeStack(app, assembly, name);
        });

    /// <summary>Hands an app and the compiled sources to a callback, and synthesises what it made.</summary>
    public static SynthesizedApp RunApp(string[] sources, Action<App, Assembly> make)
    {
        var assembly = Load(Compile(sources, OutputKind.DynamicallyLinkedLibrary));
        lock (OneAtATime)
        {
            var folder = Directory.CreateTempSubdirectory("cdkvpc-synth-").FullName;
            try
            {
                var app = new App(new AppProps { Outdir = folder, AnalyticsReporting = false });
                make(app, assembly);
                app.Synth();
                return SynthesizedApp.Read(folder);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void MakeStack(App app, Assembly assembly, string name)
    {
        var type = assembly.GetTypes().Single(type => type.Name == name && typeof(Stack).IsAssignableFrom(type));
        var constructor = type.GetConstructors().OrderBy(constructor => constructor.GetParameters().Length).First();
        object?[] arguments = [app, name, .. Enumerable.Repeat<object?>(null, constructor.GetParameters().Length - 2)];
        Invoke(() => constructor.Invoke(arguments));
    }

    private static CSharpCompilation Compile(string[] sources, OutputKind kind)
    {
        var name = $"Synthesised{Interlocked.Increment(ref _programs)}";
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: $"{name}/{i}.cs"));
        return Scaffolding.AddTo(CSharpCompilation.Create(name, trees, CdkReferences.Default, new(kind, nullableContextOptions: NullableContextOptions.Enable)));
    }

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(DoesNotCompile + "\n"
                + string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));

        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName).LoadFromStream(image);
    }

    /// <summary>Calls by reflection, and throws what the program threw.</summary>
    private static void Invoke(Action call)
    {
        try
        {
            call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
        }
    }

    private static string SetEnvironment()
    {
        var folder = Directory.CreateTempSubdirectory("cdkvpc-program-").FullName;
        System.Environment.SetEnvironmentVariable("CDK_OUTDIR", folder);

        // What is old still works, and is tested too.
        System.Environment.SetEnvironmentVariable("JSII_DEPRECATED", "quiet");

        // As the CDK's command line does: each resource is to say which construct makes it, and which file it is made from.
        System.Environment.SetEnvironmentVariable("CDK_CONTEXT_JSON", """{ "aws:cdk:enable-path-metadata": true, "aws:cdk:enable-asset-metadata": true }""");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static void Clear(string folder)
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }
}
