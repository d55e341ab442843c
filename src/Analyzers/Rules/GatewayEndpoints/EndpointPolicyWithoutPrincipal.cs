using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC310: a statement of the policy of an endpoint or a bucket that names no principal. The endpoint or bucket is the related place.</summary>
internal sealed class EndpointPolicyWithoutPrincipal : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC310",
        nameof(EndpointPolicyWithoutPrincipal),
        Severity.Error,
        Topic.GatewayEndpoints,
        "A statement of an endpoint's or a bucket's policy must name a principal",
        "This statement{0} of the policy of '{1}' names no principal, without which the policy is refused; add one, such as new AnyPrincipal()");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var (owner, statement) in network.PolicyStatements())
        {
            if (!statement.Principals.IsKnownEmpty || !statement.NotPrincipals.IsKnownEmpty)
                continue;
            sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), owner.Path)
                .With(FindingKeys.Path, owner.Path)
                .With(FindingKeys.Effect, statement.Allows switch { true => "Allow", false => "Deny", _ => null })
                .With(FindingKeys.OwnerKind, owner is Bucket ? "bucket" : "endpoint")
                .And(statement.Anchor.Equals(owner.Anchor) ? null : owner.Anchor, owner is Bucket ? FindingLabels.Bucket : FindingLabels.Endpoint));
        }
    }
}
