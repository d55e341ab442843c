using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Finds what a reported flow log was given, and writes what keeps its records for a year.</summary>
internal static class FlowLogCode
{
    /// <summary>How long records are kept, in days.</summary>
    public const int Days = 365;

    /// <summary>
    /// The options or properties of a reported flow log where they are created in place: beside the log, or in the FlowLogs of the VPC's
    /// properties under its id. Null where they stand elsewhere.
    /// </summary>
    public static BaseObjectCreationExpressionSyntax? OptionsOf(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        if (!site.Type.DerivesFrom(Symbols.Ec2, "IVpc"))
            return site.Props as BaseObjectCreationExpressionSyntax;
        var id = diagnostic.Fact(FindingKeys.Path)?.Split('/').Last();
        var declared = site.PropsInPlace(draft, Symbols.Ec2, "VpcProps")?.ValueOf("FlowLogs") as BaseObjectCreationExpressionSyntax;
        return declared?.Initializer?.Expressions.Select(EntryOf).FirstOrDefault(entry => entry.Key == id).Value as BaseObjectCreationExpressionSyntax;
    }

    /// <summary>The lifecycle rules of a bucket whose objects expire.</summary>
    public static string LifecycleRules(TypeNames types, int position) =>
        $"LifecycleRules = new {types.S3("ILifecycleRule", position)}[] {{ new {types.S3("LifecycleRule", position)} {{ Expiration = {types.Core("Duration", position)}.Days({Days}) }} }}";

    private static (string? Key, ExpressionSyntax? Value) EntryOf(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] }, Right: var value } => (key.Token.ValueText, value),
        InitializerExpressionSyntax { Expressions: [LiteralExpressionSyntax key, var value] } => (key.Token.ValueText, value),
        _ => (null, null),
    };
}
