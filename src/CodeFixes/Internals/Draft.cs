using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>
/// A document and the changes to it so far. Fixes change text, not trees: what they do not write stays as it is, to the last blank.
/// Code to be written has '\n' for a line's end and four blanks for a level; the draft lays it out as its surroundings are.
/// </summary>
internal sealed class Draft
{
    private readonly Document _document;
    private readonly SourceText _text;
    private readonly List<TextChange> _changes = [];
    private readonly HashSet<(SyntaxNode Scope, string Name)> _newLocals = [];
    private readonly Dictionary<StatementSyntax, string> _variables = [];
    private readonly Dictionary<object, string> _made = [];
    private readonly HashSet<object> _done = [];

    private Draft(Document document, SourceText text, CompilationUnitSyntax root, SemanticModel model)
    {
        (_document, _text, Root, Model) = (document, text, root, model);
        Style = new CodeStyle(text, root);
        Types = new TypeNames(root, model);
        Ids = new ConstructIds();
    }

    /// <summary>The document as it was.</summary>
    public CompilationUnitSyntax Root { get; }

    /// <summary>What the compiler knows of the document as it was.</summary>
    public SemanticModel Model { get; }

    /// <summary>How the document is written.</summary>
    public CodeStyle Style { get; }

    /// <summary>How types are named in it.</summary>
    public TypeNames Types { get; }

    /// <summary>The ids of its constructs.</summary>
    public ConstructIds Ids { get; }

    /// <summary>A draft without changes.</summary>
    public static async Task<Draft> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new Draft(document, text, (CompilationUnitSyntax)root!, model!);
    }

    /// <summary>Whether this is the first to ask for a change that several fixes of a document need: a VPC's property, an endpoint for all of its workloads.</summary>
    public bool IsFirst(object change) => _done.Add(change);

    /// <summary>What <paramref name="make"/> returns for a key: made, with what it writes, when first asked for.</summary>
    public string Once(object key, Func<string> make)
    {
        if (!_made.TryGetValue(key, out var made))
            _made[key] = made = make();
        return made;
    }

    /// <summary>Writes at a position, in the line that it is in.</summary>
    public void Insert(int position, string code) => Replace(new TextSpan(position, 0), code);

    /// <summary>Writes at a position, unless an earlier fix has written the same there.</summary>
    public void InsertOnce(int position, string code)
    {
        if (!_changes.Exists(change => change.Span == new TextSpan(position, 0) && change.NewText == code))
            ReplaceVerbatim(new TextSpan(position, 0), code);
    }

    /// <summary>Writes in the place of something else, beginning in the line where that begins.</summary>
    public void Replace(TextSpan span, string code) =>
        _changes.Add(new TextChange(span, Style.LayOut(code, IndentationAt(span.Start), continuesLine: true)));

    /// <summary>Writes exactly this.</summary>
    public void ReplaceVerbatim(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    /// <summary>Writes lines below <paramref name="statement"/>, as deep as it is.</summary>
    public void InsertAfter(StatementSyntax statement, string code) => InsertBelow(statement, statement.GetLastToken(), code);

    /// <summary>Writes lines below the one that <paramref name="last"/> ends, as deep as <paramref name="sibling"/> is.</summary>
    public void InsertBelow(SyntaxNode sibling, SyntaxToken last, string code)
    {
        var lines = Style.LayOut(code, IndentationAt(sibling.SpanStart));
        _changes.Add(EndsItsLine(last)
            ? new TextChange(new TextSpan(last.FullSpan.End, 0), lines + Style.NewLine)
            : new TextChange(new TextSpan(last.Span.End, 0), Style.NewLine + lines));
    }

    /// <summary>Takes out what begins with <paramref name="node"/> and ends with <paramref name="last"/>: its lines, where it has them for itself.</summary>
    public void Remove(SyntaxNode node, SyntaxToken last)
    {
        var line = _text.Lines.GetLineFromPosition(node.SpanStart);
        var beginsItsLine = string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart)));
        ReplaceVerbatim(beginsItsLine && EndsItsLine(last) ? TextSpan.FromBounds(line.Start, last.FullSpan.End) : TextSpan.FromBounds(node.SpanStart, last.FullSpan.End), "");
    }

    /// <summary>A name for a new local variable near <paramref name="node"/>: the wanted one, or it with a number.</summary>
    public string NewLocal(SyntaxNode node, string wanted)
    {
        var scope = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? (SyntaxNode)Root;
        var used = new HashSet<string>(scope.DescendantTokens().Select(static token => token.ValueText), StringComparer.Ordinal);
        var name = wanted;
        for (var number = 2; used.Contains(name) || !_newLocals.Add((scope, name)); number++)
            name = wanted + number;
        return name;
    }

    /// <summary>The variable that now holds what <paramref name="statement"/> discarded: the one that an earlier fix introduced, or a new one.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="beginning">What the declaration takes the place of.</param>
    /// <param name="type">The type of the variable.</param>
    /// <param name="wanted">Its name, if that is free.</param>
    public string IntroduceVariable(StatementSyntax statement, TextSpan beginning, string type, string wanted)
    {
        if (_variables.TryGetValue(statement, out var known))
            return known;
        var name = NewLocal(statement, wanted);
        ReplaceVerbatim(beginning, $"{Style.DeclarationType(statement, type)} {name} = ");
        return _variables[statement] = name;
    }

    /// <summary>A name for a variable of a new block below <paramref name="node"/>, which its neighbours may have as well.</summary>
    public string NewInnerLocal(SyntaxNode node, string wanted)
    {
        var name = wanted;
        for (var number = 2; Model.LookupSymbols(node.SpanStart, name: name).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }); number++)
            name = wanted + number;
        return name;
    }

    /// <summary>The code of <paramref name="node"/> as a draft takes it, to be written in another place, with other code in the place of parts of it.</summary>
    public string CodeOf(SyntaxNode node, params (TextSpan Part, string Code)[] changes)
    {
        var code = node.ToString();
        foreach (var (part, text) in changes.OrderByDescending(static change => change.Part.Start))
            code = code.Substring(0, part.Start - node.SpanStart) + text + code.Substring(part.End - node.SpanStart);
        return Style.Normalize(code, IndentationAt(node.SpanStart));
    }

    /// <summary>The document with the changes.</summary>
    public Document ToDocument()
    {
        var changes = _changes.Concat(Types.MissingUsings(Style)).OrderBy(static change => change.Span);
        return _document.WithText(_text.WithChanges(changes));
    }

    private static bool EndsItsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private string IndentationAt(int position)
    {
        var line = _text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
