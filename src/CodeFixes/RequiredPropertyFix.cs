using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC709: the properties that are missing, where each can be one thing only: the only variable at hand that is of its type, or the only one whose id
/// it asks for.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RequiredPropertyFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC709.Add";

    /// <summary>Of a property that asks for an id: the types that have it, and the member that it is.</summary>
    private static readonly (string Property, string Type, string Member)[] Ids =
    [
        ("VpcId", "IVpc", "VpcId"),
        ("VpcId", "CfnVPC", "Ref"),
        ("RouteTableId", "CfnRouteTable", "Ref"),
        ("SubnetId", "ISubnet", "SubnetId"),
        ("SubnetId", "CfnSubnet", "Ref"),
        ("NetworkAclId", "INetworkAcl", "NetworkAclId"),
        ("NetworkAclId", "CfnNetworkAcl", "Ref"),
        ("GroupId", "ISecurityGroup", "SecurityGroupId"),
        ("GroupId", "CfnSecurityGroup", "Ref"),
    ];

    /// <summary>Makes the fix.</summary>
    public RequiredPropertyFix() : base("Set what CDK requires", EquivalenceKey, "VPC709")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { Syntax: BaseObjectCreationExpressionSyntax creation } site || diagnostic.Fact(FindingKeys.Properties) is not { } names)
            return null;
        var settings = names.Split(',').Select(name => (Name: name, Value: ValueFor(draft, site, creation, name))).ToList();
        if (settings.Exists(static setting => setting.Value is null))
            return null;
        return () =>
        {
            foreach (var (name, value) in settings)
            {
                if (creation.ValueOf(name) is { } written)
                    draft.Replace(written.Span, value!);
                else
                    Initializers.Set(draft, creation, $"{name} = {value}");
            }
        };
    }

    private static string? ValueFor(Draft draft, Site site, BaseObjectCreationExpressionSyntax creation, string property)
    {
        if (PropertyOf(site.Type, property) is not { } wanted)
            return null;
        var variables = VariablesAt(draft, creation).Where(variable => creation.ValueOf(property)?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Name) != true).ToList();
        var values = wanted.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            ? variables.SelectMany(variable => Ids.Where(id => id.Property == property && variable.Type.DerivesFrom(Symbols.Ec2, id.Type)).Select(id => $"{variable.Name}.{id.Member}")).ToList()
            : variables.Where(variable => draft.Model.Compilation.ClassifyCommonConversion(variable.Type, wanted.Type) is { Exists: true, IsImplicit: true }).Select(static variable => variable.Name).ToList();
        return values is [var only] ? only : null;
    }

    private static IPropertySymbol? PropertyOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                return property;
        }

        return null;
    }

    /// <summary>The variables and parameters that have a value where <paramref name="creation"/> stands; one that is declared to be null at times counts as none.</summary>
    private static IEnumerable<(string Name, ITypeSymbol Type)> VariablesAt(Draft draft, BaseObjectCreationExpressionSyntax creation)
    {
        var declaration = creation.FirstAncestorOrSelf<VariableDeclaratorSyntax>();
        foreach (var symbol in draft.Model.LookupSymbols(creation.SpanStart))
        {
            var type = symbol switch
            {
                IParameterSymbol { Type.NullableAnnotation: not NullableAnnotation.Annotated } parameter => parameter.Type,
                ILocalSymbol local when local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax declared && declared != declaration => TypeOf(local, declared, creation.SpanStart),
                _ => null,
            };
            if (type is not null)
                yield return (symbol.Name, type);
        }
    }

    /// <summary>The type of a local that has a value at the position; null where it has none. The compiler takes every 'var' for one that may be null.</summary>
    private static ITypeSymbol? TypeOf(ILocalSymbol local, VariableDeclaratorSyntax declared, int position)
    {
        var isNullable = declared.Parent is VariableDeclarationSyntax { Type.IsVar: false } && local.Type.NullableAnnotation == NullableAnnotation.Annotated;
        return declared.Initializer is not null && declared.Span.End <= position && !isNullable ? local.Type : null;
    }
}
