using System.Diagnostics;
using System.Globalization;
using CdkVpc.Analyzers.Reporting;

namespace CdkVpc.Benchmarks;

/// <summary>
/// What a build spends on an app of synthetic stacks: the SDK's own compiler, in its server and with the SDK's analyzers, as 'dotnet build' calls it. It is
/// called in turn with no further analyzer, with one that does nothing, and with ours.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private const string WriteArguments = """
        <Project>
          <Target Name="WriteArguments" AfterTargets="CoreCompile">
            <WriteLinesToFile File="arguments.rsp" Lines="@(CscCommandLineArgs)" Overwrite="true" />
          </Target>
        </Project>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cdkvpc-build").FullName;
    private readonly string _pipe = $"cdkvpc{System.Environment.ProcessId}";
    private readonly string _compiler;
    private Process? _server;

    private CompilerServer(int stacks)
    {
        SyntheticApp.Write(stacks, _folder);
        File.WriteAllText(Path.Combine(_folder, "arguments.targets"), WriteArguments);
        Run("dotnet", "build", "-c", "Release", "-p:ProvideCommandLineArgs=true", $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(_folder, "arguments.targets")}");

        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        _compiler = Path.Combine(root, "sdk", Run("dotnet", "--version").Trim(), "Roslyn", "bincore", "csc.dll");
    }

    /// <summary>Prints medians, in milliseconds, of <paramref name="rounds"/>, after others that let the server's runtime optimise what it runs.</summary>
    public static void Measure(int stacks, int warm, int rounds)
    {
        using var server = new CompilerServer(stacks);
        var variants = new[] { (Name: "compiler", Arguments: ""), (Name: "empty", Arguments: Analyzer(typeof(EmptyAnalyzer))), (Name: "ours", Arguments: Analyzer(typeof(CdkVpcAnalyzer))) };
        var taken = variants.Select(static _ => new List<(double Wall, double Processor)>()).ToArray();
        for (var round = 0; round < warm + rounds; round++)
        {
            for (var i = 0; i < variants.Length; i++)
                taken[i].Add(server.Compile(variants[i].Arguments));
        }

        var measured = taken.Select(times => times.Skip(warm).ToList()).ToArray();
        for (var i = 0; i < variants.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{stacks} stacks, {variants[i].Name,-8}: {Median(measured[i].Select(static time => time.Wall)):F0} ms, processor {Median(measured[i].Select(static time => time.Processor)):F0} ms"));
        }

        // What is added, each time over the same round's build without it, as a share of the compiler alone.
        var added = measured[2].Zip(measured[1], static (ours, empty) => (Wall: ours.Wall - empty.Wall, Processor: ours.Processor - empty.Processor))
            .Zip(measured[0], static (more, alone) => (Wall: more.Wall / alone.Wall, Processor: more.Processor / alone.Processor)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ours over empty, as a share of the compiler alone: {Median(added.Select(static share => share.Wall)):P0}, processor {Median(added.Select(static share => share.Processor)):P0}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server?.Kill();
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Analyzer(Type type) => $"/analyzer:\"{type.Assembly.Location}\"";

    private (double Wall, double Processor) Compile(string arguments)
    {
        File.WriteAllText(Path.Combine(_folder, "run.rsp"), File.ReadAllText(Path.Combine(_folder, "arguments.rsp")) + arguments);
        var before = _server is null ? Compilers().Select(static process => process.Id).ToHashSet() : [];
        var processor = ProcessorTime();
        var watch = Stopwatch.StartNew();
        Run("dotnet", "exec", _compiler, $"/shared:{_pipe}", "@run.rsp");
        watch.Stop();
        _server ??= Compilers().FirstOrDefault(process => !before.Contains(process.Id)) ?? throw new InvalidOperationException("The compiler's server was not found.");
        return (watch.Elapsed.TotalMilliseconds, (ProcessorTime() - processor).TotalMilliseconds);
    }

    private TimeSpan ProcessorTime()
    {
        _server?.Refresh();
        return _server?.TotalProcessorTime ?? TimeSpan.Zero;
    }

    private static IEnumerable<Process> Compilers() => Process.GetProcessesByName("VBCSCompiler").Concat(Process.GetProcessesByName("dotnet"));

    private string Run(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}: {output}{errors.Result}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
