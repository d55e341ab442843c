namespace CdkVpc.Analyzers.Network;

/// <summary>What security groups admit.</summary>
internal static class GroupReasoning
{
    /// <summary>The rules by which <paramref name="group"/> admits something to <paramref name="subject"/> in some world.</summary>
    public static IEnumerable<GroupRule> AdmittingRules(this SecurityGroup group, Resource subject) =>
        group.Ingress.Where(rule => !rule.IsIgnored && rule.MayCoexistWith(subject));

    /// <summary>
    /// Whether it is proven that <paramref name="group"/> admits nothing to <paramref name="subject"/> at TCP <paramref name="port"/>,
    /// from anywhere, in any world.
    /// </summary>
    public static bool AdmitsNothingAt(this DeployedNetwork network, SecurityGroup group, int port, Resource subject) =>
        group.IsClosed
        && !group.Ingress.IsOpen
        && !network.GroupRules.IsOpen
        && !network.GroupRules.Any(rule => rule.Group is null or { Origin: Origin.Unknown } && MayAdmit(rule, port) && rule.MayCoexistWith(subject))
        && !group.AdmittingRules(subject).Any(rule => MayAdmit(rule, port));

    /// <summary>
    /// Whether it is proven that the default security group of <paramref name="vpc"/> admits nothing to <paramref name="subject"/> at TCP <paramref name="port"/>: it
    /// admits its own members alone, and there are none.
    /// </summary>
    public static bool DefaultGroupAdmitsNothingAt(this DeployedNetwork network, Vpc? vpc, int port, Resource subject) =>
        vpc is { IsClosed: true, RestrictsDefaultGroup: not null }
        && !network.GroupRules.IsOpen
        && !network.GroupRules.Any(rule => rule.Group is null or { Origin: not Origin.Created } && MayAdmit(rule, port) && rule.MayCoexistWith(subject))
        && !network.Workloads.Any(workload => workload.Vpc == vpc && workload.SecurityGroups.IsKnownEmpty && workload.MayCoexistWith(subject));

    private static bool MayAdmit(GroupRule rule, int port) =>
        rule.IsIngress && (rule.IsEscaped || rule.Ports?.Covers("tcp", port) != false);
}
