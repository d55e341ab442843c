using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC404: the rule that admits the world admits the range of the VPC.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointOpenToVpcFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC404.AdmitVpc";

    /// <summary>Makes the fix.</summary>
    public EndpointOpenToVpcFix() : base("Admit the range of the VPC instead of the world", EquivalenceKey, "VPC404")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site || EndpointCode.VpcOf(site) is not { } vpc)
            return null;
        if (diagnostic.At(FindingLabels.Rule).FirstOrDefault() is not { } place || PeerAt(draft, place) is not { } peer)
            return null;
        return SyntaxFactory.ParseExpression(vpc).DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } first && IsThereAt(draft, first.Identifier.ValueText, peer)
            ? Once
            : null;

        void Once()
        {
            if (draft.IsFirst(peer))
                draft.Replace(peer.Span, $"{draft.Types.Ec2("Peer", peer.SpanStart)}.Ipv4({vpc}.VpcCidrBlock)");
        }
    }

    /// <summary>The peer that a call adds a rule for: anyone by IPv4. Null where it is another one, or stands in another document.</summary>
    private static ExpressionSyntax? PeerAt(Draft draft, Location place)
    {
        if (place.SourceTree != draft.Root.SyntaxTree)
            return null;
        var call = draft.Root.FindNode(place.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        return call?.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<InvocationExpressionSyntax>().FirstOrDefault(IsAnyIpv4);
    }

    private static bool IsAnyIpv4(InvocationExpressionSyntax peer) => peer.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && (name == "AnyIpv4" || (name == "Ipv4" && peer.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: "0.0.0.0/0" } }]));

    /// <summary>Whether a variable, parameter or member of that name is there already.</summary>
    private static bool IsThereAt(Draft draft, string name, ExpressionSyntax peer) => draft.Model.LookupSymbols(peer.SpanStart, name: name)
        .Any(symbol => symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol
            || (symbol is ILocalSymbol && symbol.DeclaringSyntaxReferences.All(declared => declared.Span.Start < peer.SpanStart)));
}
