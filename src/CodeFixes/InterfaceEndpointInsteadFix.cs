using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC306: an interface endpoint in place of a gateway endpoint for a service that has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class InterfaceEndpointInsteadFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC306.InterfaceEndpoint";

    private const string Gateway = "GatewayVpcEndpoint";
    private const string Interface = "InterfaceVpcEndpoint";

    /// <summary>What both kinds of endpoints have.</summary>
    private static readonly string[] SharedMembers = ["AddToPolicy", "VpcEndpointId", "Node", "ApplyRemovalPolicy", "Stack"];

    /// <summary>Makes the fix.</summary>
    public InterfaceEndpointInsteadFix() : base("Make it an interface endpoint", EquivalenceKey, "VPC306")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.Service) is not { } service || Site.Of(draft, diagnostic.Location) is not { } site || !site.Type.Is(Symbols.Ec2, Gateway))
            return null;
        var props = site.PropsInPlace(draft, Symbols.Ec2, Gateway + "Options") ?? site.PropsInPlace(draft, Symbols.Ec2, Gateway + "Props");
        if (props?.SettingOf("Service") is not { } setting || props.SettingOf("Subnets") is not null || props.Initializer!.Expressions.Count > 2)
            return null;
        if (NamesOfType(draft, site) is not { } types || (site.Syntax is InvocationExpressionSyntax && MethodName(site) is null))
            return null;

        return () =>
        {
            if (MethodName(site) is { } method)
                draft.ReplaceVerbatim(method.Identifier.Span, "AddInterfaceEndpoint");
            foreach (var type in types.Concat(Named(props)))
                draft.ReplaceVerbatim(type.Identifier.Span, Interface + type.Identifier.ValueText.Substring(Gateway.Length));
            draft.Replace(setting.Right.Span, EndpointCode.Service(draft, site, service));
        };
    }

    private static SimpleNameSyntax? MethodName(Site site) => site.Syntax is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "AddGatewayEndpoint" } name },
    } ? name : null;

    /// <summary>
    /// Where the type of the endpoint is named: in its creation and in its declaration. Null where the endpoint is used as what it is, or goes
    /// somewhere else than into a variable.
    /// </summary>
    private static IEnumerable<SimpleNameSyntax>? NamesOfType(Draft draft, Site site)
    {
        var names = site.Syntax is ObjectCreationExpressionSyntax creation ? Named(creation) : [];
        if (site.Syntax.Parent is MemberAccessExpressionSyntax access)
            return SharedMembers.Contains(access.Name.Identifier.ValueText) ? names : null;
        if (site.Syntax.Parent is ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } })
            return names;
        if (site.Syntax.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable })
            return null;
        if (draft.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local || !IsUsedAsAnyEndpoint(draft, local, variable))
            return null;
        return declaration.Type.IsVar || !local.Type.Is(Symbols.Ec2, Gateway) ? names : names.Concat(declaration.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(static name => name.Identifier.ValueText == Gateway));
    }

    private static bool IsUsedAsAnyEndpoint(Draft draft, ILocalSymbol local, VariableDeclaratorSyntax variable)
    {
        var scope = variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? (SyntaxNode)draft.Root;
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(draft.Model.GetSymbolInfo(name).Symbol, local))
            .All(static name => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && SharedMembers.Contains(access.Name.Identifier.ValueText));
    }

    private static IEnumerable<SimpleNameSyntax> Named(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax { Type: var type }
            ? type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(static name => name.Identifier.ValueText.StartsWith(Gateway, StringComparison.Ordinal))
            : [];
}
