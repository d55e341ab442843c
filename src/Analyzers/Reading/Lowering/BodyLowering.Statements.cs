using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Statements.</content>
internal sealed partial class BodyLowering
{
    /// <inheritdoc/>
    public override Node VisitBlock(IBlockOperation operation, object? argument) => Block(operation.Operations);

    /// <inheritdoc/>
    public override Node VisitExpressionStatement(IExpressionStatementOperation operation, object? argument) => Lower(operation.Operation);

    /// <inheritdoc/>
    public override Node VisitEmpty(IEmptyOperation operation, object? argument) => Empty;

    /// <inheritdoc/>
    public override Node VisitVariableDeclarationGroup(IVariableDeclarationGroupOperation operation, object? argument)
    {
        var declarations = ImmutableArray.CreateBuilder<Node>();
        foreach (var declaration in operation.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
                declarations.Add(Lower(declarator));
        }

        return declarations is [var single] ? single : new BlockNode(declarations.ToImmutable());
    }

    /// <inheritdoc/>
    public override Node VisitVariableDeclarator(IVariableDeclaratorOperation operation, object? argument) =>
        new DeclareNode(Slot(operation.Symbol), LowerOrNull(operation.GetVariableInitializer()?.Value));

    /// <inheritdoc/>
    public override Node VisitUsingDeclaration(IUsingDeclarationOperation operation, object? argument) => Lower(operation.DeclarationGroup);

    /// <inheritdoc/>
    public override Node VisitUsing(IUsingOperation operation, object? argument) => new UsingNode(Lower(operation.Resources), Lower(operation.Body));

    /// <inheritdoc/>
    public override Node VisitLock(ILockOperation operation, object? argument) => Lower(operation.Body);

    /// <inheritdoc/>
    public override Node VisitLocalFunction(ILocalFunctionOperation operation, object? argument)
    {
        var body = operation.Body;
        return new LocalFunctionNode(FunctionNumber(operation.Symbol), Slots(operation.Symbol.Parameters), LowerOrNull(body) ?? Empty,
            body is not null && MemberTable.Yields(body.Syntax));
    }

    /// <inheritdoc/>
    public override Node VisitForEachLoop(IForEachLoopOperation operation, object? argument)
    {
        var collection = Lower(operation.Collection);
        var variable = operation.LoopControlVariable as IVariableDeclaratorOperation;
        var targets = variable is null ? Lower(operation.LoopControlVariable) : null;
        return new ForEachNode(variable is null ? null : Slot(variable.Symbol), targets, collection, Lower(operation.Body), TypeOrNull(variable?.Symbol.Type));
    }

    /// <inheritdoc/>
    public override Node VisitForLoop(IForLoopOperation operation, object? argument) =>
        new ForNode(Lower(operation.Before), LowerOrNull(operation.Condition), Lower(operation.AtLoopBottom), Lower(operation.Body));

    /// <inheritdoc/>
    public override Node VisitWhileLoop(IWhileLoopOperation operation, object? argument) =>
        new WhileNode(Lower(operation.Condition), Lower(operation.Body), operation.ConditionIsTop);

    /// <inheritdoc/>
    public override Node VisitSwitch(ISwitchOperation operation, object? argument)
    {
        var sections = ImmutableArray.CreateBuilder<SwitchSection>(operation.Cases.Length);
        foreach (var section in operation.Cases)
            sections.Add(new SwitchSection(ImmutableArray.CreateRange(section.Clauses, Label), Block(section.Body)));
        return new SwitchNode(Lower(operation.Value), sections.ToImmutable());
    }

    /// <inheritdoc/>
    public override Node VisitReturn(IReturnOperation operation, object? argument) => operation.Kind switch
    {
        OperationKind.YieldReturn => new YieldNode(Lower(operation.ReturnedValue)),
        OperationKind.YieldBreak => new YieldNode(null),
        _ => new ReturnNode(LowerOrNull(operation.ReturnedValue)),
    };

    /// <inheritdoc/>
    public override Node VisitBranch(IBranchOperation operation, object? argument) => operation.BranchKind switch
    {
        BranchKind.Break => new BreakNode(),
        BranchKind.Continue => new ContinueNode(),
        _ => Unknown(operation),
    };

    /// <inheritdoc/>
    public override Node VisitTry(ITryOperation operation, object? argument) =>
        new TryNode(Lower(operation.Body), ImmutableArray.CreateRange(operation.Catches, Catch), LowerOrNull(operation.Finally));

    private CatchClause Catch(ICatchClauseOperation clause) =>
        new(clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation variable ? Slot(variable.Symbol) : null, Lower(clause.Handler));

    private SwitchLabel Label(ICaseClauseOperation clause) => clause switch
    {
        IDefaultCaseClauseOperation => new SwitchLabel(null, null),
        ISingleValueCaseClauseOperation single => new SwitchLabel(new ConstantPattern(Lower(single.Value)), null),
        IPatternCaseClauseOperation pattern => new SwitchLabel(Match(pattern.Pattern), LowerOrNull(pattern.Guard)),
        _ => new SwitchLabel(new UnknownPattern(ImmutableArray<int>.Empty), null),
    };

    /// <summary>Statements, local functions first: they may be called before the place where they stand.</summary>
    private BlockNode Block(ImmutableArray<IOperation> operations)
    {
        if (operations.IsEmpty)
            return Empty;
        var statements = ImmutableArray.CreateBuilder<Node>(operations.Length);
        foreach (var operation in operations)
        {
            if (operation is ILocalFunctionOperation)
                statements.Add(Lower(operation));
        }

        foreach (var operation in operations)
        {
            if (operation is not ILocalFunctionOperation)
                statements.Add(Lower(operation));
        }

        return new BlockNode(statements.ToImmutable());
    }
}
