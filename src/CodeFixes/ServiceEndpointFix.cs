using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC411: the endpoints that a workload needs, with policies for the account. Where the VPC belongs to another document, workloads elsewhere may need them too: they are not added here.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ServiceEndpointFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC411.AddEndpoints";

    /// <summary>Makes the fix.</summary>
    public ServiceEndpointFix() : base("Add endpoints for the services", EquivalenceKey, "VPC411")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site || EndpointCode.VpcOf(site) is not { } vpc || EndpointCode.StatementOf(site) is not { } statement)
            return null;
        if (!IsAtHome(draft, diagnostic, site, vpc))
            return null;
        var services = diagnostic.Fact(FindingKeys.Services)?.Split(',') ?? [];
        var uses = !services.Contains("ecr.api") ? BucketUse.Account : diagnostic.Fact(FindingKeys.UsesBuckets) is null ? BucketUse.Images : BucketUse.Both;
        return services.Length == 0 ? null : Add;

        void Add()
        {
            foreach (var service in services)
            {
                if (draft.IsFirst((diagnostic.Fact(FindingKeys.VpcPath), service)))
                    draft.InsertAfter(statement, EndpointCode.Add(draft, site, vpc, service, uses).Code);
            }
        }
    }

    /// <summary>Whether the VPC is of this document: made in it, or held by a local variable.</summary>
    private static bool IsAtHome(Draft draft, Diagnostic diagnostic, Site site, string vpc) =>
        diagnostic.At(FindingLabels.Vpc).FirstOrDefault()?.SourceTree == draft.Root.SyntaxTree
        || draft.Model.LookupSymbols(site.Position, name: vpc.Split('.')[0]).Any(static symbol => symbol is ILocalSymbol);
}
