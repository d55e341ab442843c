using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Operators, choices and assignments.</content>
internal sealed partial class BodyLowering
{
    /// <inheritdoc/>
    public override Node VisitBinaryOperator(IBinaryOperation operation, object? argument) => new BinaryNode(
        OperatorOf(operation.OperatorKind), Lower(operation.LeftOperand), Lower(operation.RightOperand),
        operation.OperatorMethod is { } method ? Method(method) : null, symbols.Type(operation.Type));

    /// <inheritdoc/>
    public override Node VisitTupleBinaryOperator(ITupleBinaryOperation operation, object? argument) =>
        new BinaryNode(OperatorOf(operation.OperatorKind), Lower(operation.LeftOperand), Lower(operation.RightOperand), null, symbols.Type(operation.Type));

    /// <inheritdoc/>
    public override Node VisitUnaryOperator(IUnaryOperation operation, object? argument) => operation.OperatorKind == UnaryOperatorKind.Hat
        ? new IndexNode(Lower(operation.Operand))
        : new UnaryNode(OperatorOf(operation.OperatorKind), Lower(operation.Operand), operation.OperatorMethod is { } method ? Method(method) : null);

    /// <inheritdoc/>
    public override Node VisitRangeOperation(IRangeOperation operation, object? argument) =>
        new RangeNode(LowerOrNull(operation.LeftOperand), LowerOrNull(operation.RightOperand));

    /// <inheritdoc/>
    public override Node VisitConditional(IConditionalOperation operation, object? argument) => operation.Syntax is StatementSyntax
        ? new IfNode(Lower(operation.Condition), Lower(operation.WhenTrue), LowerOrNull(operation.WhenFalse))
        : new ConditionalNode(Lower(operation.Condition), Lower(operation.WhenTrue), Lower(operation.WhenFalse));

    /// <inheritdoc/>
    public override Node VisitCoalesce(ICoalesceOperation operation, object? argument) => new CoalesceNode(Lower(operation.Value), Lower(operation.WhenNull));

    /// <inheritdoc/>
    public override Node VisitConditionalAccess(IConditionalAccessOperation operation, object? argument) =>
        new ConditionalAccessNode(Lower(operation.Operation), Lower(operation.WhenNotNull));

    /// <inheritdoc/>
    public override Node VisitConditionalAccessInstance(IConditionalAccessInstanceOperation operation, object? argument) => new ConditionalReceiverNode();

    /// <inheritdoc/>
    public override Node VisitSimpleAssignment(ISimpleAssignmentOperation operation, object? argument) => new AssignNode(Lower(operation.Target), Lower(operation.Value));

    /// <inheritdoc/>
    public override Node VisitCompoundAssignment(ICompoundAssignmentOperation operation, object? argument) =>
        new CompoundAssignNode(Lower(operation.Target), operation.OperatorMethod is null ? OperatorOf(operation.OperatorKind) : Operator.Other, Lower(operation.Value));

    /// <inheritdoc/>
    public override Node VisitCoalesceAssignment(ICoalesceAssignmentOperation operation, object? argument) =>
        new CoalesceAssignNode(Lower(operation.Target), Lower(operation.Value));

    /// <inheritdoc/>
    public override Node VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation, object? argument) =>
        new IncrementNode(Lower(operation.Target), operation.Kind == OperationKind.Decrement, operation.IsPostfix);

    /// <inheritdoc/>
    public override Node VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation, object? argument) =>
        new DeconstructNode(Lower(operation.Target), Lower(operation.Value));

    /// <inheritdoc/>
    public override Node VisitThrow(IThrowOperation operation, object? argument) => new ThrowNode(LowerOrNull(operation.Exception));

    private static Operator OperatorOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Operator.Add,
        BinaryOperatorKind.Subtract => Operator.Subtract,
        BinaryOperatorKind.Multiply => Operator.Multiply,
        BinaryOperatorKind.Divide => Operator.Divide,
        BinaryOperatorKind.Remainder => Operator.Remainder,
        BinaryOperatorKind.And => Operator.And,
        BinaryOperatorKind.Or => Operator.Or,
        BinaryOperatorKind.ExclusiveOr => Operator.ExclusiveOr,
        BinaryOperatorKind.ConditionalAnd => Operator.ConditionalAnd,
        BinaryOperatorKind.ConditionalOr => Operator.ConditionalOr,
        BinaryOperatorKind.LeftShift => Operator.LeftShift,
        BinaryOperatorKind.RightShift => Operator.RightShift,
        BinaryOperatorKind.Equals => Operator.Equals,
        BinaryOperatorKind.NotEquals => Operator.NotEquals,
        BinaryOperatorKind.LessThan => Operator.LessThan,
        BinaryOperatorKind.LessThanOrEqual => Operator.LessThanOrEqual,
        BinaryOperatorKind.GreaterThan => Operator.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => Operator.GreaterThanOrEqual,
        _ => Operator.Other,
    };

    private static Operator OperatorOf(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Not => Operator.Not,
        UnaryOperatorKind.Minus => Operator.Minus,
        UnaryOperatorKind.Plus => Operator.Plus,
        UnaryOperatorKind.BitwiseNegation => Operator.BitwiseNegation,
        _ => Operator.Other,
    };
}
