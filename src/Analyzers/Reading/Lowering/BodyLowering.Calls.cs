using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Calls, creations and initializers.</content>
internal sealed partial class BodyLowering
{
    /// <inheritdoc/>
    public override Node VisitInvocation(IInvocationOperation operation, object? argument) =>
        operation.TargetMethod.MethodKind == MethodKind.DelegateInvoke
            ? new InvokeNode(Lower(operation.Instance), ImmutableArray.CreateRange(operation.Arguments, a => Lower(a.Value)))
            : new CallNode(LowerOrNull(operation.Instance), Method(operation.TargetMethod), Arguments(operation.Arguments), IsBase(operation.Instance), Anchors.Of(operation.Syntax));

    /// <inheritdoc/>
    public override Node VisitObjectCreation(IObjectCreationOperation operation, object? argument) => new NewNode(
        symbols.Type(operation.Type),
        operation.Constructor is { } constructor && !(constructor.IsImplicitlyDeclared && constructor.ContainingType.IsValueType) ? Method(constructor) : null,
        Arguments(operation.Arguments),
        Initializers(operation.Initializer),
        Anchors.Of(operation.Syntax));

    /// <inheritdoc/>
    public override Node VisitTypeParameterObjectCreation(ITypeParameterObjectCreationOperation operation, object? argument) =>
        new NewNode(symbols.Type(operation.Type), null, ImmutableArray<Argument>.Empty, Initializers(operation.Initializer), Anchors.Of(operation.Syntax));

    /// <inheritdoc/>
    public override Node VisitAnonymousObjectCreation(IAnonymousObjectCreationOperation operation, object? argument)
    {
        var members = ImmutableArray.CreateBuilder<(string Name, Node Value)>(operation.Initializers.Length);
        foreach (var initializer in operation.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } assignment)
                members.Add((name, Lower(assignment.Value)));
        }

        return new AnonymousNode(members.ToImmutable(), symbols.Type(operation.Type));
    }

    /// <inheritdoc/>
    public override Node VisitWith(IWithOperation operation, object? argument) =>
        new WithNode(Lower(operation.Operand), Initializers(operation.Initializer), Anchors.Of(operation.Syntax));

    /// <inheritdoc/>
    public override Node VisitMemberInitializer(IMemberInitializerOperation operation, object? argument) =>
        new MemberInitializerNode(Lower(operation.InitializedMember), Initializers(operation.Initializer));

    /// <inheritdoc/>
    public override Node VisitArrayCreation(IArrayCreationOperation operation, object? argument)
    {
        var type = symbols.Type(operation.Type);
        return operation switch
        {
            { Initializer: { } initializer } => new ArrayNode(type, Lower(initializer.ElementValues), Size: null),
            { DimensionSizes: [var size] } => new ArrayNode(type, ImmutableArray<Node>.Empty, Lower(size)),
            _ => new ArrayNode(type, ImmutableArray<Node>.Empty, new UnknownNode(Lower(operation.DimensionSizes), null)),
        };
    }

    /// <inheritdoc/>
    public override Node VisitArrayInitializer(IArrayInitializerOperation operation, object? argument) =>
        new ArrayNode(symbols.Type(operation.Type), Lower(operation.ElementValues), Size: null);

    /// <inheritdoc/>
    public override Node VisitCollectionExpression(ICollectionExpressionOperation operation, object? argument) =>
        new CollectionNode(symbols.Type(operation.Type), Lower(operation.Elements));

    /// <inheritdoc/>
    public override Node VisitSpread(ISpreadOperation operation, object? argument) => new SpreadNode(Lower(operation.Operand));

    private ImmutableArray<Node> Initializers(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer is null ? ImmutableArray<Node>.Empty : Lower(initializer.Initializers);

    /// <summary>The arguments that are given, in the order of evaluation.</summary>
    private ImmutableArray<Argument> Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        if (arguments.IsEmpty)
            return ImmutableArray<Argument>.Empty;
        var given = ImmutableArray.CreateBuilder<Argument>(arguments.Length);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].ArgumentKind != ArgumentKind.DefaultValue)
                given.Add(new Argument(arguments[i].Parameter?.Ordinal ?? i, Lower(arguments[i].Value)));
        }

        return given.ToImmutable();
    }
}
