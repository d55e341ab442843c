using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.CodeFixes;

/// <summary>VPC209: the same rule or entry for ::/0, below the one for 0.0.0.0/0.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class Ipv6TwinFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC209.AddTwin";

    /// <summary>Makes the fix.</summary>
    public Ipv6TwinFix() : base("Add the same for IPv6", EquivalenceKey, "VPC209")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site || Holder.Of(draft, site) is not { Name: null } holder)
            return null;
        if (site.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } method } } call && Changes(draft, call, method) is { } changes)
            return () => draft.InsertAfter(holder.Statement, draft.CodeOf(holder.Statement, changes));
        return site.Id is not null && site.Props is BaseObjectCreationExpressionSyntax props && TwinOfRange(draft, site, props) is { } range
            ? PlanConstruct(draft, diagnostic, site, holder, props, range)
            : null;
    }

    /// <summary>A rule of its own, or an entry of a network ACL: with another id, and a number of its own.</summary>
    private static Action? PlanConstruct(Draft draft, Diagnostic diagnostic, Site site, Holder holder, BaseObjectCreationExpressionSyntax props, (TextSpan Part, string Code) range)
    {
        var number = props.ValueOf("RuleNumber");
        var free = diagnostic.Fact(FindingKeys.RuleNumber);
        if (number is not null && free is null)
            return null;
        return () =>
        {
            var changes = new List<(TextSpan, string)> { range, (site.Id!.Span, draft.Ids.After(site.Id!, "Ipv6")) };
            if (number is not null)
                changes.Add((number.Span, free!));
            draft.InsertAfter(holder.Statement, draft.CodeOf(holder.Statement, [.. changes]));
        };
    }

    /// <summary>What makes a call that adds a rule one for IPv6; null where it is no such call, or its peer is not written in place.</summary>
    private static (TextSpan Part, string Code)[]? Changes(Draft draft, InvocationExpressionSyntax call, SimpleNameSyntax method)
    {
        var arguments = call.ArgumentList.Arguments;
        var any = $"{draft.Types.Ec2("Peer", call.SpanStart)}.AnyIpv6()";
        return method.Identifier.ValueText switch
        {
            "AddIngressRule" or "AllowFrom" or "AllowDefaultPortFrom" when arguments.Count > 0 && IsAnyIpv4(arguments[0].Expression) => [(arguments[0].Expression.Span, any)],
            "AllowFromAnyIpv4" when arguments.Count > 0 && arguments[0].NameColon is null => [(method.Span, "AllowFrom"), (new TextSpan(arguments[0].SpanStart, 0), any + ", ")],
            "AllowDefaultPortFromAnyIpv4" => [(method.Span, "AllowDefaultPortFrom"), (new TextSpan(call.ArgumentList.OpenParenToken.Span.End, 0), any + (arguments.Count > 0 ? ", " : ""))],
            _ => null,
        };
    }

    /// <summary>What makes the range of a construct one of IPv6; null where that is not written in place.</summary>
    private static (TextSpan Part, string Code)? TwinOfRange(Draft draft, Site site, BaseObjectCreationExpressionSyntax props)
    {
        if (props.ValueOf("Cidr") is { } peer)
            return IsAnyIpv4(peer) ? (peer.Span, $"{draft.Types.Ec2("AclCidr", site.Position)}.AnyIpv6()") : null;
        if (props.SettingOf("CidrIp") is { } source && IsText(source.Right))
            return (source.Span, "CidrIpv6 = \"::/0\"");
        return props.SettingOf("CidrBlock") is { } block && IsText(block.Right) ? (block.Span, "Ipv6CidrBlock = \"::/0\"") : null;
    }

    private static bool IsAnyIpv4(ExpressionSyntax peer) => peer is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } call
        && (name == "AnyIpv4" || (name == "Ipv4" && call.ArgumentList.Arguments is [{ Expression: var range }] && IsText(range)));

    private static bool IsText(ExpressionSyntax expression) => expression.IsKind(SyntaxKind.StringLiteralExpression) && ((LiteralExpressionSyntax)expression).Token.ValueText == "0.0.0.0/0";
}
