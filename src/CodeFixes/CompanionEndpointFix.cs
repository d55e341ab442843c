using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC410: the endpoints that are missing, with policies for the account.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CompanionEndpointFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC410.AddCompanions";

    /// <summary>Makes the fix.</summary>
    public CompanionEndpointFix() : base("Add the missing endpoints", EquivalenceKey, "VPC410")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site || EndpointCode.VpcOf(site) is not { } vpc || EndpointCode.StatementOf(site) is not { } statement)
            return null;
        var services = diagnostic.Fact(FindingKeys.Services)?.Split(',') ?? [];
        return services.Length == 0 ? null : Add;

        void Add()
        {
            foreach (var service in services)
            {
                if (draft.IsFirst((diagnostic.Fact(FindingKeys.VpcPath), service)))
                    draft.InsertAfter(statement, EndpointCode.Add(draft, site, vpc, service, BucketUse.Images).Code);
            }
        }
    }
}
