using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CdkVpc.Mutants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

const string Only = "tests=";
const int MutantsOfWorker = 50;

// Makes mistakes in the code and runs the tests that should notice. Arguments: how many, a number that decides which, and with what the names of files below
// src/Analyzers begin (several with commas between them). Mistakes that cannot be behind a switch are left out unless a fourth argument, 'alone', is there:
// then only these are tried, each in a copy of the code of its own. 'tests=Name' calls only the tests of classes whose names contain that.
if (args is ["worker", var loaded, var list, var named])
    return Worker.Try(loaded, list, named);

var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var part = args.Length > 2 ? args[2] : "Rules";
var alone = args.Contains("alone");
var only = Array.Find(args, static argument => argument.StartsWith(Only, StringComparison.Ordinal))?[Only.Length..] ?? "";

var repository = Value("Repository");
var sources = Path.Combine(repository, "src", "Analyzers");
var built = Path.Combine(repository, "tests", "CdkVpc.Tests", "bin", Value("Configuration"), "net10.0");
var tests = Directory.CreateTempSubdirectory("mutants").FullName;
foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
{
    var copy = Path.Combine(tests, Path.GetRelativePath(built, file));
    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
    File.Copy(file, copy);
}

var app = Compile(sources, tests);
string[] beginnings = [.. part.Split(',').Select(one => Path.Combine(sources, one.Replace('/', Path.DirectorySeparatorChar)))];
var mutants = app.SyntaxTrees.Where(tree => Array.Exists(beginnings, one => tree.FilePath.StartsWith(one, StringComparison.Ordinal))).SelectMany(Mutant.In).ToArray();
mutants = [.. mutants.OrderBy(mutant => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {mutant}")), Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)))];
var switched = SwitchedCode.Of(app, mutants);
var explained = File.ReadLines(Path.Combine(repository, "tests", "CdkVpc.Mutants", "NoDifference.txt")).Where(static line => line.Length > 0 && line[0] is not (' ' or '#')).ToHashSet(StringComparer.Ordinal);
var chosen = Enumerable.Range(0, mutants.Length).Where(i => switched.Switched.Contains(i) != alone && !explained.Contains(mutants[i].Text)).Take(count).ToArray();
Console.WriteLine($"{mutants.Length} mutants of {part}, {switched.Switched.Count} of them behind switches, {mutants.Count(mutant => explained.Contains(mutant.Text))} make no difference; {chosen.Length} are tried");

var files = mutants.Select(static mutant => Path.GetFileName(mutant.Tree.FilePath)).ToHashSet(StringComparer.Ordinal);
foreach (var gone in explained.Where(one => files.Contains(one.Split(',')[0])).Except(mutants.Select(static mutant => mutant.Text), StringComparer.Ordinal))
    Console.WriteLine($"explained, but not there: {gone}");

var emitted = (alone ? app : switched.Compilation).Emit(Path.Combine(tests, "CdkVpc.Analyzers.dll"));
if (!emitted.Success || (alone && !Passes(tests, NamedOr(["--filter-namespace", "CdkVpc.Tests.Network"]))))
{
    Console.Error.WriteLine($"The tests do not pass on the code as it is: {string.Join("; ", emitted.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).Take(3))}");
    return 1;
}

var (noticed, survive, unreached, refused) = (0, 0, 0, 0);
if (alone)
{
    foreach (var i in chosen)
        Tell(i, app.ReplaceSyntaxTree(mutants[i].Tree, mutants[i].Apply()).Emit(Path.Combine(tests, "CdkVpc.Analyzers.dll")).Success ? Passes(tests, NamedOr(TestsOf(mutants[i]))) ? "survives" : "noticed" : "refused");
}
else
{
    var share = Math.Min(Environment.ProcessorCount, (chosen.Length / MutantsOfWorker) + 1);
    Parallel.For(0, share, n => new Worker(tests, n, chosen.Where((_, i) => i % share == n).Select(i => (i, Path.GetFileNameWithoutExtension(mutants[i].Tree.FilePath))), only, Tell).Run());
}

Console.WriteLine($"{noticed} of {noticed + survive + unreached} noticed, {survive} survive, {unreached} are reached by no test; {refused} did not compile");
Directory.Delete(tests, recursive: true);
return 0;

void Tell(int mutant, string what)
{
    lock (mutants)
    {
        _ = what switch { "noticed" => noticed++, "survives" => survive++, "unreached" => unreached++, _ => refused++ };
        if (what is "survives" or "unreached")
            Console.WriteLine($"{what}: {mutants[mutant]}");
    }
}

string[] NamedOr(string[] tests) => only.Length > 0 ? ["--filter-class", $"*{only}*"] : tests;

static string[] TestsOf(Mutant mutant)
{
    var path = mutant.Tree.FilePath.Replace('\\', '/');
    return path.Contains("/Rules/", StringComparison.Ordinal) && path.Split('/')[^2] != "Rules"
        ? ["--filter-class", $"*.{Path.GetFileNameWithoutExtension(path)}Tests"]
        : ["--filter-namespace", "CdkVpc.Tests.Network", "--filter-namespace", "CdkVpc.Tests.Rules"];
}

static bool Passes(string folder, string[] filter)
{
    var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "CdkVpc.Tests.dll"), "--stop-on-fail", "on", "--no-ansi", "--no-progress", .. filter])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
    using var process = Process.Start(start)!;
    process.ErrorDataReceived += static (_, _) => { };
    process.BeginErrorReadLine();
    process.OutputDataReceived += static (_, _) => { };
    process.BeginOutputReadLine();
    if (process.WaitForExit(TimeSpan.FromMinutes(3)))
        return process.ExitCode == 0;

    // A loop that does not end is noticed as well.
    process.Kill(entireProcessTree: true);
    return false;
}

static CSharpCompilation Compile(string sources, string references)
{
    const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
    const string Assembly = """
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("CdkVpc.CodeFixes")]
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("CdkVpc.Generators")]
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("CdkVpc.Tests")]
        [assembly: System.Reflection.AssemblyVersion("1.0.0.0")]

        // The tests were compiled against one that is in this assembly.
        namespace System.Runtime.CompilerServices { internal static class IsExternalInit; }
        """;
    var options = new CSharpParseOptions(LanguageVersion.Preview);
    var files = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static name => name is "bin" or "obj"))
        .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
    var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    var compiler = new[] { "Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll" }.Select(name => Path.Combine(references, name));
    return CSharpCompilation.Create(
        "CdkVpc.Analyzers",
        [.. files, CSharpSyntaxTree.ParseText(Usings, options), CSharpSyntaxTree.ParseText(Assembly, options)],
        platform.Concat(compiler).Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
}

static string Value(string name) => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().First(one => one.Key == name).Value!;
