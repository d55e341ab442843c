namespace CdkVpc.Analyzers.Network;

/// <summary>What security groups admit.</summary>
internal static class GroupReasoning
{
    /// <summary>The rules by which <paramref name="group"/> admits something to <paramref name="subject"/> in some world.</summary>
    public static IEnumerable<GroupRule> AdmittingRules(this SecurityGroup group, Resource subject) =>
        group.Ingress.Where(rule => !rule.IsIgnored && rule.MayCoexistWith(subject));
}
