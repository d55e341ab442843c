using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace CdkVpc.Mutants;

/// <summary>A share of the mistakes, tried in a process of its own: a mistake may bring a process down. Then the next one goes on behind it.</summary>
/// <param name="tests">The folder of the tests.</param>
/// <param name="number">Which share it is.</param>
/// <param name="mutants">Position and class of each mistake.</param>
/// <param name="named">What the names of the tests' classes contain.</param>
/// <param name="tell">Told of each mistake and of what became of it: 'noticed', 'survives' or 'unreached'.</param>
internal sealed class Worker(string tests, int number, IEnumerable<(int Mutant, string Class)> mutants, string named, Action<int, string> tell)
{
    private static readonly string[] Namespaces = ["CdkVpc.Tests.Network", "CdkVpc.Tests.Rules", "CdkVpc.Tests.Cdk", "CdkVpc.Tests.CodeFixes"];

    private readonly Queue<(int Mutant, string Class)> _left = new(mutants);
    private bool _isCovered;

    /// <summary>Tries them all.</summary>
    public void Run()
    {
        while (_left.Count > 0)
        {
            _isCovered = false;
            var list = Path.Combine(tests, string.Create(CultureInfo.InvariantCulture, $"mutants{number}.txt"));
            File.WriteAllLines(list, _left.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Mutant} {one.Class}")));
            using var process = new Process { StartInfo = new ProcessStartInfo("dotnet", ["exec", Assembly.GetExecutingAssembly().Location, "worker", tests, list, named]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
            process.OutputDataReceived += (_, line) => Read(line.Data);
            process.ErrorDataReceived += static (_, _) => { };
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            if (_left.Count > 0 && !_isCovered)
                throw new InvalidOperationException("The tests bring the process down without any mistake.");
            if (_left.TryDequeue(out var fatal))
                tell(fatal.Mutant, "noticed");
        }
    }

    /// <summary>What the process does.</summary>
    public static int Try(string tests, string list, string named)
    {
        var loaded = new LoadedTests(tests, Namespaces, named);
        var all = loaded.Count;
        var failed = loaded.Cover();
        Console.WriteLine($"{loaded.Count} of {all} tests pass on the code as it is and are called{string.Concat(failed.Select(static test => $"; not {test}"))}");
        foreach (var mutant in File.ReadLines(list).Select(static line => line.Split(' ')))
            Console.WriteLine(loaded.IsNoticed(int.Parse(mutant[0], CultureInfo.InvariantCulture), mutant[1]) switch { true => "noticed", false => "survives", null => "unreached" });
        return 0;
    }

    private void Read(string? line)
    {
        if (line is "noticed" or "survives" or "unreached")
        {
            tell(_left.Dequeue().Mutant, line);
        }
        else if (line is not null)
        {
            _isCovered = true;
            Console.WriteLine(line);
        }
    }
}
