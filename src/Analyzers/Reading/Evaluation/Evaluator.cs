using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>
/// Runs a program symbolically: values that cannot be computed are unknown, and of a condition that cannot be decided both sides run,
/// each with its own guard. First the entry point, then every root class and helper that was not reached, with unknown arguments.
/// </summary>
internal sealed partial class Evaluator : IEvaluation
{
    // What an entry point makes is deployed without what it does not reach; helpers that nothing calls work on things that are not known.
    private const int App = 0;
    private const int Unreached = 1;
    private const int Helpers = 2;

    private readonly ICodeBase _code;
    private readonly ILibrary _library;
    private readonly CancellationToken _cancellationToken;
    private readonly Budget _budget;
    private readonly Journal _journal = new();
    private readonly Dictionary<string, Value> _statics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _staticsInProgress = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<MemberId> _reachedMethods = [];
    private readonly Dictionary<string, Value> _opaqueStatics = new(StringComparer.Ordinal);
    private int _order;
    private int _repeats;

    // The call of a scaffold that is being run; null outside of scaffolds.
    private Anchor? _standIn;

    private Evaluator(ICodeBase code, ILibrary library, CancellationToken cancellationToken)
    {
        _code = code;
        _library = library;
        _cancellationToken = cancellationToken;
        _budget = new Budget(2_000_000 + (20_000L * code.SourceTypes.Length), cancellationToken);
    }

    /// <inheritdoc/>
    public Anchor Anchor { get; private set; } = Anchor.None;

    /// <inheritdoc/>
    public Guard Guard { get; private set; } = Guard.Always;

    /// <inheritdoc/>
    public bool IsRepeated => _repeats > 0;

    /// <summary>Runs the whole program against a library. False where it was given up because it does more than an evaluation may.</summary>
    /// <param name="code">The program.</param>
    /// <param name="library">What library members do; it collects what the program makes.</param>
    /// <param name="isRoot">Whether an unreached class is to be run by itself.</param>
    /// <param name="cancellationToken">Stops the evaluation with an exception.</param>
    public static bool TryRun(ICodeBase code, ILibrary library, Func<TypeRef, bool> isRoot, CancellationToken cancellationToken)
    {
        var evaluator = new Evaluator(code, library, cancellationToken);
        var isComplete = true;
        if (code.EntryPoint is { } entryPoint)
            isComplete &= evaluator.TryRoot(() => evaluator.RunMethod(entryPoint, null, evaluator.UnknownArguments(entryPoint)));

        // What other code creates is reached from there; it is run alone only where that code did not get to it. Abstract classes come last.
        // A class of a scaffold makes nothing unless its scaffold is called.
        var roots = code.SourceTypes.Where(type => !type.IsInterface && !type.IsEnum && isRoot(type) && !evaluator._reached.Contains(type.Name) && !IsScaffold(code, type)).ToList();
        foreach (var type in roots.OrderBy(type => type.IsAbstract ? 2 : code.IsUsed(type) ? 1 : 0))
        {
            if (!evaluator._reached.Contains(type.Name))
                isComplete &= evaluator.TryRoot(() => evaluator.RunUnreached(type), code.EntryPoint is null ? App : Unreached);
        }

        // A helper that nothing calls yet, but that takes a scope or a construct of the library's to work on.
        foreach (var type in code.SourceTypes)
        {
            foreach (var method in type.Source!.Helpers)
            {
                if (evaluator.IsUnreachedHelper(type, method, isRoot))
                    isComplete &= evaluator.TryRoot(() => evaluator.RunMethod(method, method.IsStatic ? null : evaluator.UnknownOf(type), evaluator.UnknownArguments(method)), Helpers);
            }
        }

        return isComplete & evaluator.TryRoot(() => library.Finish(evaluator));
    }

    /// <inheritdoc/>
    public int NextOrder() => _order++;

    /// <inheritdoc/>
    public Instance Create(string typeName) => NewInstance(Type(typeName), Anchor);

    /// <inheritdoc/>
    public Instance CreateOpaque(TypeRef type) => CreateOpaque(type, mayBeNull: false);

    /// <inheritdoc/>
    public TypeRef Type(string name) => _code.FindType(name) ?? new TypeRef { Name = name };

    /// <inheritdoc/>
    public LibraryType? Describe(string typeName) => _code.Describe(typeName);

