using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Reading.Code;

/// <summary>
/// A piece of C# as the evaluator runs it: what IOperation says, without symbols, so that it may be kept while the code around it changes.
/// </summary>
internal abstract record Node;

/// <summary>Code that cannot be read: its parts are evaluated, and what they hand out escapes.</summary>
internal sealed record UnknownNode(ImmutableArray<Node> Parts, TypeRef? Type) : Node;

// ---- values

/// <summary>null, a bool, string, char or number. An enum member is <see cref="EnumNode"/>.</summary>
internal sealed record LiteralNode(object? Value) : Node;

internal sealed record EnumNode(TypeRef Type, string Member, object? Value) : Node;

/// <summary>default(T), also of a type parameter.</summary>
internal sealed record DefaultNode(TypeRef Type) : Node;

internal sealed record TypeOfNode(TypeRef Type) : Node;

/// <summary>A local variable, parameter or pattern variable, by its number in the member.</summary>
internal sealed record LocalNode(int Slot, TypeRef Type) : Node;

internal sealed record ThisNode(TypeRef Type) : Node;

/// <summary>The object that an object or collection initializer or a with expression is filling.</summary>
internal sealed record ImplicitReceiverNode : Node;

/// <summary>The receiver inside of a?.b.</summary>
internal sealed record ConditionalReceiverNode : Node;

// ---- members and calls

/// <summary>A field or property, or an indexer with <paramref name="Arguments"/>. No receiver for a static one.</summary>
/// <param name="IsBase">Whether it is written base.X: no dispatch.</param>
internal sealed record MemberNode(Node? Receiver, MemberRef Member, ImmutableArray<Argument> Arguments, bool IsBase, Anchor Anchor) : Node;

internal sealed record ElementNode(Node Array, ImmutableArray<Node> Indices) : Node;

/// <summary>An argument and the parameter it is for. <paramref name="Value"/> of a params parameter is the whole array.</summary>
internal sealed record Argument(int Parameter, Node Value);

/// <summary>A call. The receiver of an extension method is its first argument. Arguments that are left out are left out here.</summary>
internal sealed record CallNode(Node? Receiver, MethodRef Method, ImmutableArray<Argument> Arguments, bool IsBase, Anchor Anchor) : Node;

/// <summary>A delegate that is called: f(x).</summary>
internal sealed record InvokeNode(Node Delegate, ImmutableArray<Node> Arguments) : Node;

/// <summary>A method as a delegate; a local function has no receiver.</summary>
internal sealed record MethodGroupNode(Node? Receiver, MethodRef Method, bool IsBase) : Node;

/// <summary>A call of a constructor's sibling or base (this(...), base(...)).</summary>
internal sealed record ConstructorCallNode(MethodRef Constructor, ImmutableArray<Argument> Arguments, Anchor Anchor) : Node;

/// <summary>new T(...) { ... }. <paramref name="Initializer"/> works on <see cref="ImplicitReceiverNode"/>. Constructor is null where binding failed or the compiler makes it up for a struct or type parameter.</summary>
internal sealed record NewNode(TypeRef Type, MethodRef? Constructor, ImmutableArray<Argument> Arguments, ImmutableArray<Node> Initializer, Anchor Anchor) : Node;

/// <summary>x.Member = { ... } inside an initializer: fills what the member holds already.</summary>
internal sealed record MemberInitializerNode(Node Target, ImmutableArray<Node> Initializer) : Node;

/// <summary>An anonymous object: its members by name.</summary>
internal sealed record AnonymousNode(ImmutableArray<(string Name, Node Value)> Members, TypeRef Type) : Node;

/// <summary>x with { ... }.</summary>
internal sealed record WithNode(Node Operand, ImmutableArray<Node> Initializer, Anchor Anchor) : Node;

/// <summary>An array creation with elements, or with a size only.</summary>
internal sealed record ArrayNode(TypeRef Type, ImmutableArray<Node> Elements, Node? Size) : Node;

/// <summary>A collection expression [a, ..b].</summary>
internal sealed record CollectionNode(TypeRef Type, ImmutableArray<Node> Elements) : Node;

/// <summary>..x in a collection expression.</summary>
internal sealed record SpreadNode(Node Operand) : Node;

/// <summary>A tuple; names are '' where there are none.</summary>
internal sealed record TupleNode(ImmutableArray<Node> Elements, ImmutableArray<string> Names) : Node;

/// <summary>A lambda.</summary>
internal sealed record LambdaNode(ImmutableArray<int> ParameterSlots, Node Body, bool IsIterator) : Node;

// ---- operators

/// <summary>The operators that are evaluated; others are <see cref="Other"/>.</summary>
internal enum Operator
{
    Other, Add, Subtract, Multiply, Divide, Remainder, And, Or, ExclusiveOr, ConditionalAnd, ConditionalOr, LeftShift, RightShift,
    Equals, NotEquals, LessThan, LessThanOrEqual, GreaterThan, GreaterThanOrEqual, Not, Minus, Plus, BitwiseNegation,
}

