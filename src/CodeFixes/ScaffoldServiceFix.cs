using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC904: the service that is meant, by <c>nameof</c>, so that the compiler checks it from then on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ScaffoldServiceFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC904.NearestService";

    /// <summary>Makes the fix.</summary>
    public ScaffoldServiceFix() : base("Name the service that is meant", EquivalenceKey, "VPC904")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.NearestService) is not { } service
            || draft.Root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { ArgumentList.Arguments: [{ Expression: var name }, ..] }
            || name is not (LiteralExpressionSyntax or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }))
        {
            return null;
        }

        return () => draft.Replace(name.Span, $"nameof({draft.Types.Ec2("InterfaceVpcEndpointAwsService", name.SpanStart)}.{service})");
    }
}
