using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Ids for new constructs, which must differ from those of all others in their scope.</summary>
internal sealed class ConstructIds
{
    private readonly HashSet<(SyntaxNode Type, string Id)> _taken = [];

    /// <summary>A literal: the wanted id, with a number if a literal of the type that <paramref name="node"/> is in says the same.</summary>
    public string New(SyntaxNode node, string wanted) => $"\"{Free(node, wanted)}\"";

    /// <summary>
    /// An expression for the id of a construct that belongs to another one and has its scope: the other one's id and
    /// <paramref name="suffix"/>, so that it differs wherever that differs. The suffix may have holes, as in an interpolated text.
    /// </summary>
    public string After(ExpressionSyntax id, string suffix)
    {
        var hasHole = suffix.IndexOf('{') >= 0;
        return id switch
        {
            LiteralExpressionSyntax literal when !hasHole => New(id, literal.Token.ValueText + suffix),
            LiteralExpressionSyntax literal => $"$\"{Free(id, literal.Token.ValueText + suffix)}\"",
            InterpolatedStringExpressionSyntax { StringStartToken.ValueText: "$\"" } text => $"$\"{text.Contents}{suffix}\"",
            IdentifierNameSyntax or MemberAccessExpressionSyntax => $"$\"{{{id}}}{suffix}\"",
            InvocationExpressionSyntax or InterpolatedStringExpressionSyntax => $"{id} + {(hasHole ? "$" : "")}\"{suffix}\"",
            _ => $"({id}) + {(hasHole ? "$" : "")}\"{suffix}\"",
        };
    }

    /// <summary>The wanted id, free of others of its type: up to its first hole, which is filled with numbers, none begins as it does.</summary>
    private string Free(SyntaxNode node, string wanted)
    {
        SyntaxNode type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node.SyntaxTree.GetRoot();
        var used = type.DescendantTokens()
            .Where(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
            .Select(static token => token.ValueText)
            .ToList();
        var hole = wanted.IndexOf('{');
        var (stem, rest) = hole < 0 ? (wanted, "") : (wanted.Substring(0, hole), wanted.Substring(hole));
        var free = stem;
        for (var number = 2; used.Exists(Clashes) || !_taken.Add((type, free)); number++)
            free = hole < 0 ? stem + number : $"{stem}{number}_";
        return free + rest;

        bool Clashes(string other) => hole < 0 ? other == free : other.StartsWith(free, StringComparison.Ordinal);
    }
}
