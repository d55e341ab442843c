using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.GatewayEndpoints;

/// <summary>VPC318: a statement of the policy of an endpoint or a bucket that asks for private addresses by aws:SourceIp. The endpoint or bucket is the related place.</summary>
internal sealed class PrivateSourceIpInPolicy : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC318",
        nameof(PrivateSourceIpInPolicy),
        Severity.Warning,
        Topic.GatewayEndpoints,
        "Private addresses should be asked for by aws:VpcSourceIp",
        "This statement{0} of the policy of '{1}' asks for {2} by {3}, which never is a private address: requests through an endpoint do not have that key; use aws:VpcSourceIp");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var (owner, statement) in network.PolicyStatements())
        {
            var found = statement.Conditions.Select(static condition => (Condition: condition, Sources: condition.FindPrivateSources())).FirstOrDefault(static found => found.Sources.Count > 0);
            if (found.Condition is null)
                continue;
            var isWhole = !found.Condition.Values.IsOpen && found.Sources.Count == found.Condition.Values.Count;
            sink.Report(new Finding(Info, statement.Anchor, Wording.SidOf(statement), owner.Path, Wording.List(found.Sources.Select(Describe).ToList()), found.Condition.Key)
                .With(FindingKeys.Path, owner.Path)
                .With(FindingKeys.ConditionKey, found.Condition.Key)
                .With(FindingKeys.RightKey, isWhole ? ConditionKeys.VpcSourceIp : null)
                .And(statement.Anchor.Equals(owner.Anchor) ? null : owner.Anchor, owner is Bucket ? FindingLabels.Bucket : FindingLabels.Endpoint));
        }
    }

    private static string Describe(PolicyValue value) => value.Refers switch
    {
        Vpc vpc => $"{vpc.Range} of '{vpc.Path}'",
        Subnet subnet => $"{subnet.Range} of '{subnet.Path}'",
        _ => value.ToString(),
    };
}
