namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>2xx: IPv6 and the egress-only internet gateway.</summary>
internal static class Ipv6Mistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All = [];
}
