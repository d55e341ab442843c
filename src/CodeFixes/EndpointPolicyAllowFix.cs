using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC308: a statement for each bucket and table that the policy leaves out, with the actions that are granted, and one for the layers of images.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointPolicyAllowFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC308.Allow";

    private const string Reading = "\"s3:GetObject*\", \"s3:GetBucket*\", \"s3:List*\"";
    private const string Writing = "\"s3:PutObject*\", \"s3:Abort*\"";
    private const string Deleting = "\"s3:DeleteObject*\"";

    /// <summary>Makes the fix.</summary>
    public EndpointPolicyAllowFix() : base("Allow what is used through the endpoint", EquivalenceKey, "VPC308")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.Methods) is not { } methods || Site.Of(draft, diagnostic.Location) is not { } site || Holder.Of(draft, site) is not { } endpoint)
            return null;
        if (!endpoint.Type.DerivesFrom(Symbols.Ec2, "VpcEndpoint"))
            return null;

        var places = diagnostic.At(FindingLabels.Bucket).Concat(diagnostic.At(FindingLabels.Table)).ToList();
        var things = places.ConvertAll(place => Site.Of(draft, place) is { } made && Holder.Of(draft, made) is { Name: not null } holder ? holder : null);
        if (things.Exists(static thing => thing is null))
            return null;

        // The statements stand where all that they name is there.
        var last = things.Select(static thing => thing!.Statement).Append(endpoint.Statement).OrderBy(static statement => statement.SpanStart).Last();
        if (!endpoint.IsReadyAfter(last) || !things.TrueForAll(thing => thing!.IsReadyAfter(last)))
            return null;
        var granted = methods.Length == 0 ? [] : methods.Split(',');
        return () =>
        {
            var name = endpoint.NameOrIntroduce(draft, site, EndpointCode.VariableFor(service: null));
            for (var i = 0; i < things.Count; i++)
                draft.InsertAfter(last, $"{name}.AddToPolicy({Allow(draft, site, things[i]!, granted[i])});");
            if (diagnostic.Fact(FindingKeys.UsesImages) is not null)
                draft.InsertAfter(last, $"{name}.AddToPolicy({PolicyCode.AllowImageLayers(draft.Types, site.Position)});");
        };
    }

    private static string Allow(Draft draft, Site site, Holder thing, string method)
    {
        var isBucket = thing.Type.DerivesFrom("Amazon.CDK.AWS.S3", "IBucket");
        return isBucket
            ? PolicyCode.Allow(draft.Types, site.Position, ActionsOf(method), $"{thing.Name}.BucketArn, {thing.Name}.ArnForObjects(\"*\")")
            : PolicyCode.Allow(draft.Types, site.Position, "\"dynamodb:*\"", $"{thing.Name}.TableArn, $\"{{{thing.Name}.TableArn}}/index/*\"");
    }

    private static string ActionsOf(string method) => method switch
    {
        "GrantRead" or "Read" => Reading,
        "GrantWrite" or "Write" => $"{Writing}, {Deleting}",
        "GrantPut" or "Put" => Writing,
        "GrantDelete" or "Delete" => Deleting,
        "GrantReadWrite" or "ReadWrite" => $"{Reading}, {Writing}, {Deleting}",
        _ => "\"s3:*\"",
    };
}
