using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Expressions.</summary>
internal sealed partial class Evaluator
{
    private Value Evaluate(Node node, Frame frame)
    {
        _budget.Enter();
        var value = Simplify(EvaluateNode(node, frame));
        _budget.Leave();
        return value;
    }

    private Value EvaluateNode(Node node, Frame frame)
    {
        switch (node)
        {
            case LiteralNode literal:
                return literal.Value switch { null => Constant.Null, bool truth => Constant.Of(truth), _ => new Constant(literal.Value) };
            case LocalNode local:
                return frame.Find(local.Slot)?.Value ?? UnknownOf(local.Type);
            case MemberNode member:
                return GetMember(member, frame);
            case CallNode call:
                return Call(call, frame);
            case NewNode creation:
                return New(creation, frame);
            case AssignNode assign:
                return Assign(assign.Target, Evaluate(assign.Value, frame), frame);
            case ThisNode self:
                return frame.This ?? UnknownOf(self.Type);
            case ImplicitReceiverNode:
                return frame.ImplicitReceiver ?? Unknown.Any;
            case ConvertNode convert:
                return Convert(convert, frame);
            case EnumNode member:
                return new EnumMember(member.Type, member.Member, member.Value);
            case ArrayNode array:
                return MakeArray(array, frame);
            case CollectionNode collection:
                return MakeCollection(collection, frame);
            case InterpolationNode interpolation:
                return Interpolate(interpolation, frame);
            case BinaryNode binary:
                return Binary(binary, frame);
            case UnaryNode unary:
                return Unary(unary, frame);
            case ConditionalNode conditional:
                return Conditional(conditional, frame);
            case CoalesceNode coalesce:
                return Coalesce(Evaluate(coalesce.Value, frame), coalesce.WhenNull, frame);
            case ConditionalAccessNode access:
                return AccessConditionally(access, frame);
            case ConditionalReceiverNode:
                return frame.ConditionalReceiver ?? Unknown.Any;
            case LambdaNode or MethodGroupNode:
                return new Closure(node, frame, node is MethodGroupNode { Receiver: { } receiver } ? Evaluate(receiver, frame) : null);
            case InvokeNode invoke:
                return InvokeClosure(Evaluate(invoke.Delegate, frame), EvaluateAll(invoke.Arguments, frame));
            case ElementNode element:
                return GetElement(Evaluate(element.Array, frame), EvaluateAll(element.Indices, frame));
            case WithNode with:
                return With(with, frame);
            case AnonymousNode anonymous:
                return MakeAnonymous(anonymous, frame);
            case TupleNode tuple:
                return new Sequence(EvaluateAll(tuple.Elements, frame)) { Names = tuple.Names };
            case MemberInitializerNode initializer:
                return Initialize(Evaluate(initializer.Target, frame), initializer.Initializer, frame);
            case IsNode test:
                return Matches(Evaluate(test.Value, frame), test.Pattern, frame);
            case SwitchExpressionNode @switch:
                return SwitchArms(@switch.Arms, 0, Evaluate(@switch.Value, frame), frame) ?? throw new ProgramThrowsException();
            case CompoundAssignNode compound:
                var combined = Operators.Apply(compound.Operator, Evaluate(compound.Target, frame), Evaluate(compound.Value, frame));
                return Assign(compound.Target, combined, frame);
            case CoalesceAssignNode assign:
                var held = Evaluate(assign.Target, frame);
                return Assign(assign.Target, Coalesce(held, assign.Value, frame), frame);
            case IncrementNode increment:
                var before = Evaluate(increment.Target, frame);
                var after = Operators.Apply(increment.IsDecrement ? Operator.Subtract : Operator.Add, before, new Constant(1));
                Assign(increment.Target, after, frame);
                return increment.IsPostfix ? before : after;
            case DeconstructNode deconstruct:
                var source = Evaluate(deconstruct.Value, frame);
                Deconstruct(deconstruct.Targets, source, frame);
                return source;
            case DefaultNode @default:
                return DefaultOf(Substitute(@default.Type, frame));
            case TypeOfNode type:
                return new TypeValue(Substitute(type.Type, frame));
            case IndexNode index:
                return new Sequence([Constant.True, Evaluate(index.Operand, frame)]) { Names = ["FromEnd", "Value"] };
            case RangeNode range:
                return new Sequence([range.Start is null ? Constant.Null : Evaluate(range.Start, frame), range.End is null ? Constant.Null : Evaluate(range.End, frame)]) { Names = ["Start", "End"] };
            case ThrowNode @throw:
                if (@throw.Value is not null)
                    Evaluate(@throw.Value, frame);
                throw new ProgramThrowsException();
            case DeclareNode declare:
                return frame.Declare(declare.Slot, declare.Value is null ? Unknown.Any : Evaluate(declare.Value, frame)).Value;
            case SpreadNode spread:
                return Evaluate(spread.Operand, frame);
            case DiscardNode:
                return Unknown.Any;
            case UnknownNode unknown:
                foreach (var part in unknown.Parts)
                    Escape(Evaluate(part, frame));
                return UnknownOf(unknown.Type);
            default:
                RunStatement(node, frame);
                return Unknown.Any;
        }
    }

    /// <summary>The value of one side of a branch; null where it throws.</summary>
    private Value? EvaluateArm(Node node, Frame frame) => node is ThrowNode ? null : Evaluate(node, frame);

    private Value[] EvaluateAll(ImmutableArray<Node> nodes, Frame frame)
    {
        var values = new Value[nodes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(nodes[i], frame);
        return values;
    }

    private Value[] EvaluateAll(ImmutableArray<Argument> arguments, Frame frame)
    {
        if (arguments.IsDefaultOrEmpty)
            return [];
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(arguments[i].Value, frame);
        return values;
    }

    private Value Interpolate(InterpolationNode interpolation, Frame frame) =>
        Join(interpolation.Parts.Select(part => BaseLibrary.Format(Evaluate(part.Value, frame), part.Format)));

    private Value Conditional(ConditionalNode conditional, Frame frame) =>
        ForkValue(Evaluate(conditional.Condition, frame), truth => EvaluateArm(truth ? conditional.WhenTrue : conditional.WhenFalse, frame));
}
