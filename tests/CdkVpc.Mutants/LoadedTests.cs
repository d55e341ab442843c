using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CdkVpc.Mutants;

/// <summary>
/// The tests, loaded beside the code with its switches. They are called directly, because a runner's start takes longer than most of them.
/// </summary>
internal sealed class LoadedTests
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    private readonly FieldInfo _active;
    private readonly bool[] _reached;
    private readonly List<Case> _cases;

    /// <param name="folder">Where the tests are, and the code with its switches.</param>
    /// <param name="namespaces">Which tests are called.</param>
    /// <param name="named">What the names of their classes contain.</param>
    public LoadedTests(string folder, string[] namespaces, string named)
    {
        var path = Path.Combine(folder, "CdkVpc.Tests.dll");
        var context = new Context(path);
        var tests = context.LoadFromAssemblyPath(path);

        // What fixes write is not synthesised: that takes ten seconds each, and tells nothing of the network.
        RuntimeHelpers.RunModuleConstructor(tests.ManifestModule.ModuleHandle);
        tests.GetType("CdkVpc.Tests.Testing.VerifyFix", throwOnError: true)!.GetProperty("Synthesise")!.SetValue(null, null);
        var switches = context.LoadFromAssemblyPath(Path.Combine(folder, "CdkVpc.Analyzers.dll")).GetType(SwitchedCode.SwitchType, throwOnError: true)!;
        _active = switches.GetField("Active")!;
        _reached = (bool[])switches.GetField("Reached")!.GetValue(null)!;
        _cases = [.. tests.GetTypes().Where(type => namespaces.Contains(type.Namespace) && type.Name.Contains(named, StringComparison.Ordinal)).SelectMany(CasesOf)];
    }

    /// <summary>How many tests pass on the code as it is, and so can notice something.</summary>
    public int Count => _cases.Count;

    /// <summary>Calls every test once, to see what it reaches. What was reached by none is null of <see cref="IsNoticed"/>.</summary>
    /// <returns>The tests that do not pass here, and so can notice nothing.</returns>
    public IReadOnlyList<string> Cover()
    {
        // What is set up once for all tests belongs to none of them.
        foreach (var one in _cases.Take(20))
            _ = Passes(one);
        foreach (var one in _cases)
        {
            Array.Clear(_reached);
            var watch = Stopwatch.StartNew();
            one.Passes = Passes(one);
            one.Time = watch.Elapsed;
            one.Reaches = [.. Enumerable.Range(0, _reached.Length).Where(i => _reached[i])];
        }

        List<string> failed = [.. _cases.Where(static one => !one.Passes).Select(static one => $"{one.Method.DeclaringType!.Name}.{one.Method.Name}").Distinct(StringComparer.Ordinal)];
        _cases.RemoveAll(static one => !one.Passes);
        return failed;
    }

    /// <summary>Whether a test fails with the mistake; null where no test reaches it.</summary>
    /// <param name="mutant">The position of the mistake.</param>
    /// <param name="name">The name of the class it is in: the tests of that name are called first.</param>
    public bool? IsNoticed(int mutant, string name)
    {
        var reaching = _cases.Where(one => one.Reaches.Contains(mutant)).OrderBy(one => one.Method.DeclaringType!.Name.StartsWith(name, StringComparison.Ordinal) ? 0 : 1).ThenBy(static one => one.Time).ToList();
        if (reaching.Count == 0)
            return null;

        foreach (var one in reaching)
        {
            _active.SetValue(null, mutant);
            var passes = Passes(one);
            _active.SetValue(null, -1);

            if (passes)
                continue;

            // A test that passes only once says nothing of the mistake.
            if (Passes(one))
                return true;
            _cases.Remove(one);
        }

        return false;
    }

    private bool Passes(Case test)
    {
        // Most tests run as tasks; a mistake may keep any of them from ending.
        var run = Task.Run(async () =>
        {
            var instance = test.Method.IsStatic ? null : Activator.CreateInstance(test.Method.DeclaringType!);
            try
            {
                if (test.Method.Invoke(instance, test.Arguments) is Task task)
                    await task;
                return true;
            }
            finally
            {
                (instance as IDisposable)?.Dispose();
            }
        });
        try
        {
            if (run.Wait(TooLong))
                return run.Result;

            // Without the mistake it ends.
            _active.SetValue(null, -1);
            run.Wait(TooLong);
            return false;
        }
        catch (AggregateException)
        {
            return false;
        }
    }

    private static IEnumerable<Case> CasesOf(Type type)
    {
        if (type.IsAbstract && !type.IsSealed || type.GetConstructors().Any(static constructor => constructor.GetParameters().Length > 0))
            yield break;
        foreach (var method in type.GetMethods())
        {
            var attributes = method.GetCustomAttributes().ToList();
            if (attributes.Exists(static attribute => attribute.GetType().Name == "FactAttribute"))
                yield return new Case(method, []);
            foreach (var row in attributes.SelectMany(attribute => RowsOf(attribute, type)))
                yield return new Case(method, Fit(row, method.GetParameters()));
        }
    }

    private static IEnumerable<object?[]> RowsOf(Attribute attribute, Type type) => attribute.GetType().Name switch
    {
        "InlineDataAttribute" => [(object?[])attribute.GetType().GetProperty("Data")!.GetValue(attribute)!],
        "MemberDataAttribute" => ((IEnumerable)type.GetProperty((string)attribute.GetType().GetProperty("MemberName")!.GetValue(attribute)!)!.GetValue(null)!).Cast<object>().Select(RowOf),
        _ => [],
    };

    private static object?[] RowOf(object row) => row as object?[]
        ?? (object?[])row.GetType().GetInterfaces().First(static type => type.Name == "ITheoryDataRow").GetMethod("GetData")!.Invoke(row, null)!;

    // A theory's last parameter may take the rest of a row.
    private static object?[] Fit(object?[] row, ParameterInfo[] parameters)
    {
        if (parameters is not [.., { ParameterType: { IsArray: true } array }] || row.Length == parameters.Length && (row[^1] is null || array.IsInstanceOfType(row[^1])))
            return row.Length < parameters.Length ? [.. row, .. parameters.Skip(row.Length).Select(static parameter => parameter.DefaultValue)] : row;
        var rest = row.Skip(parameters.Length - 1).ToArray();
        var last = Array.CreateInstance(array.GetElementType()!, rest.Length);
        rest.CopyTo(last, 0);
        return [.. row.Take(parameters.Length - 1), last];
    }

    private sealed class Case(MethodInfo method, object?[] arguments)
    {
        public MethodInfo Method { get; } = method;

        public object?[] Arguments { get; } = arguments;

        public HashSet<int> Reaches { get; set; } = [];

        public TimeSpan Time { get; set; }

        public bool Passes { get; set; }
    }

    /// <summary>Everything from the folder of the tests, even what this program has as well.</summary>
    private sealed class Context(string path) : AssemblyLoadContext("tests")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }
}
