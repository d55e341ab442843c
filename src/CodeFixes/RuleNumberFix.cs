using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC603: the next free number for the later of two entries, where it is written as a literal that only this entry has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RuleNumberFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC603.NextNumber";

    /// <summary>Makes the fix.</summary>
    public RuleNumberFix() : base("Take the next free rule number", EquivalenceKey, "VPC603")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        // One call that makes both entries, in a loop or a helper, gives them their numbers otherwise.
        if (diagnostic.Fact(FindingKeys.RuleNumber) is not { } free || diagnostic.AdditionalLocations.Contains(diagnostic.Location))
            return null;
        var props = Site.Of(draft, diagnostic.Location)?.Props as BaseObjectCreationExpressionSyntax;
        return props?.ValueOf("RuleNumber") is LiteralExpressionSyntax number ? () => draft.Replace(number.Span, free) : null;
    }
}
