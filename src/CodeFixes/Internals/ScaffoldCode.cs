using CdkVpc.Analyzers.Rules;
using CdkVpc.Analyzers.Scaffolds;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>What the fixes of scaffolds ask of a class.</summary>
internal static class ScaffoldCode
{
    /// <summary>
    /// The statements that assign the VPCs of a diagnostic, in their order: all of one constructor, the only one of the class, and not under any condition.
    /// Null where it is not so, or where a VPC is not assigned in this class.
    /// </summary>
    public static IReadOnlyList<StatementSyntax>? AssignmentsOf(Draft draft, TypeDeclarationSyntax type, Diagnostic diagnostic)
    {
        if (draft.Model.GetDeclaredSymbol(type) is not INamedTypeSymbol symbol || ScaffoldedClass.Of(symbol, draft.Model.Compilation) is not { } scaffolded)
            return null;
        var constructors = symbol.InstanceConstructors.Where(static constructor => !constructor.IsImplicitlyDeclared).ToList();
        if (constructors is not [{ DeclaringSyntaxReferences: [var declared] }] || declared.GetSyntax() is not ConstructorDeclarationSyntax { Body: { } body } || body.SyntaxTree != draft.Root.SyntaxTree)
            return null;

        var statements = new List<StatementSyntax>();
        foreach (var vpc in diagnostic.Fact(FindingKeys.ScaffoldedVpcs)?.Split(',') ?? [])
        {
            var writes = ScaffoldCalls.WritesTo(scaffolded, vpc, CancellationToken.None);
            if (writes.IsEmpty)
                return null;
            foreach (var write in writes)
            {
                if (write.Parent is not ExpressionStatementSyntax statement || statement.Parent != body)
                    return null;
                statements.Add(statement);
            }
        }

        return statements.Count == 0 ? null : statements.OrderBy(static statement => statement.SpanStart).ToList();
    }

    /// <summary>Whether a diagnostic stands at the name of a called method.</summary>
    public static bool IsAt(InvocationExpressionSyntax call, Location location) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Span == location.SourceSpan,
        { } name => name.Span == location.SourceSpan,
    };
}
