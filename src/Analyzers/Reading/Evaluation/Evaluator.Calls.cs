using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Calls: into source, into delegates, and into libraries.</summary>
internal sealed partial class Evaluator
{
    private Value Call(CallNode call, Frame frame)
    {
        var receiver = call.Receiver is null ? null : Evaluate(call.Receiver, frame);
        var arguments = EvaluateArguments(call.Arguments, call.Method, frame, out var given);
        var result = Call(receiver, call.Method, arguments, given, call.IsBase, call.Anchor, frame);
        WriteBack(call.Arguments, call.Method, arguments, frame);
        return result;
    }

    private Value Call(Value? receiver, MethodRef method, Value[] arguments, bool[] given, bool isBase, Anchor anchor, Frame? frame)
    {
        if (receiver is not null)
        {
            receiver = Simplify(receiver);
            if (receiver is Choice choice)
                return CallArms(choice, method, arguments, given, isBase, anchor, frame);
            if (receiver is Constant { Data: null })
            {
                // The program would end here.
                return Unknown.Any;
            }
        }

        if (method.LocalFunction is { } number)
        {
            return frame?.FindFunction(number) is { } function
                ? RunBody(function.Code.Body, function.Code.ParameterSlots, arguments, function.Frame, function.Frame.This, function.Code.IsIterator, method)
                : Unknown.Any;
        }

        var target = isBase || !method.IsVirtual ? method : Dispatch(receiver, method);
        if (target.Source is { } source)
        {
            if (_code.IsScaffold(source))
                Anchor = At(anchor);
            return RunMethod(target, receiver, arguments, method.TypeArguments, frame);
        }

        return CallLibrary(receiver, target, new Arguments(target, arguments, given), anchor);
    }

    private Value CallArms(Choice receiver, MethodRef method, Value[] arguments, bool[] given, bool isBase, Anchor anchor, Frame? frame) =>
        MapArms(receiver, arm => Call(arm, method, arguments, given, isBase, anchor, frame));

    private Value CallLibrary(Value? receiver, MethodRef method, Arguments arguments, Anchor anchor)
    {
        if (_library.Owns(method.Declaring))
        {
            Anchor = At(anchor);
            return _library.Call(receiver, method, arguments, this) ?? UnknownOf(method.Returns);
        }

        if (BaseLibrary.TryCall(this, receiver, method, arguments, out var result))
            return result;

        // Inherited members of a user's class that derives from a library's (ToString, GetType).
        if (receiver is Instance instance && _library.Owns(instance.Type) && IsSystem(method.Declaring))
            return UnknownOf(method.Returns);

        HandOver(method.Declaring, receiver, arguments.All);
        return UnknownOf(method.Returns);
    }

    /// <summary>Values go to code that cannot be read. .NET's own code runs delegates, but changes no object of the program's.</summary>
    private void HandOver(TypeRef declaring, Value? receiver, IEnumerable<Value> arguments)
    {
        var isSystem = IsSystem(declaring);
        foreach (var argument in arguments)
        {
            if (!isSystem || Simplify(argument) is Closure)
                Escape(argument);
        }

        if (receiver is not null && !isSystem)
            Escape(receiver);
    }

    private static bool IsSystem(TypeRef type) =>
        type.Name.StartsWith("System.", StringComparison.Ordinal)
        || type.Name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
        || type.Name.StartsWith("Newtonsoft.Json", StringComparison.Ordinal)
        || type.Name.StartsWith("Serilog", StringComparison.Ordinal);

    private static MethodRef Dispatch(Value? receiver, MethodRef method)
    {
        if (receiver is not Instance instance)
            return method;
        for (var type = instance.Type; type?.Source is { } source; type = type.Base)
        {
            if (source.MethodsBySlot.TryGetValue(method.Slot, out var found) && found.Source is not null)
                return found;
        }

        return method;
    }

