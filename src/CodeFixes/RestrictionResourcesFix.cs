using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC313: the bucket beside its objects, or its objects beside it, as the statement names the other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestrictionResourcesFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC313.NameBoth";

    /// <summary>Makes the fix.</summary>
    public RestrictionResourcesFix() : base("Name the bucket and its objects", EquivalenceKey, "VPC313")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var needsObjects = diagnostic.Fact(FindingKeys.OpenPart) == "Objects";
        var statement = StatementCode.Of(draft, diagnostic.Location, static entry => entry.EntryOf("Resource") is not null && entry.EntryOf("Condition") is not null);
        if (statement is null)
            return null;
        if (statement.Element("Resources", "Resource") is { } resources)
            return PlanList(draft, resources, needsObjects);

        var last = statement.Calls("AddResources").Select(static call => call.ArgumentList.Arguments.LastOrDefault()?.Expression).LastOrDefault();
        return last is not null && Other(last, needsObjects) is { } other ? () => draft.Insert(last.Span.End, $", {other}") : null;
    }

    private static Action? PlanList(Draft draft, ExpressionSyntax resources, bool needsObjects)
    {
        var last = resources switch
        {
            CollectionExpressionSyntax list => (list.Elements.LastOrDefault() as ExpressionElementSyntax)?.Expression,
            ArrayCreationExpressionSyntax array => array.Initializer?.Expressions.LastOrDefault(),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions.LastOrDefault(),
            _ => null,
        };
        if (last is not null)
            return Other(last, needsObjects) is { } other ? () => draft.Insert(last.Span.End, $", {other}") : null;
        return Other(resources, needsObjects) is { } both ? () => draft.Replace(resources.Span, $"new object[] {{ {resources}, {both} }}") : null;
    }

    /// <summary>The other part of the bucket than <paramref name="resource"/>, as an expression of the same kind.</summary>
    private static string? Other(ExpressionSyntax resource, bool needsObjects)
    {
        if (resource is LiteralExpressionSyntax { Token.Value: string text })
            return needsObjects ? $"\"{text}/*\"" : text.IndexOf('/') is > 0 and var slash ? $"\"{text.Substring(0, slash)}\"" : null;
        var arn = resource.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .FirstOrDefault(static access => access.Name.Identifier.ValueText is "BucketArn" or "AttrArn" or "ArnForObjects" && access.Expression.IsPath());
        if (arn is null)
            return null;
        var isL1 = arn.Name.Identifier.ValueText == "AttrArn";
        if (!needsObjects)
            return isL1 ? arn.ToString() : $"{arn.Expression}.BucketArn";
        return isL1 ? $"$\"{{{arn}}}/*\"" : $"{arn.Expression}.ArnForObjects(\"*\")";
    }
}
