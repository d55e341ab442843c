using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC403: a policy that admits the account's principals. What they reach is not narrowed: much of what services offer is owned by AWS.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class InterfaceEndpointPolicyFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC403.AddPolicy";

    /// <summary>Makes the fix.</summary>
    public InterfaceEndpointPolicyFix() : base("Add a policy that admits principals of this account only", EquivalenceKey, "VPC403")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        var account = Symbols.Account(draft, site.Syntax);
        if (site.PropsInPlace(draft, Symbols.Ec2, "CfnVPCEndpointProps") is { } l1)
        {
            return l1.ValueOf("PolicyDocument") is null
                ? () => Initializers.Set(draft, l1, $"PolicyDocument = {PolicyCode.DocumentOfAccount(draft.Types, site.Position, account)}")
                : null;
        }

        if (Holder.Of(draft, site) is not { } holder || !holder.Type.DerivesFrom(Symbols.Ec2, "VpcEndpoint"))
            return null;
        return () =>
        {
            var endpoint = holder.NameOrIntroduce(draft, site, EndpointCode.VariableFor(diagnostic.Fact(FindingKeys.Service)));
            draft.InsertAfter(holder.Statement, $"{endpoint}.AddToPolicy({PolicyCode.AllowAccount(draft.Types, site.Position, account)});");
        };
    }
}
