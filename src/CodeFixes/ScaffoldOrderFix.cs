using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC907: the call of a scaffold moved below the statement that assigns the last of its VPCs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ScaffoldOrderFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC907.MoveCall";

    /// <summary>Makes the fix.</summary>
    public ScaffoldOrderFix() : base("Call the scaffold after the VPC is assigned", EquivalenceKey, "VPC907")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var node = draft.Root.FindNode(diagnostic.Location.SourceSpan);
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } body } statement
            || node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || ScaffoldCode.AssignmentsOf(draft, type, diagnostic) is not { } assignments
            || assignments[assignments.Count - 1] is not { } last || last.Parent?.Parent != constructor
            || !IsPlain(statement, diagnostic.Location))
        {
            return null;
        }

        // What it declares must not be needed before it is there.
        var (from, to) = (body.Statements.IndexOf(statement), body.Statements.IndexOf(last));
        var declared = statement is LocalDeclarationStatementSyntax local ? local.Declaration.Variables[0].Identifier.ValueText : null;
        if (to <= from || (declared is not null && body.Statements.Skip(from + 1).Take(to - from).Any(between => Names(between, declared))))
            return null;
        return () =>
        {
            var code = draft.CodeOf(statement);
            draft.Remove(statement, statement.GetLastToken());
            draft.InsertAfter(last, code);
        };
    }

    /// <summary>A statement that is a call and nothing else, 'ScaffoldVpc();' or 'var network = ScaffoldVpc();', without comments.</summary>
    private static bool IsPlain(StatementSyntax statement, Location location)
    {
        var value = statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } => assignment.Right,
            ExpressionStatementSyntax expression => expression.Expression,
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: { } initial }] } => initial,
            _ => null,
        };
        return value is InvocationExpressionSyntax call && ScaffoldCode.IsAt(call, location)
            && !statement.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsDirective);
    }

    private static bool Names(SyntaxNode node, string name) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name);
}
