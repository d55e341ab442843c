using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC311: a Deny of what does not come through the endpoint, or not from the endpoint's VPC where only that is at hand. Roles that the CDK
/// deploys with are excepted.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BucketRestrictionFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC311.DenyAnotherWay";

    /// <summary>Makes the fix.</summary>
    public BucketRestrictionFix() : base("Deny what does not come through the endpoint", EquivalenceKey, "VPC311")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.EndpointPath) is null || Site.Of(draft, diagnostic.Location) is not { } bucket || MayBeEmptiedByCdk(bucket))
            return null;
        if (Holder.Of(draft, bucket) is not { } holder || !holder.Type.DerivesFrom("Amazon.CDK.AWS.S3", "IBucket"))
            return null;
        return PlanByEndpoint(draft, diagnostic, bucket, holder) ?? PlanByVpc(draft, diagnostic, bucket, holder);
    }

    /// <summary>Whether the CDK may empty the bucket before it goes: by a function that is in no VPC, and whose role has no name to except.</summary>
    private static bool MayBeEmptiedByCdk(Site bucket) => bucket.Props switch
    {
        null => false,
        BaseObjectCreationExpressionSyntax props => props.ValueOf("AutoDeleteObjects") is { } value && !value.IsKind(SyntaxKind.FalseLiteralExpression),
        _ => true,
    };

    private static Action? PlanByEndpoint(Draft draft, Diagnostic diagnostic, Site bucket, Holder holder)
    {
        var place = diagnostic.At(FindingLabels.Endpoint).FirstOrDefault();
        if (place is null || Site.Of(draft, place) is not { } endpoint || !endpoint.Makes(Symbols.Ec2, "IVpcEndpoint"))
            return null;
        if (Holder.Of(draft, endpoint) is not { } endpointHolder || !endpointHolder.Type.DerivesFrom(Symbols.Ec2, "IVpcEndpoint"))
            return null;
        var later = holder.Statement.SpanStart > endpointHolder.Statement.SpanStart ? holder.Statement : endpointHolder.Statement;
        return holder.IsReadyAfter(later) && endpointHolder.IsReadyAfter(later)
            ? () => Add(draft, bucket, holder, later, "aws:SourceVpce", endpointHolder.NameOrIntroduce(draft, endpoint, "s3Endpoint") + ".VpcEndpointId")
            : null;
    }

    /// <summary>The endpoint's VPC is that of whatever uses the bucket: where a grant to such a thing shows it, by its expression.</summary>
    private static Action? PlanByVpc(Draft draft, Diagnostic diagnostic, Site bucket, Holder holder)
    {
        var place = diagnostic.At(FindingLabels.Use).FirstOrDefault();
        if (place is null || Site.Of(draft, place) is not { Arguments: [{ Value.Syntax: IdentifierNameSyntax grantee }, ..] })
            return null;
        if (draft.Model.GetSymbolInfo(grantee).Symbol is not ILocalSymbol local
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } created }
            || Site.Of(draft, created) is not { Props: BaseObjectCreationExpressionSyntax props } workload)
            return null;

        // In one stack with the bucket, the workload refers to the VPC's stack already: one more reference closes no circle.
        var areTogether = workload.Argument("scope") is { } scope && bucket.Argument("scope") is { } other && scope.IsEquivalentTo(other, topLevel: false);
        var vpc = props.ValueOf("Vpc");
        return areTogether && vpc?.IsPath() == true && vpc.IsVisibleAt(holder.Statement.Span.End, draft.Model)
            ? () => Add(draft, bucket, holder, holder.Statement, "aws:SourceVpc", $"{vpc}.VpcId")
            : null;
    }

    private static void Add(Draft draft, Site bucket, Holder holder, StatementSyntax after, string key, string value)
    {
        var name = holder.NameOrIntroduce(draft, bucket, "bucket");
        draft.InsertAfter(after, $"{name}.AddToResourcePolicy({PolicyCode.DenyAnotherWay(draft.Types, bucket.Position, name, key, value)});");
    }
}
