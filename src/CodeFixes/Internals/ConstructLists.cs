using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Lists of constructs, or of what they are known by, in a property.</summary>
internal static class ConstructLists
{
    /// <summary>
    /// Adds the constructs at some places to a list that names such one by one; null where one of them is not held by a variable that is at hand.
    /// </summary>
    /// <param name="draft">Takes the change.</param>
    /// <param name="places">Where the constructs are made.</param>
    /// <param name="site">What has the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="memberOf">What the list names of a construct of a type, such as '.Ref'; null where it cannot name such a one.</param>
    public static Action? PlanMore(Draft draft, IEnumerable<Location> places, Site site, ExpressionSyntax list, Func<ITypeSymbol, string?> memberOf)
    {
        var last = list is CollectionExpressionSyntax collection
            ? collection.Elements.LastOrDefault()
            : (SyntaxNode?)list.ChildNodes().OfType<InitializerExpressionSyntax>().FirstOrDefault()?.Expressions.LastOrDefault();
        if (last is null || site.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
            return null;

        var names = places
            .Select(place => Site.Of(draft, place))
            .Select(made => made is null ? null : Holder.Of(draft, made))
            .Select(holder => holder is { Name: not null } && holder.IsReadyAfter(statement) && memberOf(holder.Type) is { } member ? holder.Name + member : null)
            .ToList();
        return names.Count > 0 && names.TrueForAll(static name => name is not null)
            ? () => draft.Insert(last.Span.End, string.Concat(names.Select(static name => ", " + name)))
            : null;
    }
}
