using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC614: a VPC whose default security group keeps the rules that EC2 gives it.</summary>
internal sealed class DefaultSecurityGroupOpen : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC614",
        nameof(DefaultSecurityGroupOpen),
        Severity.Off,
        Topic.Filtering,
        "The default security group of a VPC should have no rules",
        "The default security group of the VPC '{0}' keeps its rules: whatever is given no other group can reach all others of it, and go anywhere; {1}");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            if (!vpc.IsClosed || vpc.RestrictsDefaultGroup != false)
                continue;
            sink.Report(new Finding(
                    Info,
                    vpc.Anchor,
                    vpc.Path,
                    vpc.IsImplicit ? "make the VPC yourself, with RestrictDefaultSecurityGroup" : "set RestrictDefaultSecurityGroup, or remove its rules by a custom resource")
                .With(FindingKeys.Path, vpc.Path)
                .With(FindingKeys.IsImplicit, vpc.IsImplicit ? "true" : null));
        }
    }
}
