using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC907: a scaffold that a constructor calls while a VPC is still null.</summary>
internal sealed class ScaffoldCalledEarly : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC907",
        nameof(ScaffoldCalledEarly),
        Severity.Error,
        Topic.Scaffolds,
        "A scaffold must be called after its VPC is assigned",
        "{0}() is called before '{1}' is assigned, so that it is null there; call it afterwards");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        foreach (var scaffold in type.Scaffolds.Where(scaffold => type.IsGenerated(scaffold, cancellationToken)))
        {
            foreach (var call in ScaffoldCalls.Of(type, scaffold, cancellationToken))
            {
                if (ScaffoldCalls.BodyOf(call) is not ConstructorDeclarationSyntax { Initializer: null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } } constructor)
                    continue;
                if (scaffold.Vpcs.FirstOrDefault(vpc => IsStillNull(type, vpc, call, constructor, cancellationToken)) is { } early)
                {
                    yield return new ScaffoldFinding(Info, ScaffoldCalledTwice.NameOf(call).GetLocation(), scaffold.Method, early)
                        .With(FindingKeys.ScaffoldedVpcs, string.Join(",", scaffold.Vpcs));
                }
            }
        }
    }

    /// <summary>Whether nothing can have set a member by the time of a call: whatever sets it stands below in the same constructor.</summary>
    private static bool IsStillNull(ScaffoldedClass type, string vpc, InvocationExpressionSyntax call, ConstructorDeclarationSyntax constructor, CancellationToken cancellationToken)
    {
        if (type.Type.GetMembers(vpc).FirstOrDefault(ScaffoldContract.IsVpc) is not { IsStatic: false } member || !IsPlainStorage(member, cancellationToken))
            return false;
        return ScaffoldCalls.WritesTo(type, vpc, cancellationToken)
            .All(write => ScaffoldCalls.BodyOf(write) == constructor && (write.SpanStart > call.SpanStart || write.Span.Contains(call.Span)) && !IsInOneLoop(write, call));
    }

    /// <summary>A field, or a property that stores and nothing else, without an initial value.</summary>
    private static bool IsPlainStorage(ISymbol member, CancellationToken cancellationToken) => member.DeclaringSyntaxReferences.All(declared => declared.GetSyntax(cancellationToken) switch
    {
        VariableDeclaratorSyntax field => field.Initializer is null,
        PropertyDeclarationSyntax property => property is { Initializer: null, ExpressionBody: null, AccessorList.Accessors: var accessors }
            && accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null })
            && !property.Modifiers.Any(SyntaxKind.PartialKeyword) && !property.Modifiers.Any(SyntaxKind.AbstractKeyword)
            && !property.Modifiers.Any(SyntaxKind.VirtualKeyword) && !property.Modifiers.Any(SyntaxKind.OverrideKeyword),
        _ => false,
    });

    private static bool IsInOneLoop(SyntaxNode write, SyntaxNode call) => call.Ancestors()
        .Any(outer => outer is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax && outer.Span.Contains(write.Span));
}
