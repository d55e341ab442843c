using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>What is made: objects of source and of libraries, collections and copies.</summary>
internal sealed partial class Evaluator
{
    private Value New(NewNode creation, Frame frame)
    {
        var type = Substitute(creation.Type, frame);
        var anchor = At(creation.Anchor);
        if (creation.Constructor is null)
        {
            var arguments = EvaluateAll(creation.Arguments, frame);
            if (type.IsTypeParameter || type.IsError)
            {
                // What stands before an id is most likely a scope, which is only where the unknown thing hangs.
                var isScoped = arguments.Length > 1 && arguments[0] is Instance scope && IsLibraryObject(scope) && Operators.IsText(arguments[1]);
                foreach (var argument in arguments.Skip(isScoped ? 1 : 0))
                    Escape(argument);
                return Initialize(UnknownOf(type), creation.Initializer, frame);
            }

            var made = NewInstance(type, anchor);
            if (type.Source is not null)
                RunConstructor(made, type, null, arguments, anchor);
            return Initialize(made, creation.Initializer, frame);
        }

        var values = EvaluateArguments(creation.Arguments, creation.Constructor, frame, out var given);
        if (BaseLibrary.TryCreate(this, type, creation.Constructor, values, out var collection))
            return Initialize(collection, creation.Initializer, frame);

        if (type.Source is null && !_library.Owns(type))
            return Initialize(NewUnreadable(type, creation, values), creation.Initializer, frame);

        var instance = NewInstance(type, anchor);
        if (type.Source is not null)
            RunConstructor(instance, type, creation.Constructor, values, anchor);
        else
            ConstructLibrary(instance, creation.Constructor, values, given, anchor);
        return Initialize(instance, creation.Initializer, frame);
    }

    /// <summary>A type of another library: what its constructor is given may be changed there, but its scope is only where it hangs.</summary>
    private Instance NewUnreadable(TypeRef type, NewNode creation, Value[] arguments)
    {
        var isSystem = IsSystem(type);
        for (var i = 0; i < arguments.Length; i++)
        {
            var isScope = i == 0 && creation.Constructor!.Parameters[0].Type is { } scope && _library.Owns(scope);
            if (!isScope && (!isSystem || arguments[i] is Closure))
                Escape(arguments[i]);
        }

        return new Instance(type, At(creation.Anchor), NextOrder(), Guard, IsRepeated) { IsOpaque = true };
    }

    private Value Initialize(Value target, ImmutableArray<Node> initializer, Frame frame)
    {
        if (initializer.IsDefaultOrEmpty)
            return target;
        var outer = frame.ImplicitReceiver;
        foreach (var node in initializer)
        {
            frame.ImplicitReceiver = target;
            Evaluate(node, frame);
        }

        frame.ImplicitReceiver = outer;
        return target;
    }

    /// <summary>Runs a constructor of a class in source: initializers, the base's constructor, then the body.</summary>
    private void RunConstructor(Instance instance, TypeRef type, MethodRef? constructor, Value[] arguments, Anchor anchor)
    {
        _reached.Add(type.Name);
        RunStaticConstructor(type);
        _budget.EnterCall();
        var body = constructor?.Source is { } id ? _code.Body(id, _cancellationToken) : null;
        var frame = new Frame(null, instance);
        if (body is not null)
        {
            for (var i = 0; i < body.ParameterSlots.Length; i++)
            {
                var value = i < arguments.Length ? arguments[i] : Unknown.Any;
                frame.Declare(body.ParameterSlots[i], value);
                if (!body.IsPrimary || constructor is null || i >= constructor.Parameters.Length)
                    continue;
                var name = constructor.Parameters[i].Name;
                _journal.Write(instance, $"({name})", value);
                if (type.IsRecord)
                    _journal.Write(instance, name, value);
            }
        }

        var call = constructor is null ? type.Source!.ImplicitBaseCall : body?.ConstructorCall;
        var isSibling = call is not null && call.Constructor.Declaring.Name == type.Name;
        if (!isSibling)
            RunInitializers(instance, type, isStatic: false);

        if (call is not null)
        {
            var values = EvaluateArguments(call.Arguments, call.Constructor, frame, out var given);
            if (call.Constructor.Declaring.Source is not null)
                RunConstructor(instance, call.Constructor.Declaring, call.Constructor, values, anchor);
            else if (_library.Owns(call.Constructor.Declaring))
                ConstructLibrary(instance, call.Constructor, values, given, ReferenceEquals(anchor, Anchor.None) ? call.Anchor : anchor);
            else
                HandOver(call.Constructor.Declaring, null, values.Skip(1));
        }

        if (body?.Code is { } code && RunIsolated(code, frame).Completion == Completion.Throw)
            throw new ProgramThrowsException();
        _budget.LeaveCall();
    }

