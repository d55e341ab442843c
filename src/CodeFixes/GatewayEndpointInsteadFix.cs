using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC409: a gateway endpoint in place of an interface endpoint, with its policy, or with one for the account where it has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GatewayEndpointInsteadFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC409.GatewayEndpoint";

    private const string Interface = "InterfaceVpcEndpoint";

    /// <summary>Makes the fix.</summary>
    public GatewayEndpointInsteadFix() : base("Make it a gateway endpoint", EquivalenceKey, "VPC409")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.Service) is not { } service || Site.Of(draft, diagnostic.Location) is not { } site || !site.Type.Is(Symbols.Ec2, Interface))
            return null;
        var props = site.PropsInPlace(draft, Symbols.Ec2, Interface + "Options") ?? site.PropsInPlace(draft, Symbols.Ec2, Interface + "Props");
        if (props?.SettingOf("Service") is not { } setting || !props.Initializer!.Expressions.All(IsKnown))
            return null;
        var holder = Holder.Of(draft, site);
        var isKept = site.Syntax.Parent is MemberAccessExpressionSyntax access ? IsPolicy(draft, access) : holder is { Name: not null } && IsKept(draft, site, holder);
        if (!isKept && holder is not { Name: null })
            return null;

        return () =>
        {
            foreach (var name in NamesOfKind(site, props).Concat(holder is null ? [] : NamesOfKind(holder)))
                draft.ReplaceVerbatim(name.Identifier.Span, name.Identifier.ValueText.Replace("Interface", "Gateway"));
            draft.Replace(setting.Right.Span, $"{draft.Types.Ec2("GatewayVpcEndpointAwsService", site.Position)}.{(service == "s3" ? "S3" : "DYNAMODB")}");
            foreach (var other in props.Initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(IsForInterface))
                Initializers.Remove(draft, other);
            if (isKept)
                return;

            var endpoint = holder!.NameOrIntroduce(draft, site, EndpointCode.VariableFor(service));
            var statement = PolicyCode.AllowWithinAccount(draft.Types, site.Position, $"{service}:*", Symbols.Account(draft, site.Syntax));
            draft.InsertAfter(holder.Statement, $"{endpoint}.AddToPolicy({statement});");
        };
    }

    private static bool IsKnown(ExpressionSyntax setting) =>
        setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Service" or "Vpc" } } || (setting is AssignmentExpressionSyntax other && IsForInterface(other));

    /// <summary>Where the endpoint is placed, who reaches it and by which name: of a gateway endpoint, route tables and the service's own name.</summary>
    private static bool IsForInterface(AssignmentExpressionSyntax setting) =>
        setting.Left is IdentifierNameSyntax { Identifier.ValueText: "Subnets" or "SecurityGroups" or "Open" or "PrivateDnsEnabled" or "LookupSupportedAzs" };

    /// <summary>The names that tell which kind of endpoint is made: of the method, and of the types that are created.</summary>
    private static IEnumerable<SimpleNameSyntax> NamesOfKind(Site site, BaseObjectCreationExpressionSyntax props)
    {
        if (site.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var method } })
            yield return method;
        foreach (var creation in new[] { site.Syntax, props }.OfType<ObjectCreationExpressionSyntax>())
        {
            foreach (var name in creation.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsOfKind))
                yield return name;
        }
    }

    private static IEnumerable<SimpleNameSyntax> NamesOfKind(Holder holder) => holder.Statement is LocalDeclarationStatementSyntax { Declaration.Type: var type }
        ? type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(IsOfKind)
        : [];

    private static bool IsOfKind(SimpleNameSyntax name) => name.Identifier.ValueText.StartsWith(Interface, StringComparison.Ordinal);

    /// <summary>Whether the endpoint is held by a local variable that is used for its policy only, at least once.</summary>
    private static bool IsKept(Draft draft, Site site, Holder holder)
    {
        if (holder.Statement is not LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] } || draft.Model.GetDeclaredSymbol(variable) is not ILocalSymbol local)
            return false;
        var scope = site.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? (SyntaxNode)draft.Root;
        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(draft.Model.GetSymbolInfo(name).Symbol, local))
            .ToList();
        return uses.Count > 0 && uses.TrueForAll(use => use.Parent is MemberAccessExpressionSyntax access && access.Expression == use && IsPolicy(draft, access));
    }

    /// <summary>Whether a call adds to the policy of any kind of endpoint: by AddToPolicy, or by a method of the user's own that takes all kinds.</summary>
    private static bool IsPolicy(Draft draft, MemberAccessExpressionSyntax access) =>
        access.Parent is InvocationExpressionSyntax call
        && draft.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && (method.Name == "AddToPolicy"
            || (method.ReducedFrom is { } extension && (extension.Parameters[0].Type is ITypeParameterSymbol type ? type.ConstraintTypes.All(IsAnyEndpoint) : IsAnyEndpoint(extension.Parameters[0].Type))));

    private static bool IsAnyEndpoint(ITypeSymbol type) => type.Is(Symbols.Ec2, "VpcEndpoint") || type.Is(Symbols.Ec2, "IVpcEndpoint");
}
