using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC906: a scaffold that is called again by the same code: its constructs have the ids of the first call.</summary>
internal sealed class ScaffoldCalledTwice : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC906",
        nameof(ScaffoldCalledTwice),
        Severity.Error,
        Topic.Scaffolds,
        "A scaffold must be called once only",
        "{0}() was called before, in line {1}: CDK refuses a second construct of the id '{2}'; keep the result of the first call");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        foreach (var scaffold in type.Scaffolds.Where(scaffold => type.IsGenerated(scaffold, cancellationToken)))
        {
            var calls = ScaffoldCalls.Of(type, scaffold, cancellationToken);
            foreach (var call in calls)
            {
                if (calls.FirstOrDefault(other => IsRunBefore(other, call)) is not { } first)
                    continue;
                var line = first.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                yield return new(Info, NameOf(call).GetLocation(), scaffold.Method, FormattableString.Invariant($"{line}"), scaffold.Result);
            }
        }
    }

    /// <summary>The name of the called method.</summary>
    internal static SimpleNameSyntax NameOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)call.Expression;

    private static bool IsRunBefore(InvocationExpressionSyntax first, InvocationExpressionSyntax second) =>
        ScaffoldCalls.BodyOf(first) is { } body && ScaffoldCalls.BodyOf(second) == body && ScaffoldCalls.AlwaysPrecedes(first, second);
}
