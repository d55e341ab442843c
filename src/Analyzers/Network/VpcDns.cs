namespace CdkVpc.Analyzers.Network;

/// <summary>What private DNS asks of a VPC.</summary>
internal static class VpcDns
{
    /// <summary>Name resolution by the VPC's own server.</summary>
    public const string Support = "DNS support";

    /// <summary>Names for addresses.</summary>
    public const string HostNames = "DNS host names";

    /// <summary>Which of the two are known to be off.</summary>
    public static IReadOnlyList<string> LackingDns(this Vpc vpc)
    {
        var lacking = new List<string>();
        if (vpc.DnsSupport == false)
            lacking.Add(Support);
        if (vpc.DnsHostnames == false)
            lacking.Add(HostNames);
        return lacking;
    }
}