    /// <inheritdoc/>
    public Value UnknownOf(TypeRef? type, string? key = null)
    {
        if (type is null)
            return key is null ? Unknown.Any : new Unknown(key, type);
        if (type.Name.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) && type.Name.Contains("Dictionary`2"))
            return new Mapping { IsOpen = true, ValueType = type.TypeArguments.Length == 2 ? type.TypeArguments[1] : null };
        if (type.Element is not null && !type.IsString)
            return new Sequence([], isOpen: true) { ElementType = type.Element };
        if (type.IsValueType || type.IsEnum || type.IsString || type.IsDelegate || type.IsTypeParameter || type.IsError || type.Name is "System.Object" or "System.Void")
            return new Unknown(key, type);
        return CreateOpaque(type, mayBeNull: true);
    }

    /// <inheritdoc/>
    public Value Member(Value receiver, string name)
    {
        switch (Simplify(receiver))
        {
            case Choice choice:
                return MapArms(choice, arm => Member(arm, name));
            case Instance instance:
                if (instance.Members.TryGetValue(name, out var value))
                    return instance.IsEscaped && instance.Type.Source is null ? Unknown.Any : Simplify(value);
                if (instance.Type.Source is not null && FindProperty(instance.Type, name) is { } property)
                    return ReadMember(instance, property, isBase: false);
                return instance.IsOpaque || instance.IsEscaped ? Unknown.Any : Constant.Null;
            case Mapping mapping:
                return mapping.Find(name) is { } entry ? Simplify(entry) : mapping.IsOpen ? Unknown.Any : Constant.Null;
            case Constant { Data: null }:
                return Constant.Null;
            default:
                return Unknown.Any;
        }
    }

    /// <inheritdoc/>
    public Value Invoke(Value closure, params Value[] arguments) => InvokeClosure(closure, arguments);

    /// <inheritdoc/>
    public bool TryInvokeMethod(Instance receiver, string name, params Value[] arguments)
    {
        for (var type = receiver.Type; type?.Source is { } source; type = type.Base)
        {
            foreach (var method in source.MethodsBySlot.Values)
            {
                if (method.Name == name && method.Parameters.Length == arguments.Length && method.Source is not null)
                {
                    RunMethod(method, receiver, arguments);
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void UnderArm(int branch, int arm, Action action)
    {
        if (Guard.ArmOf(branch) is { } decided && decided != arm)
            return;
        var outer = Guard;
        Guard = outer.And(branch, arm);
        action();
        Guard = outer;
    }

    /// <inheritdoc/>
    public void Escape(Value value)
    {
        switch (value)
        {
            case Instance { IsEscaped: false } instance:
                instance.IsEscaped = true;
                _library.Escaped(instance, this);
                foreach (var member in instance.Members.Values.ToList())
                    Escape(member);
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    Escape(item);
                break;
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    Escape(entry.Value);
                break;
            case Choice choice:
                foreach (var arm in choice.Arms)
                    Escape(arm);
                break;
            case Closure closure:
                RunHandedOut(closure);
                break;
            default:
                break;
        }
    }

    private Instance NewInstance(TypeRef type, Anchor anchor) => new(type, anchor, NextOrder(), Guard, IsRepeated);

    /// <summary>Runs a root. False where the budget ended it.</summary>
    private bool TryRoot(Action root, int program = App)
    {
        Guard = Guard.AlwaysIn(program);
        try
        {
            root();
            return true;
        }
        catch (BudgetExceededException)
        {
            return false;
        }
        catch (ProgramThrowsException)
        {
            // The program ends with an exception on every path: what it made until then counts as made.
            return true;
        }
        finally
        {
            _budget.Position = (0, 0);
            Guard = Guard.Always;
            Anchor = Anchor.None;
            _standIn = null;
            _repeats = 0;
        }
    }

    /// <summary>Runs the constructors of a class that nothing creates. Each constructor is a world of its own.</summary>
    private void RunUnreached(TypeRef type)
    {
        var constructors = type.Source!.Constructors;
        if (constructors.Length <= 1)
        {
            RunUnreached(type, constructors.FirstOrDefault());
            return;
        }

        Fork(NewBranch(constructors.Length), constructors.Length, arm =>
        {
            RunUnreached(type, constructors[arm]);
            return Completion.Normal;
        });
    }

    private static bool IsScaffold(ICodeBase code, TypeRef type) => type.Source!.Constructors.Any(constructor => constructor.Source is { } id && code.IsScaffold(id));

    private bool IsUnreachedHelper(TypeRef type, MethodRef method, Func<TypeRef, bool> isRoot) =>
        method.Source is { } id
        && !_reachedMethods.Contains(id)
        && (method.IsStatic || !isRoot(type))
        && method.Parameters.Any(parameter => _library.Owns(parameter.Type) && !parameter.Type.IsEnum);

    private void RunUnreached(TypeRef type, MethodRef? constructor)
    {
        var instance = new Instance(type, Anchor.None, NextOrder(), Guard, isRepeated: false);
        RunConstructor(instance, type, constructor, constructor is null ? [] : UnknownArguments(constructor), Anchor.None);
    }

    private Value[] UnknownArguments(MethodRef method)
    {
        var arguments = new Value[method.Parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = UnknownOf(method.Parameters[i].Type, $"{method.Declaring.Name}.{method.Name}({method.Parameters[i].Name})");
        return arguments;
    }

    /// <summary>A delegate in the hands of code that cannot be read: it may run, any number of times, with anything.</summary>
    private void RunHandedOut(Closure closure)
    {
        _repeats++;
        Fork(NewBranch(2), 2, arm =>
        {
            if (arm == 0)
                InvokeClosure(closure, []);
            return Completion.Normal;
        });
        _repeats--;
    }

    private Instance CreateOpaque(TypeRef type, bool mayBeNull) =>
        new(type, Anchor.None, NextOrder(), Guard.AlwaysIn(Guard.Program), isRepeated: false) { IsOpaque = true, MayBeNull = mayBeNull };

    private static MemberRef? FindProperty(TypeRef type, string name)
    {
        for (var current = type; current?.Source is { } source; current = current.Base)
        {
            foreach (var property in source.PropertiesBySlot.Values)
            {
                if (property.Name == name)
                    return property;
            }
        }

        return null;
    }
}
