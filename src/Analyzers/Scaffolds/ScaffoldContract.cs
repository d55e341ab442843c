using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>What must hold for a scaffold to be generated. Where it does not, the generators are silent and a rule speaks.</summary>
internal static class ScaffoldContract
{
    private const string Ec2 = "Amazon.CDK.AWS.EC2";

    /// <summary>Whether each declaration of a class and of those around it may be continued in another document.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartialItself(current, cancellationToken))
                return false;
        }

        return true;
    }

    /// <summary>Whether each declaration of a class may be continued in another document, those around it aside.</summary>
    public static bool IsPartialItself(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(declaration => IsPartial(declaration.GetSyntax(cancellationToken)));

    /// <summary>Whether it cannot be told what a class derives from: a base is not known to the compiler.</summary>
    public static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current is IErrorTypeSymbol)
                return true;
        }

        return false;
    }

    /// <summary>Whether objects of a class are constructs, and so can be the scope of others.</summary>
    public static bool IsConstruct(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current is { Name: "Construct", ContainingNamespace: { Name: "Constructs", ContainingNamespace.IsGlobalNamespace: true } })
                return type is { TypeKind: TypeKind.Class, IsStatic: false };
        }

        return false;
    }

    /// <summary>The type of a field or property; null for another member.</summary>
    public static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    /// <summary>Whether a member holds a VPC: <c>Vpc</c>, <c>IVpc</c> or a class of one's own.</summary>
    public static bool IsVpc(ISymbol member) =>
        TypeOf(member) is { } type && (IsVpcInterface(type) || type.AllInterfaces.Any(IsVpcInterface));

    /// <summary>The member of a class, or of a base class, that holds the VPC of this name; null where there is none.</summary>
    public static ISymbol? VpcOf(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).FirstOrDefault(IsVpc) is { } member)
                return IsAccessibleIn(type, member) ? member : null;
        }

        return null;
    }

    /// <summary>Whether a name of a generated member is taken: by a member, or by the class itself.</summary>
    public static bool IsTaken(INamedTypeSymbol type, string name) => type.Name == name || !type.GetMembers(name).IsEmpty;

    /// <summary>The members that come before <paramref name="member"/> and whose attributes ask for the same names.</summary>
    public static ISymbol? Namesake(ISymbol member)
    {
        var name = ScaffoldNames.Pascal(member.Name);
        foreach (var other in member.ContainingType.GetMembers())
        {
            if (SymbolEqualityComparer.Default.Equals(other, member))
                return null;
            if (ScaffoldNames.Pascal(other.Name) == name && IsScaffolded(other))
                return other;
        }

        return null;
    }

    /// <summary>Whether a member has an attribute that asks for something at a VPC.</summary>
    public static bool IsScaffolded(ISymbol member) =>
        member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol && member.GetAttributes().Any(IsOfVpc);

    /// <summary>Whether an attribute is one of a VPC.</summary>
    public static bool IsOfVpc(AttributeData attribute) => VpcAttributes.Any(attribute.Is);

    /// <summary>The attributes of a VPC.</summary>
    public static readonly ImmutableArray<string> VpcAttributes =
    [
        ScaffoldNames.GatewayEndpoint,
        ScaffoldNames.InterfaceEndpoint,
        ScaffoldNames.InterfaceEndpoints,
        ScaffoldNames.EgressOnlyInternet,
        ScaffoldNames.FlowLogs,
    ];

    /// <summary>The class of the services of AWS that have interface endpoints, in the CDK that is referred to.</summary>
    public static INamedTypeSymbol? InterfaceServices(Compilation compilation) => TypeIn(compilation, "InterfaceVpcEndpointAwsService");

    /// <summary>Whether a class has a service of this name.</summary>
    public static bool HasService(INamedTypeSymbol services, string name) =>
        services.GetMembers(name).Any(IsService);

    /// <summary>The names of the services of a class.</summary>
    public static IReadOnlyList<string> ServicesOf(INamedTypeSymbol services) =>
        services.GetMembers().Where(static member => IsService(member)).Select(static member => member.Name).ToList();

    private static bool IsService(ISymbol member) => member is IPropertySymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public };

    private static INamedTypeSymbol? TypeIn(Compilation compilation, string name)
    {
        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (reference.Name == "Amazon.CDK.Lib")
                return reference.GetTypeByMetadataName($"{Ec2}.{name}");
        }

        return null;
    }

    private static bool IsAccessibleIn(INamedTypeSymbol type, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, type) || member.DeclaredAccessibility is not Accessibility.Private;

    private static bool IsPartial(SyntaxNode declaration) =>
        declaration is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.Modifiers.Any(SyntaxKind.FileKeyword);

    private static bool IsVpcInterface(ITypeSymbol type) => type.Name == "IVpc" && type.ContainingNamespace?.ToDisplayString() == Ec2;
}
