using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC102: all traffic, where the type is written in place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowLogTrafficFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC102.AllTraffic";

    /// <summary>Makes the fix.</summary>
    public FlowLogTrafficFix() : base("Record all traffic", EquivalenceKey, "VPC102")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic) => FlowLogCode.OptionsOf(draft, diagnostic)?.ValueOf("TrafficType") switch
    {
        MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "ACCEPT" or "REJECT" } name } => () => draft.ReplaceVerbatim(name.Span, "ALL"),
        LiteralExpressionSyntax { Token.ValueText: "ACCEPT" or "REJECT" } text => () => draft.ReplaceVerbatim(text.Span, "\"ALL\""),
        _ => null,
    };
}
