using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC415: the endpoint is closed, but for a security group that its clients are to be given.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointClientsFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC415.AdmitClients";

    /// <summary>Makes the fix.</summary>
    public EndpointClientsFix() : base("Close the endpoint and admit a security group of clients", EquivalenceKey, "VPC415")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (HeldEndpoint.Of(draft, diagnostic) is not (var site, var vpc, var holder) held || site.Props is not BaseObjectCreationExpressionSyntax props || ScopeOf(draft, site) is not { } scope)
            return null;
        var open = props.SettingOf("Open");
        return open is null || open.Right.IsKind(SyntaxKind.TrueLiteralExpression) ? Close : null;

        void Close()
        {
            if (open is null)
                Initializers.Set(draft, props, "Open = false");
            else
                draft.ReplaceVerbatim(open.Right.Span, "false");
            var service = diagnostic.Fact(FindingKeys.Service);
            var endpoint = held.NameOrIntroduce(draft, service);
            var clients = draft.NewLocal(site.Syntax, EndpointCode.VariableFor(service).Replace("ndpoint", "ndpointClients"));
            var group = draft.Types.Ec2("SecurityGroup", site.Position);
            var id = draft.Ids.New(site.Syntax, char.ToUpperInvariant(clients[0]) + clients.Substring(1));
            draft.InsertAfter(
                holder.Statement,
                $"{draft.Style.DeclarationType(site.Syntax, group)} {clients} = new {group}({scope}, {id}, new {draft.Types.Ec2("SecurityGroupProps", site.Position)} {{ Vpc = {vpc} }});\n{endpoint}.Connections.AllowDefaultPortFrom({clients});");
        }
    }

    /// <summary>The scope that the endpoint has, or the construct whose code makes it.</summary>
    private static string? ScopeOf(Draft draft, Site site)
    {
        if (site.Argument("scope") is { } scope)
            return scope.IsPath() ? scope.ToString() : null;
        var member = site.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax);
        var isStatic = member is null
            || member.Modifiers.Any(SyntaxKind.StaticKeyword)
            || site.Syntax.Ancestors().OfType<LocalFunctionStatementSyntax>().Any(static function => function.Modifiers.Any(SyntaxKind.StaticKeyword));
        return !isStatic && draft.Model.GetEnclosingSymbol(site.Position)?.ContainingType?.DerivesFrom("Constructs", "Construct") == true ? "this" : null;
    }
}
