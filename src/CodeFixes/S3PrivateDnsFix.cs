using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC414: a gateway endpoint for S3, which the interface endpoint waits for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class S3PrivateDnsFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC414.AddGateway";

    /// <summary>Makes the fix.</summary>
    public S3PrivateDnsFix() : base("Add a gateway endpoint for S3", EquivalenceKey, "VPC414")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (HeldEndpoint.Of(draft, diagnostic) is not (var site, var vpc, var holder) held)
            return null;
        return () =>
        {
            var endpoint = held.NameOrIntroduce(draft, "s3");
            if (!draft.IsFirst((diagnostic.Fact(FindingKeys.VpcPath), "s3")))
                return;
            var (gateway, code) = EndpointCode.Add(draft, site, vpc, "s3", diagnostic.Fact(FindingKeys.UsesImages) is null ? BucketUse.Account : BucketUse.Both);
            draft.InsertAfter(holder.Statement, $"{code}\n{endpoint}.Node.AddDependency({gateway});");
        };
    }
}