    private void ConstructLibrary(Instance instance, MethodRef constructor, Value[] arguments, bool[] given, Anchor anchor)
    {
        if (ReferenceEquals(instance.Anchor, Anchor.None))
            instance.Anchor = anchor;
        Anchor = instance.Anchor;
        _library.Construct(instance, constructor, new Arguments(constructor, arguments, given), this);
    }

    private void RunInitializers(Instance? instance, TypeRef type, bool isStatic)
    {
        foreach (var member in type.Source!.Initialized)
        {
            if (member.IsStatic != isStatic || member.Constant is not null || member.Initializer is not { } id)
                continue;
            if (_code.Initializer(id, _cancellationToken) is not { } initializer)
                continue;
            var value = Evaluate(initializer, new Frame(null, instance));
            if (instance is not null)
                _journal.Write(instance, member.Key, value);
        }
    }

    private void RunStaticConstructor(TypeRef type)
    {
        if (type.Source?.StaticConstructor is not { Source: not null } constructor || !_staticsInProgress.Add(type.Name))
            return;
        RunMethod(constructor, null, []);
    }

    private Value MakeArray(ArrayNode array, Frame frame)
    {
        if (!array.Elements.IsDefaultOrEmpty || array.Size is null)
            return new Sequence(array.Elements.IsDefault ? [] : EvaluateAll(array.Elements, frame)) { ElementType = array.Type.Element };
        var size = Operators.Number(Evaluate(array.Size, frame));
        var isSized = size <= Budget.Rounds;
        var length = isSized ? (int)size!.Value : 0;
        var empty = array.Type.Element is null ? Constant.Null : DefaultOf(array.Type.Element);
        return new Sequence(Enumerable.Repeat(empty, Math.Max(length, 0)), !isSized) { ElementType = array.Type.Element };
    }

    private Sequence MakeCollection(CollectionNode collection, Frame frame)
    {
        var items = new List<Value>();
        var isOpen = false;
        foreach (var element in collection.Elements)
        {
            if (element is not SpreadNode spread)
            {
                items.Add(Evaluate(element, frame));
                continue;
            }

            var (spreadItems, spreadIsOpen) = Elements(Evaluate(spread.Operand, frame));
            items.AddRange(spreadItems);
            isOpen |= spreadIsOpen;
        }

        return new Sequence(items, isOpen) { ElementType = collection.Type.Element };
    }

    private Instance MakeAnonymous(AnonymousNode anonymous, Frame frame)
    {
        var instance = NewInstance(anonymous.Type, Anchor.None);
        foreach (var (name, value) in anonymous.Members)
            instance.Members[name] = Evaluate(value, frame);
        return instance;
    }

    private Value With(WithNode with, Frame frame)
    {
        var operand = Evaluate(with.Operand, frame);
        return operand switch
        {
            Choice choice => MapArms(choice, arm => Copy(arm)),
            _ => Copy(operand),
        };

        Value Copy(Value value)
        {
            if (value is not Instance original)
                return Initialize(value is Sequence tuple ? new Sequence(tuple.Items) { Names = tuple.Names } : Unknown.Any, with.Initializer, frame);
            var copy = new Instance(original.Type, with.Anchor, NextOrder(), Guard, IsRepeated) { IsOpaque = original.IsOpaque };
            foreach (var member in original.Members)
                copy.Members[member.Key] = member.Value;
            return Initialize(copy, with.Initializer, frame);
        }
    }
}
