using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>Damages a source as edits, merges and half-finished thoughts do: tokens, statements and members are deleted, doubled, swapped and replaced.</summary>
internal static class Mutation
{
    private static readonly string[] Literals = ["0", "-1", "2147483647", "1e308", "null", "\"\"", "\"10.0.0.0/33\"", "\"::/0\"", "default", "new()", "[]", "'x'", "true"];

    private static readonly string[] Odd = ["{", "}", "(", ")", "=>", ";", "??", "?.", "..", "await", "yield return", "static", "this", "base", "ref", "out", "is not", "switch", "with", "throw", "goto x;", "nameof(", "stackalloc", "unsafe", "<T>", "@", "$\"{", "#if X\n", "/*"];

    /// <summary>The source after some damage.</summary>
    public static string Damage(string source, Choices choices)
    {
        for (var left = 1 + choices.Below(4); left > 0; left--)
        {
            if (source.Length == 0)
                break;
            var root = CSharpSyntaxTree.ParseText(source).GetRoot();
            source = choices.Below(3) == 0 ? DamageTokens(source, root, choices) : DamageNodes(source, root, choices);
        }

        return source;
    }

    private static string DamageTokens(string source, SyntaxNode root, Choices choices)
    {
        var tokens = root.DescendantTokens().Where(static token => token.Span.Length > 0).ToList();
        if (tokens.Count < 2)
            return "";
        var (one, other) = (tokens[choices.Below(tokens.Count)], tokens[choices.Below(tokens.Count)]);
        var text = source.Substring(one.SpanStart, one.Span.Length);
        return choices.Below(7) switch
        {
            0 => Replace(source, one.Span, ""),
            1 => Replace(source, one.Span, $"{text} {text}"),
            2 => Swap(source, one.Span, other.Span),
            3 => Replace(source, one.Span, source.Substring(other.SpanStart, other.Span.Length)),
            4 => Replace(source, one.Span, $"{text} {choices.Pick(Odd)} "),
            5 => Replace(source, one.Span, choices.Pick(Literals)),
            _ => Replace(source, TextSpan.FromBounds(one.SpanStart, Math.Max(one.Span.End, tokens[Math.Min(tokens.IndexOf(one) + choices.Below(20), tokens.Count - 1)].Span.End)), ""),
        };
    }

    private static string DamageNodes(string source, SyntaxNode root, Choices choices)
    {
        var kind = choices.Below(5);
        var nodes = root.DescendantNodes().Where(node => kind switch
        {
            0 => node is StatementSyntax,
            1 => node is MemberDeclarationSyntax,
            2 => node is ExpressionSyntax,
            3 => node is ArgumentSyntax or ParameterSyntax,
            _ => node is LiteralExpressionSyntax or IdentifierNameSyntax,
        }).Where(static node => node.Span.Length > 0).ToList();
        if (nodes.Count == 0)
            return source;
        var (one, other) = (nodes[choices.Below(nodes.Count)], nodes[choices.Below(nodes.Count)]);
        var text = source.Substring(one.SpanStart, one.Span.Length);
        return choices.Below(5) switch
        {
            0 => Replace(source, one.Span, ""),
            1 => Replace(source, one.Span, $"{text}{(kind is 3 ? ", " : "\n")}{text}"),
            2 => Swap(source, one.Span, other.Span),
            3 => Replace(source, one.Span, source.Substring(other.SpanStart, other.Span.Length)),
            _ => Replace(source, one.Span, kind == 0 ? choices.Pick($"while (true) {{ {text} }}", $"if (id.Length > 3) {{ {text} }}", $"for (;;) {text}", $"foreach (var x in new int[1000]) {{ {text} }}", $"lock (this) {{ {text} }}") : choices.Pick(Literals)),
        };
    }

    private static string Replace(string source, TextSpan span, string text) => source[..span.Start] + text + source[span.End..];

    private static string Swap(string source, TextSpan one, TextSpan other)
    {
        if (one.OverlapsWith(other))
            return Replace(source, one, "");
        var (first, second) = one.Start < other.Start ? (one, other) : (other, one);
        return source[..first.Start] + source.Substring(second.Start, second.Length) + source[first.End..second.Start] + source.Substring(first.Start, first.Length) + source[second.End..];
    }
}
