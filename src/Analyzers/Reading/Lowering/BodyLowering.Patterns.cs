using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Patterns.</content>
internal sealed partial class BodyLowering
{
    /// <inheritdoc/>
    public override Node VisitIsType(IIsTypeOperation operation, object? argument) =>
        new IsNode(Lower(operation.ValueOperand), new TypePattern(symbols.Type(operation.TypeOperand), null));

    /// <inheritdoc/>
    public override Node VisitIsPattern(IIsPatternOperation operation, object? argument) => new IsNode(Lower(operation.Value), Match(operation.Pattern));

    /// <inheritdoc/>
    public override Node VisitSwitchExpression(ISwitchExpressionOperation operation, object? argument) => new SwitchExpressionNode(
        Lower(operation.Value),
        ImmutableArray.CreateRange(operation.Arms, arm => new SwitchArm(Match(arm.Pattern), LowerOrNull(arm.Guard), Lower(arm.Value))));

    private Pattern Match(IPatternOperation pattern)
    {
        if (_depth == MaxDepth)
            return new UnknownPattern(ImmutableArray<int>.Empty);
        _depth++;
        try
        {
            return pattern switch
            {
                IDiscardPatternOperation => new AnyPattern(),
                IConstantPatternOperation constant => new ConstantPattern(Lower(constant.Value)),
                IRelationalPatternOperation relational => new RelationalPattern(OperatorOf(relational.OperatorKind), Lower(relational.Value)),
                ITypePatternOperation type => new TypePattern(symbols.Type(type.MatchedType), null),
                IDeclarationPatternOperation declaration => new TypePattern(
                    declaration.MatchesNull ? null : symbols.Type(declaration.MatchedType), SlotOrNull(declaration.DeclaredSymbol)),
                IRecursivePatternOperation recursive => Recursive(recursive),
                INegatedPatternOperation negated => new NotPattern(Match(negated.Pattern)),
                IBinaryPatternOperation binary => new CombinedPattern(binary.OperatorKind == BinaryOperatorKind.And, Match(binary.LeftPattern), Match(binary.RightPattern)),
                _ => new UnknownPattern(Variables(pattern)),
            };
        }
        finally
        {
            _depth--;
        }
    }

    private Pattern Recursive(IRecursivePatternOperation pattern)
    {
        var properties = ImmutableArray.CreateBuilder<(MemberRef Member, Pattern Pattern)>(pattern.PropertySubpatterns.Length);
        foreach (var property in pattern.PropertySubpatterns)
        {
            switch (property.Member)
            {
                case IPropertyReferenceOperation reference:
                    properties.Add((Use(symbols.Property(reference.Property)), Match(property.Pattern)));
                    break;
                case IFieldReferenceOperation reference:
                    properties.Add((FieldOf(reference.Field), Match(property.Pattern)));
                    break;
                default:
                    return new UnknownPattern(Variables(pattern));
            }
        }

        // The type is tested only where it is written.
        var type = SymbolEqualityComparer.Default.Equals(pattern.MatchedType, pattern.InputType) ? null : symbols.Type(pattern.MatchedType);
        return new PropertyPattern(type, properties.ToImmutable(), ImmutableArray.CreateRange(pattern.DeconstructionSubpatterns, Match), SlotOrNull(pattern.DeclaredSymbol));
    }

    private int? SlotOrNull(ISymbol? variable) => variable is null ? null : Slot(variable);

    /// <summary>The variables that a pattern binds, at any depth.</summary>
    private ImmutableArray<int> Variables(IOperation pattern)
    {
        var slots = ImmutableArray.CreateBuilder<int>();
        foreach (var part in pattern.DescendantsAndSelf())
        {
            var variable = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (variable is not null)
                slots.Add(Slot(variable));
        }

        return slots.ToImmutable();
    }
}
