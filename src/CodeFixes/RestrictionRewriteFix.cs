using System.Composition;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC312: what denies by a positive operator denies by its opposite, with exceptions where it denies everything; what asks for the key's presence does
/// so no more; beside what only allows, a statement denies what comes another way.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestrictionRewriteFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC312.Rewrite";

    private static readonly Dictionary<string, string> Opposites = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = "StringNotEquals",
        ["StringEqualsIgnoreCase"] = "StringNotEqualsIgnoreCase",
        ["StringLike"] = "StringNotLike",
    };

    /// <summary>Makes the fix.</summary>
    public RestrictionRewriteFix() : base("Deny what comes another way", EquivalenceKey, "VPC312")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.Operator) is not { } @operator || diagnostic.Fact(FindingKeys.ConditionKey) is not { } key)
            return null;
        var statement = StatementCode.Of(draft, diagnostic.Location, entry => entry.EntryOf("Condition") is not null && Find(entry, @operator, key) is not null);
        var found = statement?.Code().Select(node => Find(node, @operator, key)).FirstOrDefault(static found => found is not null);
        if (statement is null || found is not { } condition)
            return null;
        return diagnostic.Fact(FindingKeys.Fault) switch
        {
            nameof(RestrictionFault.Inverted) => PlanOpposite(draft, diagnostic, statement, condition),
            nameof(RestrictionFault.AsksForPresence) => PlanRemoval(draft, condition),
            _ => PlanDeny(draft, statement, condition),
        };
    }

    private static Action? PlanOpposite(Draft draft, Diagnostic diagnostic, StatementCode statement, ConditionCode condition)
    {
        if (condition.Keys.Entries().Count() != 1 || !Opposites.TryGetValue(condition.Operator.Token.ValueText, out var opposite))
            return null;
        var except = diagnostic.Fact(FindingKeys.LocksOut) is null ? static () => { } : RestrictionExceptionsFix.Plan(draft, statement);
        return except is null ? null : Write;

        void Write()
        {
            draft.ReplaceVerbatim(condition.Operator.Span, $"\"{opposite}\"");
            except();
        }
    }

    private static Action? PlanRemoval(Draft draft, ConditionCode condition)
    {
        if (condition.Keys.Entries().Count() != 1 || condition.Entry is not AssignmentExpressionSyntax entry)
            return null;
        return () => Initializers.Remove(draft, entry);
    }

    private static Action? PlanDeny(Draft draft, StatementCode statement, ConditionCode condition)
    {
        if (statement.Site.Parent is not ExpressionStatementSyntax after || statement.Receiver is not { } bucket || !IsBucket(draft, bucket))
            return null;
        if (condition.Value is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax) || (condition.Value is MemberAccessExpressionSyntax && !condition.Value.IsVisibleAt(after.Span.End, draft.Model)))
            return null;
        var key = condition.Key.Equals("aws:SourceVpc", StringComparison.OrdinalIgnoreCase) ? "aws:SourceVpc" : "aws:SourceVpce";
        return () => draft.InsertAfter(after, $"{bucket}.AddToResourcePolicy({PolicyCode.DenyAnotherWay(draft.Types, statement.Site.SpanStart, bucket.ToString(), key, condition.Value.ToString())});");
    }

    private static bool IsBucket(Draft draft, ExpressionSyntax receiver) => draft.Model.GetTypeInfo(receiver).Type?.DerivesFrom("Amazon.CDK.AWS.S3", "IBucket") == true;

    /// <summary>The condition of an operator and a key; an operator that is named by a call of AddCondition has no entry.</summary>
    private static ConditionCode? Find(SyntaxNode code, string @operator, string key)
    {
        foreach (var dictionary in code.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>())
        {
            foreach (var (entry, written, value) in dictionary.Entries())
            {
                if (written is LiteralExpressionSyntax name && name.Token.ValueText == @operator && value is BaseObjectCreationExpressionSyntax keys && keys.EntryOf(key) is { } asked)
                    return new ConditionCode(entry, name, keys, key, asked.Value);
            }
        }

        foreach (var call in code.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax name }, { Expression: BaseObjectCreationExpressionSyntax keys }]
                && name.Token.ValueText == @operator && keys.EntryOf(key) is { } asked)
                return new ConditionCode(call, name, keys, key, asked.Value);
        }

        return null;
    }

    /// <summary>The code of a condition: its operator, the keys that it has, and the value of the one that is meant.</summary>
    private sealed record ConditionCode(ExpressionSyntax Entry, LiteralExpressionSyntax Operator, BaseObjectCreationExpressionSyntax Keys, string Key, ExpressionSyntax Value);
}
