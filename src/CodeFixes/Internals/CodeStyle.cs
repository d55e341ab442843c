using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>How a document is written: its line ends, its indentation, its braces, and whether it says 'var'.</summary>
internal sealed class CodeStyle
{
    private const string Level = "    ";

    private static readonly Regex BraceOnItsOwnLine = new(@"\n *\{(?=\n)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private readonly CompilationUnitSyntax _root;
    private readonly string _indent;
    private readonly bool _keepsBracesInLine;

    /// <summary>The style of a document.</summary>
    public CodeStyle(SourceText text, CompilationUnitSyntax root)
    {
        _root = root;
        NewLine = FirstLineEnd(text);
        _indent = FirstIndentation(text);
        _keepsBracesInLine = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault() is { OpenBraceToken: { RawKind: not 0 } brace }
            && !brace.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>What ends a line.</summary>
    public string NewLine { get; }

    /// <summary>Code of '\n' and levels of four blanks, laid out as the document is.</summary>
    /// <param name="code">The code.</param>
    /// <param name="indentation">What every line begins with.</param>
    /// <param name="continuesLine">Whether the first line has its beginning already.</param>
    public string LayOut(string code, string indentation, bool continuesLine = false)
    {
        if (_keepsBracesInLine)
            code = BraceOnItsOwnLine.Replace(code, " {");
        var lines = code.Split('\n').Select(line => line.Length == 0 ? line : indentation + Indent(line));
        var text = string.Join(NewLine, lines);
        return continuesLine && text.StartsWith(indentation, StringComparison.Ordinal) ? text.Substring(indentation.Length) : text;
    }

    /// <summary>The reverse: code of the document, with '\n' and levels of four blanks, without the <paramref name="indentation"/> of its first line.</summary>
    public string Normalize(string code, string indentation) => string.Join("\n", code.Replace("\r\n", "\n").Split('\n').Select(line =>
    {
        if (!line.StartsWith(indentation, StringComparison.Ordinal))
            return line;
        var depth = 0;
        line = line.Substring(indentation.Length);
        for (; line.StartsWith(_indent, StringComparison.Ordinal); depth++)
            line = line.Substring(_indent.Length);
        return string.Concat(Enumerable.Repeat(Level, depth)) + line;
    }));

    /// <summary>The beginning of a statement that discards what it creates: '_ = ', or nothing where the document does without.</summary>
    public string Discard() =>
        _root.DescendantNodes().Any(static node => node is ExpressionStatementSyntax { Expression: BaseObjectCreationExpressionSyntax }) ? "" : "_ = ";

    /// <summary>The beginning of a local declaration near <paramref name="node"/>: 'var', or the type where the code around names types.</summary>
    public string DeclarationType(SyntaxNode node, string type)
    {
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? (SyntaxNode)_root;
        return (NamesTypes(member) ?? NamesTypes(_root)) == true ? type : "var";
    }

    private static bool? NamesTypes(SyntaxNode scope)
    {
        var declared = scope.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()
            .Where(static local => !local.IsConst && local.Declaration.Variables.Any(IsCreated))
            .Select(static local => local.Declaration.Type)
            .ToList();
        return declared.Count == 0 ? null : !declared.Exists(static type => type.IsVar);
    }

    /// <summary>A target-typed <c>new()</c> cannot do without the type: it says nothing of a preference.</summary>
    private static bool IsCreated(VariableDeclaratorSyntax variable) =>
        variable.Initializer?.Value is ObjectCreationExpressionSyntax or InvocationExpressionSyntax;

    private static string FirstLineEnd(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    private static string FirstIndentation(SourceText text)
    {
        var line = text.Lines.Select(static line => line.ToString()).FirstOrDefault(static line => line.Length > 0 && line[0] is ' ' or '\t') ?? Level;
        if (line[0] == '\t')
            return "\t";
        var width = line.Length - line.TrimStart(' ').Length;
        return width is 2 or 3 ? new string(' ', width) : Level;
    }

    private string Indent(string line)
    {
        var depth = (line.Length - line.TrimStart(' ').Length) / Level.Length;
        return string.Concat(Enumerable.Repeat(_indent, depth)) + line.Substring(depth * Level.Length);
    }
}
