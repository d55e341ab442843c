namespace CdkVpc.Analyzers.Network;

/// <summary>Whose traffic is recorded.</summary>
internal static class FlowLogCoverage
{
    /// <summary>
    /// Whether it is proven that no flow log covers <paramref name="vpc"/> in some world: neither one on the VPC,
    /// nor one on each of its subnets.
    /// </summary>
    public static bool LacksFlowLog(this DeployedNetwork network, Vpc vpc)
    {
        if (!vpc.IsClosed || network.FlowLogs.IsOpen)
            return false;

        var loggedSubnets = new HashSet<Subnet>();
        foreach (var log in network.FlowLogs)
        {
            if (!log.MayCoexistWith(vpc))
                continue;
            if (log.SubjectIsUnknown || (log.Subject is Vpc subject && subject.MayBe(vpc)))
                return false;
            if (log.Subject is not Subnet subnet)
                continue;

            // A subnet that is known only by a parameter may be any of the VPC's.
            if (subnet.Origin == Origin.Unknown)
                return false;
            loggedSubnets.Add(subnet);
        }

        // Of an open list of subnets, one without a log is proof enough, and so is it that no log is on any of them.
        var subnets = vpc.Subnets.Where(vpc.MayCoexistWith).ToList();
        return !subnets.Exists(loggedSubnets.Contains) || !subnets.TrueForAll(loggedSubnets.Contains);
    }
}
