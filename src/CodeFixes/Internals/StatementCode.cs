using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>
/// The code of a policy's statement: a <c>PolicyStatement</c> that is created in the call that adds it, or is held by a variable which the call is
/// given; or an entry of a document that an L1 construct is given.
/// </summary>
internal sealed class StatementCode
{
    private StatementCode(SyntaxNode site, BaseObjectCreationExpressionSyntax? creation, Holder? holder, BaseObjectCreationExpressionSyntax? json) =>
        (Site, Creation, Holder, Json) = (site, creation, holder, json);

    /// <summary>The call that adds the statement, or the creation of the L1 construct.</summary>
    public SyntaxNode Site { get; }

    /// <summary>The creation of the <c>PolicyStatement</c>; null for a document.</summary>
    public BaseObjectCreationExpressionSyntax? Creation { get; }

    /// <summary>The properties of the <c>PolicyStatement</c>, where they are created in place; null for a document, or where there are none.</summary>
    public BaseObjectCreationExpressionSyntax? Props => Creation?.ArgumentList?.Arguments.FirstOrDefault()?.Expression as BaseObjectCreationExpressionSyntax;

    /// <summary>What holds the <c>PolicyStatement</c>; null where it is created in the call.</summary>
    public Holder? Holder { get; }

    /// <summary>The entry of a document; null for a <c>PolicyStatement</c>.</summary>
    public BaseObjectCreationExpressionSyntax? Json { get; }

    /// <summary>What receives the statement ('bucket' of bucket.AddToResourcePolicy); null where it is no plain expression.</summary>
    public ExpressionSyntax? Receiver => Site is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && access.Expression.IsPath() ? access.Expression : null;

    /// <summary>The statement that a diagnostic is about; null where its code is elsewhere. Of several in a document, the one that <paramref name="isMeant"/>.</summary>
    public static StatementCode? Of(Draft draft, Location location, Func<BaseObjectCreationExpressionSyntax, bool> isMeant)
    {
        if (location.SourceTree != draft.Root.SyntaxTree)
            return null;
        var token = draft.Root.FindToken(location.SourceSpan.Start);
        if (token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax called } call && called.Name.Span.Contains(location.SourceSpan))
            return call.ArgumentList.Arguments is [{ Expression: var argument }] ? OfArgument(draft, call, argument) : null;
        if (Internals.Site.Of(draft, location) is not { Props: BaseObjectCreationExpressionSyntax props } site || props.ValueOf("PolicyDocument") is not { } document)
            return null;
        var entries = document.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(entry => entry.EntryOf("Effect") is not null || entry.EntryOf("Action") is not null)
            .Where(isMeant)
            .ToList();
        return entries is [var only] ? new StatementCode(site.Syntax, creation: null, holder: null, only) : null;
    }

    /// <summary>The value of an element, by its name as a property ('Resources') and in a document ('Resource'); null where it is not written there.</summary>
    public ExpressionSyntax? Element(string property, string name) => Json is { } json ? json.EntryOf(name)?.Value : Props?.ValueOf(property);

    /// <summary>All of the code that makes the statement: its creation, or its entry, and what is added to it by calls.</summary>
    public IEnumerable<SyntaxNode> Code() => Json is { } json ? [json] : Creation is { } creation ? Calls().Prepend<SyntaxNode>(creation) : [];

    /// <summary>The calls of a method on the variable that holds the statement.</summary>
    public IEnumerable<InvocationExpressionSyntax> Calls(string? method = null)
    {
        if (Holder is not { Name: { } name })
            return [];
        var scope = Site.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? Site.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call =>
            call.Expression is MemberAccessExpressionSyntax access && access.Expression.ToString() == name && (method is null || access.Name.Identifier.ValueText == method));
    }

    private static StatementCode? OfArgument(Draft draft, InvocationExpressionSyntax call, ExpressionSyntax argument)
    {
        if (argument is BaseObjectCreationExpressionSyntax inPlace)
            return IsStatement(draft, inPlace) ? new StatementCode(call, inPlace, holder: null, json: null) : null;
        if (argument is not IdentifierNameSyntax name || draft.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol local)
            return null;
        if (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } || !IsStatement(draft, creation))
            return null;
        var site = Internals.Site.Of(draft, creation);
        var holder = site is null ? null : Internals.Holder.Of(draft, site);
        return holder is null ? null : new StatementCode(call, creation, holder, json: null);
    }

    private static bool IsStatement(Draft draft, BaseObjectCreationExpressionSyntax creation) =>
        draft.Model.GetTypeInfo(creation).Type?.Is("Amazon.CDK.AWS.IAM", "PolicyStatement") == true;
}

/// <summary>Reads and writes the initializers of dictionaries: <c>["key"] = value</c> and <c>{ "key", value }</c>.</summary>
internal static class DictionaryInitializers
{
    /// <summary>The entry of a key.</summary>
    public static (ExpressionSyntax Entry, ExpressionSyntax Key, ExpressionSyntax Value)? EntryOf(this BaseObjectCreationExpressionSyntax dictionary, string key) =>
        dictionary.Entries().Where(entry => entry.Key is LiteralExpressionSyntax literal && literal.Token.ValueText == key).Select(static entry => ((ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)?)entry).FirstOrDefault();

    /// <summary>All entries.</summary>
    public static IEnumerable<(ExpressionSyntax Entry, ExpressionSyntax Key, ExpressionSyntax Value)> Entries(this BaseObjectCreationExpressionSyntax dictionary)
    {
        foreach (var entry in dictionary.Initializer?.Expressions ?? [])
        {
            if (entry is AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } set)
                yield return (entry, key.Expression, set.Right);
            else if (entry is InitializerExpressionSyntax { Expressions: [var first, var second] })
                yield return (entry, first, second);
        }
    }

    /// <summary>Adds entries, in the way in which the others are written.</summary>
    public static void Add(Draft draft, BaseObjectCreationExpressionSyntax dictionary, params string[] keysAndValues)
    {
        var inBraces = dictionary.Initializer?.Expressions.FirstOrDefault() is InitializerExpressionSyntax;
        var entries = Enumerable.Range(0, keysAndValues.Length / 2).Select(i => inBraces
            ? $"{{ \"{keysAndValues[2 * i]}\", {keysAndValues[(2 * i) + 1]} }}"
            : $"[\"{keysAndValues[2 * i]}\"] = {keysAndValues[(2 * i) + 1]}");
        Initializers.Set(draft, dictionary, string.Join(",\n", entries));
    }
}
