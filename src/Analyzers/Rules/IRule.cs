using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules;

/// <summary>
/// A question to the deployed network. It speaks only where the answer is proven: what is open, unknown, imported or escaped
/// may be anything, and what exists in some world of the subject is not missing.
/// </summary>
internal interface IRule
{
    /// <summary>Id, severity and wording.</summary>
    RuleInfo Info { get; }

    /// <summary>Reports what is wrong in <paramref name="network"/>, which is complete.</summary>
    void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink);
}