    private Value RunMethod(MethodRef method, Value? receiver, Value[] arguments) =>
        RunMethod(method, receiver, arguments, method.TypeArguments, null);

    private Value RunMethod(MethodRef method, Value? receiver, Value[] arguments, ImmutableArray<TypeRef> typeArguments, Frame? caller)
    {
        _reachedMethods.Add(method.Source!.Value);
        if (_code.Body(method.Source.Value, _cancellationToken) is not { Code: { } code } body)
        {
            // An abstract or extern member: its code is somewhere else.
            foreach (var argument in arguments)
                Escape(argument);
            return UnknownOf(method.Returns);
        }

        if (method.IsStatic)
            RunStaticConstructor(method.Declaring);
        var standIn = _standIn;
        _standIn = _code.IsScaffold(method.Source.Value) ? standIn ?? Anchor : null;
        try
        {
            return RunBody(code, body.ParameterSlots, arguments, null, receiver, method.IsIterator, method, TypeArgumentsOf(method, typeArguments, caller));
        }
        finally
        {
            _standIn = standIn;
        }
    }

    /// <summary>Where something stands that is evaluated: what a scaffold does stands where the scaffold is called.</summary>
    private Anchor At(Anchor anchor) => _standIn ?? anchor;

    private static ImmutableDictionary<string, TypeRef>? TypeArgumentsOf(MethodRef method, ImmutableArray<TypeRef> arguments, Frame? caller)
    {
        if (method.TypeParameters.IsDefaultOrEmpty || method.TypeParameters.Length != arguments.Length)
            return null;
        var result = ImmutableDictionary<string, TypeRef>.Empty;
        for (var i = 0; i < arguments.Length; i++)
            result = result.SetItem(method.TypeParameters[i], Substitute(arguments[i], caller));
        return result;
    }

    private static TypeRef Substitute(TypeRef type, Frame? frame) =>
        type.IsTypeParameter && frame is not null && frame.TypeArguments.TryGetValue(type.Name.TrimStart('!'), out var argument) ? argument : type;

    private Value RunBody(
        Node code, ImmutableArray<int> slots, Value[] arguments, Frame? outer, Value? self, bool isIterator, MethodRef? method,
        ImmutableDictionary<string, TypeRef>? typeArguments = null)
    {
        _budget.EnterCall();
        var yields = isIterator ? new Sequence([]) { ElementType = method?.Returns.Element } : null;
        var frame = new Frame(outer, self)
        {
            Yields = yields,
            TypeArguments = typeArguments ?? outer?.TypeArguments ?? ImmutableDictionary<string, TypeRef>.Empty,
            ImplicitReceiver = null,
            ConditionalReceiver = null,
        };
        for (var i = 0; i < slots.Length; i++)
            frame.Declare(slots[i], i < arguments.Length ? arguments[i] : Unknown.Any);

        var (result, completion) = RunIsolated(code, frame);
        CopyBack(method, slots, arguments, frame);
        _budget.LeaveCall();
        if (completion == Completion.Throw)
            throw new ProgramThrowsException();
        return yields ?? result ?? Constant.Null;
    }

    /// <summary>Runs a body: its returns end it, the worlds that left it early come together behind it, and their results become one value.</summary>
    private (Value? Result, Completion Completion) RunIsolated(Node code, Frame frame)
    {
        var outer = Guard;
        var (returns, breaks, continues, results) = (_returns, _breaks, _continues, _results);
        (_returns, _breaks, _continues, _results) = ([], [], [], []);
        try
        {
            var completion = RunOrReturn(code, frame);
            Rejoin(_returns, outer);
            return (CombineResults(outer), completion);
        }
        finally
        {
            Guard = outer;
            (_returns, _breaks, _continues, _results) = (returns, breaks, continues, results);
        }
    }

