using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>An expression that makes a construct: a creation, or a call of a method such as AddGatewayEndpoint.</summary>
/// <param name="Syntax">The expression.</param>
/// <param name="Type">What it makes.</param>
/// <param name="Arguments">What it is given.</param>
internal sealed record Site(ExpressionSyntax Syntax, INamedTypeSymbol Type, IReadOnlyList<IArgumentOperation> Arguments)
{
    /// <summary>The position to look names up at.</summary>
    public int Position => Syntax.SpanStart;

    /// <summary>The construct's id; null where it is left out.</summary>
    public ExpressionSyntax? Id => Argument("id");

    /// <summary>The properties or options; null where they are left out.</summary>
    public ExpressionSyntax? Props => Argument("props") ?? Argument("options");

    /// <summary>What a diagnostic stands at; null where that makes nothing, or is not of this document.</summary>
    public static Site? Of(Draft draft, Location location)
    {
        if (location.SourceTree != draft.Root.SyntaxTree)
            return null;
        return NodesAt(location).Select(node => Of(draft, node)).FirstOrDefault();
    }

    /// <summary>Whether a call stands at a location, such as one of FromLookup, and not a creation. The location may be of another document.</summary>
    public static bool IsCall(Location location) => NodesAt(location).FirstOrDefault() is InvocationExpressionSyntax;

    /// <summary>What an expression makes; null where that is nothing, or not known.</summary>
    public static Site? Of(Draft draft, ExpressionSyntax expression) => draft.Model.GetOperation(expression) switch
    {
        IObjectCreationOperation { Type: INamedTypeSymbol type } creation => new Site(expression, type, creation.Arguments),
        IInvocationOperation { Type: INamedTypeSymbol type } call => new Site(expression, type, call.Arguments),
        _ => null,
    };

    /// <summary>Whether it makes a construct of a module, created as such or as a class of the user's own.</summary>
    public bool Makes(string @namespace, string type) => Type.DerivesFrom(@namespace, type);

    /// <summary>The argument of a parameter; null where it is left out.</summary>
    public ExpressionSyntax? Argument(string parameter)
    {
        foreach (var argument in Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name == parameter)
                return (argument.Syntax as ArgumentSyntax)?.Expression;
        }

        return null;
    }

    /// <summary>The properties where they are created in place, as the CDK's own <paramref name="type"/>.</summary>
    public BaseObjectCreationExpressionSyntax? PropsInPlace(Draft draft, string @namespace, string type) =>
        Props is BaseObjectCreationExpressionSyntax props && draft.Model.GetTypeInfo(props).Type is { } created && created.Is(@namespace, type) ? props : null;

    private static IEnumerable<ExpressionSyntax> NodesAt(Location location)
    {
        var anchor = new Anchor(location.SourceTree!, location.SourceSpan.Start, location.SourceSpan.Length);
        return location.SourceTree!.GetRoot().FindToken(location.SourceSpan.Start).Parent!.AncestorsAndSelf()
            .OfType<ExpressionSyntax>()
            .Where(node => node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax && Anchors.Of(node).Equals(anchor));
    }
}
