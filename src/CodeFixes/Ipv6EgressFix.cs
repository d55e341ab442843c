using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC210: the security group of the workload, or the workload that makes its group itself, lets out everything by IPv6 as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class Ipv6EgressFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC210.AllowAllIpv6Outbound";

    private const string Property = "AllowAllIpv6Outbound";

    /// <summary>Makes the fix.</summary>
    public Ipv6EgressFix() : base("Let IPv6 out", EquivalenceKey, "VPC210")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.At(FindingLabels.Group).FirstOrDefault() is not { } place || Site.Of(draft, place)?.Props is not BaseObjectCreationExpressionSyntax props)
            return null;
        if (draft.Model.GetTypeInfo(props).Type is not { } type || !type.ContainingNamespace.ToDisplayString().StartsWith("Amazon.CDK.", StringComparison.Ordinal))
            return null;
        for (var current = type; !current!.GetMembers(Property).Any(); current = current.BaseType)
        {
            if (current.BaseType is null)
                return null;
        }

        // Several workloads may have one group.
        return () =>
        {
            if (!draft.IsFirst(props))
                return;
            if (props.ValueOf(Property) is { } value)
                draft.Replace(value.Span, "true");
            else
                Initializers.Set(draft, props, $"{Property} = true");
        };
    }
}