    /// <summary>Runs statements; an expression is what the body returns.</summary>
    private Completion RunOrReturn(Node code, Frame frame)
    {
        if (code is BlockNode or IfNode or ForEachNode or ForNode or WhileNode or TryNode or SwitchNode or ReturnNode or ThrowNode or UsingNode)
            return Run(code, frame);
        _results.Add((Guard, Evaluate(code, frame)));
        return Completion.Return;
    }

    private Value? CombineResults(Guard outer)
    {
        if (_results.Count == 0)
            return null;
        var combined = _results[_results.Count - 1].Value;
        for (var i = _results.Count - 2; i >= 0; i--)
        {
            var value = _results[i].Value;
            foreach (var (branch, arm) in _results[i].Guard.Since(outer).Reverse())
            {
                var arms = new Value?[_armCounts[branch]];
                for (var other = 0; other < arms.Length; other++)
                    arms[other] = other == arm ? value : combined is Choice choice && choice.Branch == branch ? choice.Arms[other] : combined;
                value = Choose(branch, arms.ToImmutableArray());
            }

            combined = value;
        }

        return combined;
    }

    /// <summary>What ref and out parameters hold at the end goes back to the caller's array.</summary>
    private static void CopyBack(MethodRef? method, ImmutableArray<int> slots, Value[] arguments, Frame frame)
    {
        if (method is null)
            return;
        for (var i = 0; i < slots.Length && i < arguments.Length && i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].IsByReference && frame.Find(slots[i]) is { } cell)
                arguments[i] = cell.Value;
        }
    }

    private void WriteBack(ImmutableArray<Argument> nodes, MethodRef method, Value[] arguments, Frame frame)
    {
        foreach (var node in nodes)
        {
            if (node.Parameter < method.Parameters.Length && method.Parameters[node.Parameter].IsByReference)
                Assign(node.Value, arguments[node.Parameter], frame);
        }
    }

    private Value[] EvaluateArguments(ImmutableArray<Argument> nodes, MethodRef method, Frame frame, out bool[] given)
    {
        var arguments = new Value[method.Parameters.Length];
        given = new bool[arguments.Length];
        foreach (var node in nodes)
        {
            if (node.Parameter < 0 || node.Parameter >= arguments.Length)
            {
                Escape(Evaluate(node.Value, frame));
                continue;
            }

            // What an out argument held is of no interest, and a declaration has no value yet.
            arguments[node.Parameter] = method.Parameters[node.Parameter].IsByReference && node.Value is DiscardNode or DeclareNode
                ? Unknown.Any
                : Evaluate(node.Value, frame);
            given[node.Parameter] = true;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (given[i])
                continue;
            var parameter = method.Parameters[i];
            arguments[i] = parameter.Default is { } value ? Evaluate(value, frame) : parameter.IsParams ? new Sequence([]) : Constant.Null;
        }

        return arguments;
    }

    private Value InvokeClosure(Value closure, Value[] arguments)
    {
        closure = Simplify(closure);
        switch (closure)
        {
            case Choice choice:
                return MapArms(choice, arm => InvokeClosure(arm, arguments));
            case Closure { Code: LambdaNode lambda, Frame: Frame frame }:
                var values = new Value[lambda.ParameterSlots.Length];
                for (var i = 0; i < values.Length; i++)
                    values[i] = i < arguments.Length ? arguments[i] : Unknown.Any;
                return RunBody(lambda.Body, lambda.ParameterSlots, values, frame, frame.This, lambda.IsIterator, null);
            case Closure { Code: MethodGroupNode group } method:
                var parameters = new Value[group.Method.Parameters.Length];
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i] = i < arguments.Length ? arguments[i] : group.Method.Parameters[i].Default is null ? Unknown.Any : Constant.Null;
                return Call(method.Receiver, group.Method, parameters, parameters.Select(static _ => true).ToArray(), group.IsBase, Anchor, method.Frame as Frame);
            default:
                foreach (var argument in arguments)
                    Escape(argument);
                return Unknown.Any;
        }
    }
}
