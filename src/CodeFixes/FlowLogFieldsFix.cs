using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC103: the fields that a format lacks, behind those that it has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowLogFieldsFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC103.AddFields";

    /// <summary>The constants of LogFormat whose names are not their field's in capitals with underscores.</summary>
    private static readonly Dictionary<string, string> OddConstants = new(StringComparer.Ordinal)
    {
        ["srcaddr"] = "SRC_ADDR",
        ["dstaddr"] = "DST_ADDR",
        ["srcport"] = "SRC_PORT",
        ["dstport"] = "DST_PORT",
        ["pkt-srcaddr"] = "PKT_SRC_ADDR",
        ["pkt-dstaddr"] = "PKT_DST_ADDR",
        ["start"] = "START_TIMESTAMP",
        ["end"] = "END_TIMESTAMP",
        ["type"] = "TRAFFIC_TYPE",
    };

    /// <summary>Makes the fix.</summary>
    public FlowLogFieldsFix() : base("Add the fields that are lacking", EquivalenceKey, "VPC103")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        var fields = diagnostic.Fact(FindingKeys.Fields)?.Split(',') ?? [];
        return FlowLogCode.OptionsOf(draft, diagnostic)?.ValueOf("LogFormat") switch
        {
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: { Count: > 0 } elements } => () => Append(draft, elements.Last(), fields),
            ArrayCreationExpressionSyntax { Initializer.Expressions: { Count: > 0 } elements } => () => Append(draft, elements.Last(), fields),
            CollectionExpressionSyntax { Elements: { Count: > 0 } elements } => () => Append(draft, elements.Last(), fields),
            LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken, ValueText.Length: > 0 } text } => () =>
                draft.ReplaceVerbatim(new(text.Span.End - 1, 0), string.Concat(fields.Select(static field => " ${" + field + "}"))),
            _ => null,
        };
    }

    private static void Append(Draft draft, SyntaxNode last, IEnumerable<string> fields)
    {
        var type = draft.Types.Ec2("LogFormat", last.SpanStart);
        var constants = draft.Model.GetTypeInfo(last is ExpressionElementSyntax element ? element.Expression : last).Type;
        var formats = fields.Select(field => HasConstant(constants, ConstantOf(field)) ? $"{type}.{ConstantOf(field)}" : $"{type}.Field(\"{field}\")");
        draft.ReplaceVerbatim(new(last.Span.End, 0), string.Concat(formats.Select(static format => ", " + format)));
    }

    private static string ConstantOf(string field) => OddConstants.TryGetValue(field, out var odd) ? odd : field.ToUpperInvariant().Replace('-', '_');

    private static bool HasConstant(ITypeSymbol? constants, string name) =>
        constants?.Is(Symbols.Ec2, "LogFormat") == true && constants.GetMembers(name).Any(static member => member.IsStatic);
}
