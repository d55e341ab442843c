namespace CdkVpc.Analyzers.Network;

/// <summary>What about a refusal can be mended in one way only.</summary>
internal enum RefusalCase
{
    /// <summary>Any other: what is meant is not in the code.</summary>
    Other,

    /// <summary>DNS host names are switched on, DNS support is not written.</summary>
    DnsHostnamesWithoutSupport,

    /// <summary>A VPC has something of IPv6 and is no dual-stack VPC.</summary>
    Ipv6WithoutDualStack,

    /// <summary>Zones are named, and their number is limited as well.</summary>
    ZonesTwice,

    /// <summary>A range is given by the old property and by the new one.</summary>
    RangeTwice,

    /// <summary>NAT gateways are asked for, and there is no subnet that would use them.</summary>
    NatGatewaysForNobody,

    /// <summary>Subnets that need NAT gateways, and none are wanted.</summary>
    NatSubnetsWithoutNat,

    /// <summary>A subnet that is not public says whether it gives public addresses.</summary>
    PublicAddressesOfPrivateSubnet,

    /// <summary>The flow log of a transit gateway has a traffic type.</summary>
    TrafficTypeOfTransitGateway,

    /// <summary>The flow log of a transit gateway gathers packets for ten minutes.</summary>
    AggregationOfTransitGateway,

    /// <summary>A range has no mask.</summary>
    MaskMissing,
}

/// <summary>Something that the library refuses when the program runs: synthesis ends there, so that nothing is deployed.</summary>
internal sealed class Refusal : Resource
{
    /// <summary>What can be mended about it.</summary>
    public RefusalCase Case { get; init; }

    /// <summary>What is wrong, in words.</summary>
    public required string Fact { get; init; }

    /// <summary>What to do, in words.</summary>
    public required string Remedy { get; init; }
}
