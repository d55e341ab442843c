using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>A class that uses the attributes, with all its parts.</summary>
internal sealed class ScaffoldedClass
{
    private ScaffoldedClass(INamedTypeSymbol type, Compilation compilation, ImmutableArray<Scaffold> scaffolds) =>
        (Type, Compilation, Scaffolds) = (type, compilation, scaffolds);

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary>The program it is in.</summary>
    public Compilation Compilation { get; }

    /// <summary>What its attributes ask for, in the order of declarations.</summary>
    public ImmutableArray<Scaffold> Scaffolds { get; }

    /// <summary>A class; null where it uses none of the attributes.</summary>
    public static ScaffoldedClass? Of(INamedTypeSymbol type, Compilation compilation)
    {
        var scaffolds = ImmutableArray.CreateBuilder<Scaffold>();
        foreach (var member in type.GetMembers())
        {
            if (!ScaffoldContract.IsScaffolded(member))
                continue;
            var attributes = member.GetAttributes().Where(ScaffoldContract.IsOfVpc).ToImmutableArray();
            scaffolds.Add(new Scaffold(ScaffoldNames.Pascal(member.Name), attributes, [member.Name]) { Member = member });
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.Is(ScaffoldNames.VpcPeering) || attribute.Is(ScaffoldNames.VpcPeeringMesh))
            {
                var request = PeeringRequest.Of(attribute);
                scaffolds.Add(new Scaffold(request?.Name ?? "", [attribute], request?.Vpcs ?? []) { Peering = request });
            }
        }

        return scaffolds.Count == 0 ? null : new ScaffoldedClass(type, compilation, scaffolds.ToImmutable());
    }

    /// <summary>Whether code is generated for an attribute: the contract holds.</summary>
    public bool IsGenerated(Scaffold scaffold, CancellationToken cancellationToken)
    {
        if (!ScaffoldContract.IsConstruct(Type) || !ScaffoldContract.IsPartial(Type, cancellationToken) || TakenName(scaffold) is not null)
            return false;
        return scaffold.Member is { } member ? ScaffoldContract.IsVpc(member) : scaffold.Peering?.IsWellFormed(Type) == true;
    }

    /// <summary>The name that something else has which is not generated; null where all are free.</summary>
    public string? TakenName(Scaffold scaffold)
    {
        if (IsSecond(scaffold))
            return scaffold.Method;
        return new[] { scaffold.Method, scaffold.Result }.FirstOrDefault(name => Type.Name == name || Type.GetMembers(name).Any(static member => !IsGeneratedCode(member)));
    }

    /// <summary>The parts of the class that somebody wrote.</summary>
    public IEnumerable<TypeDeclarationSyntax> Parts(CancellationToken cancellationToken) => Type.DeclaringSyntaxReferences
        .Where(static part => !IsGeneratedCode(part.SyntaxTree))
        .Select(part => part.GetSyntax(cancellationToken))
        .OfType<TypeDeclarationSyntax>();

    private bool IsSecond(Scaffold scaffold) => scaffold.Member is { } member
        ? ScaffoldContract.Namesake(member) is not null
        : PeeringRequest.Namesake(Type, scaffold.Attributes[0]) is not null;

    private static bool IsGeneratedCode(ISymbol member) =>
        !member.DeclaringSyntaxReferences.IsEmpty && member.DeclaringSyntaxReferences.All(static part => IsGeneratedCode(part.SyntaxTree));

    private static bool IsGeneratedCode(SyntaxTree tree) => tree.FilePath.EndsWith(ScaffoldNames.DocumentSuffix, StringComparison.Ordinal);
}

/// <summary>What the attributes of one VPC ask for, or one attribute of peering.</summary>
/// <param name="Name">The name that the generated names are made of; empty where an attribute is not fully written.</param>
/// <param name="Attributes">The attributes.</param>
/// <param name="Vpcs">The names of the members that hold the VPCs.</param>
internal sealed record Scaffold(string Name, ImmutableArray<AttributeData> Attributes, ImmutableArray<string> Vpcs)
{
    /// <summary>The VPC; null for peering.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>What is to be peered; null for a VPC, and for an attribute that is not fully written.</summary>
    public PeeringRequest? Peering { get; init; }

    /// <summary>The generated method.</summary>
    public string Method => ScaffoldNames.MethodOf(Name);

    /// <summary>The generated type.</summary>
    public string Result => Member is null ? ScaffoldNames.PeeringScaffoldOf(Name) : ScaffoldNames.VpcScaffoldOf(Name);

    /// <summary>Where the name of the first attribute stands.</summary>
    public Location Place(CancellationToken cancellationToken) => PlaceOf(Attributes[0], cancellationToken);

    /// <summary>Where the name of an attribute stands.</summary>
    public static Location PlaceOf(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { Name: var name }
            ? (name switch { QualifiedNameSyntax qualified => qualified.Right, AliasQualifiedNameSyntax qualified => qualified.Name, _ => name }).GetLocation()
            : Location.None;
}
