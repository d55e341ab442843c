using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Values, locals, members, texts and conversions.</content>
internal sealed partial class BodyLowering
{
    /// <inheritdoc/>
    public override Node VisitDefaultValue(IDefaultValueOperation operation, object? argument) => new DefaultNode(symbols.Type(operation.Type));

    /// <inheritdoc/>
    public override Node VisitTypeOf(ITypeOfOperation operation, object? argument) => new TypeOfNode(symbols.Type(operation.TypeOperand));

    /// <inheritdoc/>
    public override Node VisitLocalReference(ILocalReferenceOperation operation, object? argument) => Local(operation.Local);

    /// <inheritdoc/>
    public override Node VisitParameterReference(IParameterReferenceOperation operation, object? argument)
    {
        var parameter = operation.Parameter;

        // One that belongs to none of the functions being read is captured from the primary constructor.
        return !_slots.ContainsKey(parameter) && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? new MemberNode(new ThisNode(symbols.Type(parameter.ContainingType)), symbols.PrimaryParameter(parameter), ImmutableArray<Argument>.Empty, IsBase: false, Anchors.Of(operation.Syntax))
            : Local(parameter);
    }

    /// <inheritdoc/>
    public override Node VisitInstanceReference(IInstanceReferenceOperation operation, object? argument) =>
        operation.ReferenceKind == InstanceReferenceKind.ImplicitReceiver ? new ImplicitReceiverNode() : new ThisNode(symbols.Type(operation.Type));

    /// <inheritdoc/>
    public override Node VisitDiscardOperation(IDiscardOperation operation, object? argument) => new DiscardNode();

    /// <inheritdoc/>
    public override Node VisitDeclarationExpression(IDeclarationExpressionOperation operation, object? argument) => Lower(operation.Expression);

    /// <inheritdoc/>
    public override Node VisitFieldReference(IFieldReferenceOperation operation, object? argument) =>
        new MemberNode(LowerOrNull(operation.Instance), FieldOf(operation.Field), ImmutableArray<Argument>.Empty, IsBase(operation.Instance), Anchors.Of(operation.Syntax));

    /// <inheritdoc/>
    public override Node VisitPropertyReference(IPropertyReferenceOperation operation, object? argument) =>
        new MemberNode(LowerOrNull(operation.Instance), Use(symbols.Property(operation.Property)), Arguments(operation.Arguments), IsBase(operation.Instance), Anchors.Of(operation.Syntax));

    /// <inheritdoc/>
    public override Node VisitArrayElementReference(IArrayElementReferenceOperation operation, object? argument) =>
        new ElementNode(Lower(operation.ArrayReference), Lower(operation.Indices));

    /// <inheritdoc/>
    public override Node VisitImplicitIndexerReference(IImplicitIndexerReferenceOperation operation, object? argument) =>
        new ElementNode(Lower(operation.Instance), [Lower(operation.Argument)]);

    /// <inheritdoc/>
    public override Node VisitTuple(ITupleOperation operation, object? argument) =>
        new TupleNode(Lower(operation.Elements), operation.NaturalType is INamedTypeSymbol { IsTupleType: true } type
            ? ImmutableArray.CreateRange(type.TupleElements, static e => e.IsExplicitlyNamedTupleElement ? e.Name : "")
            : ImmutableArray.CreateRange(operation.Elements, static _ => ""));

    /// <inheritdoc/>
    public override Node VisitInterpolatedString(IInterpolatedStringOperation operation, object? argument)
    {
        var parts = ImmutableArray.CreateBuilder<(Node Value, string? Format)>(operation.Parts.Length);
        foreach (var part in operation.Parts)
        {
            parts.Add(part switch
            {
                IInterpolatedStringTextOperation text => (Lower(text.Text), null),
                IInterpolationOperation { Alignment: null } hole => (Lower(hole.Expression), hole.FormatString?.ConstantValue.Value as string),
                _ => (Unknown(part), null),
            });
        }

        return new InterpolationNode(parts.ToImmutable());
    }

    /// <inheritdoc/>
    public override Node VisitConversion(IConversionOperation operation, object? argument)
    {
        var operand = Lower(operation.Operand);

        // A number is an index as it is.
        if (operation.OperatorMethod is { ContainingType: { Name: nameof(Index), ContainingNamespace.Name: nameof(System) } })
            return operand;
        var method = operation.OperatorMethod is { } converts ? Method(converts) : null;

        // Compilers differ in which part of a conversion to a nullable type they call implicit.
        return method is null && (operation.IsImplicit || operation.Conversion.IsNullable) && !ChangesNumber(operation)
            ? operand
            : new ConvertNode(operand, symbols.Type(Underlying(operation.Type)), operation.IsTryCast, operation.IsImplicit, method);
    }

    /// <inheritdoc/>
    public override Node VisitDelegateCreation(IDelegateCreationOperation operation, object? argument) => Lower(operation.Target);

    /// <inheritdoc/>
    public override Node VisitMethodReference(IMethodReferenceOperation operation, object? argument) =>
        new MethodGroupNode(LowerOrNull(operation.Instance), Method(operation.Method), IsBase(operation.Instance));

    /// <inheritdoc/>
    public override Node VisitAnonymousFunction(IAnonymousFunctionOperation operation, object? argument) =>
        new LambdaNode(Slots(operation.Symbol.Parameters), Lower(operation.Body), IsIterator: false);

    /// <inheritdoc/>
    public override Node VisitTranslatedQuery(ITranslatedQueryOperation operation, object? argument) => Lower(operation.Operation);

    /// <inheritdoc/>
    public override Node VisitAwait(IAwaitOperation operation, object? argument) => Lower(operation.Operation);

    /// <inheritdoc/>
    public override Node VisitParenthesized(IParenthesizedOperation operation, object? argument) => Lower(operation.Operand);

    /// <summary>What the compiler computed; null where it did not.</summary>
    private Node? Constant(IOperation operation)
    {
        if (!operation.ConstantValue.HasValue)
            return null;

        // The name that is written, not the first of those that share its value.
        return operation is IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } field }
            ? new EnumNode(symbols.Type(field.ContainingType), field.Name, field.ConstantValue)
            : Constants.Of(symbols, operation.Type, operation.ConstantValue.Value);
    }

    // What 'field' means in an accessor is the storage of the property.
    private MemberRef FieldOf(IFieldSymbol field) =>
        field is { IsImplicitlyDeclared: true, AssociatedSymbol: IPropertySymbol property } ? symbols.Storage(property) : Use(symbols.Field(field));

    private static bool ChangesNumber(IConversionOperation operation) =>
        operation.Conversion.IsNumeric
        || (operation.Conversion.IsNullable && !SymbolEqualityComparer.Default.Equals(Underlying(operation.Operand.Type), Underlying(operation.Type)));

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : type;

    private static bool IsBase(IOperation? receiver) => receiver?.Syntax is BaseExpressionSyntax;

    private MethodRef Method(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction ? symbols.LocalFunction(method, FunctionNumber(method)) : Use(symbols.Method(method));

    private MethodRef Use(MethodRef method)
    {
        _uses.UnionWith(MemberCode.UsesOf(method));
        return method;
    }

    private MemberRef Use(MemberRef member)
    {
        _uses.UnionWith(MemberCode.UsesOf(member));
        return member;
    }

    private int FunctionNumber(IMethodSymbol method)
    {
        if (!_functions.TryGetValue(method.OriginalDefinition, out var number))
            _functions[method.OriginalDefinition] = number = _functions.Count;
        return number;
    }
}
