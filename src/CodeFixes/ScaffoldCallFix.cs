using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC905: the call of a scaffold, below the statement that assigns the last of its VPCs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ScaffoldCallFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC905.Call";

    /// <summary>Makes the fix.</summary>
    public ScaffoldCallFix() : base("Call the scaffold", EquivalenceKey, "VPC905")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.ScaffoldMethod) is not { } method
            || draft.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || ScaffoldCode.AssignmentsOf(draft, type, diagnostic) is not { } assignments)
        {
            return null;
        }

        return () => draft.InsertAfter(assignments[assignments.Count - 1], $"{method}();");
    }
}
