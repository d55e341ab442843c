using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace CdkVpc.Mutants;

/// <summary>A process that tries its share of the mistakes: each may spoil what the tests of another would see.</summary>
internal static class Worker
{
    /// <summary>The file in the folder of the tests that names the mistakes: position and class, one a line.</summary>
    public const string List = "mutants.txt";

    /// <summary>Starts one of several.</summary>
    /// <param name="tests">The folder of the tests.</param>
    /// <param name="first">The first line of the list that it tries.</param>
    /// <param name="step">How many lines it goes on by.</param>
    /// <param name="named">What the names of the tests' classes contain.</param>
    /// <param name="tell">Told of each mistake and of what became of it: 'noticed', 'survives' or 'unreached'.</param>
    public static Process Start(string tests, int first, int step, string named, Action<int, string> tell)
    {
        var number = new[] { first, step }.Select(static value => value.ToString(CultureInfo.InvariantCulture));
        var process = new Process { StartInfo = new ProcessStartInfo("dotnet", ["exec", Assembly.GetExecutingAssembly().Location, "worker", tests, .. number, named]) { RedirectStandardOutput = true, UseShellExecute = false } };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Split(' ') is ["mutant", var mutant, var what])
                tell(int.Parse(mutant, CultureInfo.InvariantCulture), what);
            else if (line.Data is { Length: > 0 } other)
                Console.WriteLine(other);
        };
        process.Start();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Tries the share.</summary>
    public static int Run(string tests, int first, int step, string named)
    {
        var loaded = new LoadedTests(tests, ["CdkVpc.Tests.Network", "CdkVpc.Tests.Rules", "CdkVpc.Tests.Cdk", "CdkVpc.Tests.CodeFixes"], named);
        var all = loaded.Count;
        loaded.Cover();
        Console.WriteLine($"{loaded.Count} of {all} tests pass on the code as it is and are called");
        var lines = File.ReadAllLines(Path.Combine(tests, List));
        for (var i = first; i < lines.Length; i += step)
        {
            var mutant = lines[i].Split(' ');
            var what = loaded.IsNoticed(int.Parse(mutant[0], CultureInfo.InvariantCulture), mutant[1]) switch { true => "noticed", false => "survives", null => "unreached" };
            Console.WriteLine($"mutant {mutant[0]} {what}");
        }

        return 0;
    }
}
