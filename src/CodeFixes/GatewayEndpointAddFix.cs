using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC305: the gateway endpoints that a VPC lacks, with policies for the account.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GatewayEndpointAddFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC305.AddGatewayEndpoint";

    /// <summary>Makes the fix.</summary>
    public GatewayEndpointAddFix() : base("Add a gateway endpoint", EquivalenceKey, "VPC305")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site || !site.Makes(Symbols.Ec2, "IVpc") || Holder.Of(draft, site) is not { } holder)
            return null;
        if (!holder.Type.DerivesFrom(Symbols.Ec2, "IVpc") || diagnostic.Fact(FindingKeys.Services) is not { } services)
            return null;
        var uses = diagnostic.Fact(FindingKeys.UsesImages) is null ? BucketUse.Account : BucketUse.Both;
        return () =>
        {
            var vpc = holder.NameOrIntroduce(draft, site, "vpc");
            foreach (var service in services.Split(','))
                draft.InsertAfter(holder.Statement, EndpointCode.Add(draft, site, vpc, service, uses).Code);
        };
    }
}
