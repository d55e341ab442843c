namespace CdkVpc.Analyzers.Network;

/// <summary>Whose traffic is recorded, and which of it.</summary>
internal static class FlowLogCoverage
{
    private const string All = "ALL";

    /// <summary>
    /// Whether it is proven that no flow log covers <paramref name="vpc"/> in some world: neither one on the VPC,
    /// nor one on each of its subnets.
    /// </summary>
    public static bool LacksFlowLog(this DeployedNetwork network, Vpc vpc)
    {
        if (!vpc.IsClosed || network.FlowLogs.IsOpen)
            return false;

        // A subnet that is known only by a parameter may be any of the VPC's.
        if (network.Index.FlowLogsOfSubject.MayBeOf(vpc).Any(vpc.MayCoexistWith))
            return false;

        // Of an open list of subnets, one without a log is proof enough, and so is it that no log is on any of them.
        var subnets = vpc.Subnets.Where(vpc.MayCoexistWith).ToList();
        return !subnets.Exists(IsLogged) || !subnets.TrueForAll(IsLogged);

        bool IsLogged(Subnet subnet) => network.Index.FlowLogsOfSubject.Of(subnet).Any(vpc.MayCoexistWith);
    }

    /// <summary>
    /// Whether it is proven that what <paramref name="log"/> leaves out, accepted or rejected traffic, is in no other log either. What others
    /// record is known only of a VPC, or of a subnet of one, that the program creates.
    /// </summary>
    public static bool LacksTheOtherHalf(this DeployedNetwork network, FlowLog log)
    {
        if (network.FlowLogs.IsOpen || log.TrafficType is not { IsKnown: true, Value: "ACCEPT" or "REJECT" })
            return false;
        if (log.Subject is not { IsClosed: true } subject || VpcOf(subject) is not { IsClosed: true } vpc)
            return false;

        // A log that was handed out may itself have it.
        if (IsRecorded(vpc) || IsRecorded(subject) || network.Index.FlowLogsOfSubject.Undecided.Any(MayHaveIt))
            return false;

        // The rest of a VPC may be recorded subnet by subnet.
        var subnets = vpc.Subnets.Where(log.MayCoexistWith).ToList();
        return subject is Subnet || !subnets.Exists(IsRecorded) || !subnets.TrueForAll(IsRecorded);

        bool IsRecorded(Resource thing) => network.Index.FlowLogsOfSubject.Of(thing).Any(MayHaveIt);

        bool MayHaveIt(FlowLog other) =>
            other.MayCoexistWith(log) && !(other.IsClosed && other.TrafficType.Is(log.TrafficType.Value));
    }

    /// <summary>Whether there is traffic that both record.</summary>
    public static bool SharesTrafficWith(this FlowLog log, FlowLog other) =>
        log.TrafficType.IsKnown && other.TrafficType.IsKnown
        && (log.TrafficType.Is(All) || other.TrafficType.Is(All) || log.TrafficType.Value == other.TrafficType.Value);

    private static Vpc? VpcOf(Resource subject) => subject as Vpc ?? (subject as Subnet)?.Vpc;
}
