namespace CdkVpc.Analyzers.Network;

/// <summary>The addresses of the internet, among which those of services are that gateway endpoints lead to.</summary>
internal static class PublicAddresses
{
    /// <summary>IPv4 without the ranges that the internet does not carry (RFC 1918, RFC 6598, RFC 3927, and what RFC 6890 keeps from it).</summary>
    public static readonly IReadOnlyList<Cidr> Ipv4 = [.. Cidr.AnyIpv4.Without([.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3",
    }.Select(static text => Cidr.TryParse(text, out var block) ? block : default)])];
}
