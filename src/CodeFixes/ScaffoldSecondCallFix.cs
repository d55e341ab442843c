using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC906: the second call of a scaffold removed, where nothing is done with its result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ScaffoldSecondCallFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC906.RemoveCall";

    /// <summary>Makes the fix.</summary>
    public ScaffoldSecondCallFix() : base("Remove the second call", EquivalenceKey, "VPC906")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (draft.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax } statement)
            return null;
        var result = statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : statement.Expression;
        return result is InvocationExpressionSyntax call && ScaffoldCode.IsAt(call, diagnostic.Location) ? () => draft.Remove(statement, statement.GetLastToken()) : null;
    }
}
