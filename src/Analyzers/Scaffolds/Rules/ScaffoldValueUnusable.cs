using System.Globalization;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC909: a value of an attribute that nothing can be made of.</summary>
internal sealed class ScaffoldValueUnusable : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC909",
        nameof(ScaffoldValueUnusable),
        Severity.Error,
        Topic.Scaffolds,
        "The values of a scaffold's attributes must be usable",
        "{0}; {1}");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        foreach (var scaffold in type.Scaffolds)
        {
            foreach (var attribute in scaffold.Attributes)
            {
                if (FaultOf(attribute) is { } fault)
                    yield return new(Info, Scaffold.PlaceOf(attribute, cancellationToken), fault.Fact, fault.Remedy);
            }
        }
    }

    private static (string Fact, string Remedy)? FaultOf(AttributeData attribute)
    {
        foreach (var value in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static named => named.Value)))
        {
            if (value is { Kind: TypedConstantKind.Enum, Type: INamedTypeSymbol known, Value: { } number } && !IsMember(known, number))
                return ($"{known.Name} has no value {Convert.ToString(number, CultureInfo.InvariantCulture)}, so that nothing is made of it", $"name one of {known.Name}");
        }

        if (attribute.Is(ScaffoldNames.FlowLogs) && attribute.NamedArguments.FirstOrDefault(static named => named.Key == "Days").Value is { Value: int and < 1 and var days })
            return (FormattableString.Invariant($"Records cannot be kept for {days} days"), "give the days that they are to be kept, 1 or more");
        if (PeeringRequest.Of(attribute) is { IsMesh: true, Vpcs.Length: < 2 })
            return ("A mesh of one VPC has nothing to peer", "name two VPCs or more");
        return attribute.Is(ScaffoldNames.VpcPeeringMesh) && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false, Values.Length: < 2 }]
            ? ("A mesh of fewer than two VPCs has nothing to peer", "name two VPCs or more")
            : null;
    }

    private static bool IsMember(INamedTypeSymbol type, object number) =>
        type.TypeKind != TypeKind.Enum || type.GetMembers().OfType<IFieldSymbol>().Any(member => number.Equals(member.ConstantValue));
}