internal sealed record BinaryNode(Operator Operator, Node Left, Node Right, MethodRef? Method, TypeRef Type) : Node;

internal sealed record UnaryNode(Operator Operator, Node Operand, MethodRef? Method) : Node;

internal sealed record ConditionalNode(Node Condition, Node WhenTrue, Node WhenFalse) : Node;

internal sealed record CoalesceNode(Node Value, Node WhenNull) : Node;

/// <summary>a?.b: <paramref name="WhenNotNull"/> works on <see cref="ConditionalReceiverNode"/>.</summary>
internal sealed record ConditionalAccessNode(Node Receiver, Node WhenNotNull) : Node;

/// <summary>An interpolated string. A part has a format or null.</summary>
internal sealed record InterpolationNode(ImmutableArray<(Node Value, string? Format)> Parts) : Node;

/// <summary>A cast or conversion; one to a nullable value type is to its underlying type, and keeps null. <paramref name="IsTry"/> for 'as'; <paramref name="Method"/> for a user-defined conversion.</summary>
internal sealed record ConvertNode(Node Operand, TypeRef Type, bool IsTry, bool IsImplicit, MethodRef? Method) : Node;

internal sealed record IsNode(Node Value, Pattern Pattern) : Node;

/// <summary>A switch expression.</summary>
internal sealed record SwitchExpressionNode(Node Value, ImmutableArray<SwitchArm> Arms) : Node;

internal sealed record SwitchArm(Pattern Pattern, Node? When, Node Value);

/// <summary>^x, or a..b where an end may be left out.</summary>
internal sealed record IndexNode(Node Operand) : Node;

internal sealed record RangeNode(Node? Start, Node? End) : Node;

// ---- assignments

/// <summary>target = value. Targets: local, member, element, discard, declaration.</summary>
internal sealed record AssignNode(Node Target, Node Value) : Node;

internal sealed record CompoundAssignNode(Node Target, Operator Operator, Node Value) : Node;

internal sealed record CoalesceAssignNode(Node Target, Node Value) : Node;

internal sealed record IncrementNode(Node Target, bool IsDecrement, bool IsPostfix) : Node;

/// <summary>(a, b) = value. The targets are a <see cref="TupleNode"/>.</summary>
internal sealed record DeconstructNode(Node Targets, Node Value) : Node;

internal sealed record DiscardNode : Node;

// ---- statements

internal sealed record BlockNode(ImmutableArray<Node> Statements) : Node;

internal sealed record DeclareNode(int Slot, Node? Value) : Node;

internal sealed record LocalFunctionNode(int Function, ImmutableArray<int> ParameterSlots, Node Body, bool IsIterator) : Node;

internal sealed record IfNode(Node Condition, Node WhenTrue, Node? WhenFalse) : Node;

internal sealed record ForEachNode(int? Slot, Node? DeconstructTargets, Node Collection, Node Body, TypeRef? ElementType) : Node;

internal sealed record ForNode(ImmutableArray<Node> Before, Node? Condition, ImmutableArray<Node> AtLoopBottom, Node Body) : Node;

internal sealed record WhileNode(Node Condition, Node Body, bool ConditionIsTop) : Node;

internal sealed record SwitchNode(Node Value, ImmutableArray<SwitchSection> Sections) : Node;

internal sealed record SwitchSection(ImmutableArray<SwitchLabel> Labels, Node Body);

/// <summary>A case label; Pattern null means default.</summary>
internal sealed record SwitchLabel(Pattern? Pattern, Node? When);

internal sealed record ReturnNode(Node? Value) : Node;

internal sealed record YieldNode(Node? Value) : Node;

internal sealed record ThrowNode(Node? Value) : Node;

internal sealed record BreakNode : Node;

internal sealed record ContinueNode : Node;

internal sealed record TryNode(Node Body, ImmutableArray<CatchClause> Catches, Node? Finally) : Node;

internal sealed record CatchClause(int? Slot, Node Body);

/// <summary>using (declarations) body.</summary>
internal sealed record UsingNode(Node Resources, Node Body) : Node;

// ---- patterns

internal abstract record Pattern;

internal sealed record AnyPattern : Pattern;

internal sealed record ConstantPattern(Node Value) : Pattern;

internal sealed record RelationalPattern(Operator Operator, Node Value) : Pattern;

/// <summary>A type test (IsType), a declaration (var x / T x), or both. Type null matches anything (var).</summary>
internal sealed record TypePattern(TypeRef? Type, int? Slot) : Pattern;

internal sealed record PropertyPattern(TypeRef? Type, ImmutableArray<(MemberRef Member, Pattern Pattern)> Properties, ImmutableArray<Pattern> Positions, int? Slot) : Pattern;

internal sealed record NotPattern(Pattern Operand) : Pattern;

internal sealed record CombinedPattern(bool IsAnd, Pattern Left, Pattern Right) : Pattern;

/// <summary>A pattern that is not evaluated, such as a list pattern; it may bind variables.</summary>
internal sealed record UnknownPattern(ImmutableArray<int> Slots) : Pattern;
