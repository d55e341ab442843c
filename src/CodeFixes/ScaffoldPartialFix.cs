using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC901: the class of a scaffold, and those around it, made partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ScaffoldPartialFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC901.MakePartial";

    /// <summary>Makes the fix.</summary>
    public ScaffoldPartialFix() : base("Make the class partial", EquivalenceKey, "VPC901")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var types = draft.Root.FindNode(diagnostic.Location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToList();
        if (types.Exists(static type => type.Modifiers.Any(SyntaxKind.FileKeyword)))
            return null;
        return () =>
        {
            // 'partial' stands right before 'class'.
            foreach (var type in types.Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)))
                draft.InsertOnce(type.Keyword.SpanStart, "partial ");
        };
    }
}
