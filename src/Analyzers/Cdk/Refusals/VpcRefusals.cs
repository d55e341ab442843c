using System.Globalization;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>What the constructor of an L2 VPC refuses, in its own order (Vpc in aws-ec2/lib/vpc.js).</summary>
internal sealed class VpcRefusals(VpcPropsReader props, Guard world)
{
    /// <summary>The first fault of the props in one world; null where none is proven.</summary>
    public Reason? Find(ZonePlan zones) =>
        FindInSettings() ?? FindInRange() ?? FindInGroups(zones) ?? FindInVpnGateway();

    private Reason? FindInSettings()
    {
        if (Flag("EnableDnsHostnames").Is(true) && (Flag("EnableDnsSupport").IsAbsent || Flag("EnableDnsSupport").Is(false)))
        {
            return new(
                "EnableDnsHostnames is true and EnableDnsSupport is not, which CDK takes for switched off",
                "set EnableDnsSupport to true too, or leave both out, as both are on by default",
                Flag("EnableDnsSupport").IsAbsent ? RefusalCase.DnsHostnamesWithoutSupport : RefusalCase.Other);
        }

        if (ValueReader.IsSet(Value("AvailabilityZones")) && ValueReader.Number(Value("MaxAzs")) is { IsKnown: true, Value: not 0 })
            return new("AvailabilityZones and MaxAzs are both set", "name the zones or limit their number", RefusalCase.ZonesTwice);
        if (IsToken(Value("Cidr")))
            return TokenAsRange("Cidr");
        if (ValueReader.IsSet(Value("IpAddresses")) && ValueReader.TextOrNull(Value("Cidr")) is { Length: > 0 })
            return new("IpAddresses and Cidr are both set", "keep IpAddresses", RefusalCase.RangeTwice);
        return IsIpv4Only && ValueReader.IsSet(Value("Ipv6Addresses"))
            ? new("Ipv6Addresses is set in a VPC for IPv4 only", "set IpProtocol to DUAL_STACK", RefusalCase.Ipv6WithoutDualStack)
            : null;
    }

    private Reason? FindInRange()
    {
        var range = ValueReader.In(props.Range, world);
        return IsToken(range) ? TokenAsRange("the range of the VPC") : ValueReader.TextOrNull(range) is { } text ? RangeTexts.FindFault(text) : null;
    }

    private Reason? FindInGroups(ZonePlan zones)
    {
        if (props.Groups(world) is not { } groups || zones.Count == 0)
            return null;
        return FindInNatGateways(groups, zones) ?? FindInMasks(groups) ?? FindInSizes(groups, zones) ?? FindInPlacement(groups) ?? groups.Select(FindInGroup).FirstOrDefault(static reason => reason is not null)
            ?? FindTwins(groups);
    }

    /// <summary>How many NAT gateways there are to be, and whether there are subnets for them (determineNatGatewayCount).</summary>
    private Reason? FindInNatGateways(IReadOnlyList<SubnetGroup> groups, ZonePlan zones)
    {
        var written = ValueReader.Number(ValueReader.In(props.NatGateways, world));
        if (written.IsUnknown || zones.Reserved.IsUnknown || groups.Any(static group => group.Kind == SubnetKind.Unknown))
            return null;
        var isPrivate = groups.Any(static group => group is { IsReserved: false, Kind: SubnetKind.Private });
        var count = written.TryGet(out var wanted) ? wanted : isPrivate ? 1 : 0;
        if (count == 0 && isPrivate && !groups.Any(static group => group.Type == "PRIVATE_WITH_EGRESS"))
        {
            return new(
                $"the subnets '{groups.First(static group => group is { IsReserved: false, Kind: SubnetKind.Private }).Name}' need NAT gateways, and NatGateways is 0",
                "make them PRIVATE_ISOLATED, or give them NAT gateways",
                RefusalCase.NatSubnetsWithoutNat);
        }

        // Later versions take regional NAT gateways, which need no public subnets, by a provider of their own.
        if (count <= 0 || groups.Any(static group => group is { IsReserved: false, Kind: SubnetKind.Public }) || !HasNoOtherProvider)
            return null;
        return isPrivate
            ? new("there are subnets with egress, and no PUBLIC ones for their NAT gateways to stand in", "add PUBLIC subnets, or set NatGateways to 0 and route another way out")
            : new($"NatGateways is {count.ToString(CultureInfo.InvariantCulture)}, and there are no PUBLIC subnets for them to stand in", "leave NatGateways out, or add PUBLIC subnets", RefusalCase.NatGatewaysForNobody);
    }

    /// <summary>The masks that NetworkBuilder.addSubnets takes.</summary>
    private Reason? FindInMasks(IReadOnlyList<SubnetGroup> groups)
    {
        if (!props.IsDivided(world))
            return null;
        return groups.FirstOrDefault(static group => group.Mask.TryGet(out var mask) && mask is < SubnetRanges.ShortestPrefix or > SubnetRanges.LongestPrefix) is { } group
            ? new($"CidrMask of the subnets '{group.Name}' is {group.Mask}, and only 16 to 28 are possible", "choose a mask from 16 to 28")
            : null;
    }

    private Reason? FindInSizes(IReadOnlyList<SubnetGroup> groups, ZonePlan zones)
    {
        var range = VpcPropsReader.ParseDividedRange(ValueReader.In(props.Range, world));

        // Of a range that no VPC may have, that is the fault.
        return props.IsDivided(world) && !range.HasWrongSize() && SubnetPlan.IsTooSmall(range, groups, zones)
            ? new($"the range {range} has no room for subnets of {groups.Count} groups in {zones.All.Count} zones with these masks", "choose a larger range, or smaller subnets")
            : null;
    }

    /// <summary>Where NAT gateways are to stand (createNatGateways).</summary>
    private Reason? FindInPlacement(IReadOnlyList<SubnetGroup> groups)
    {
        var placement = ValueReader.In(props["NatGatewaySubnets"], world);
        if (placement is not Instance { IsOpaque: false } || !MakesNatGateways(groups) || groups.Any(static group => group.Kind == SubnetKind.Unknown || group.Name is null))
            return null;
        var group = ValueReader.Text(ValueReader.In(props.Member(placement, "SubnetGroupName"), world));
        var type = ValueReader.EnumName(ValueReader.In(props.Member(placement, "SubnetType"), world));
        if (group.TryGet(out var name))
        {
            var chosen = groups.FirstOrDefault(one => one.Name == name && !one.IsReserved);
            return chosen is null ? new($"NatGatewaySubnets names a group '{name}' that the VPC does not have", "name a group of PUBLIC subnets")
                : chosen.Kind != SubnetKind.Public ? new($"NAT gateways are placed in the subnets '{name}', which are not PUBLIC", "place them in PUBLIC subnets")
                : null;
        }

        return type.TryGet(out var kind) && VpcPropsReader.KindOf(kind) is not (SubnetKind.Public or SubnetKind.Unknown)
            ? new($"NAT gateways are placed in subnets of type {kind}", "place them in PUBLIC subnets")
            : null;
    }

    /// <summary>What a group of subnets may say (createSubnetResources, calculateMapPublicIpOnLaunch).</summary>
    private Reason? FindInGroup(SubnetGroup group)
    {
        if (group.IsReserved)
            return null;
        if (IsIpv4Only && group.AssignsIpv6)
            return new($"Ipv6AssignAddressOnCreation of the subnets '{group.Name}' is set in a VPC for IPv4 only", "set IpProtocol to DUAL_STACK", RefusalCase.Ipv6WithoutDualStack);
        return group.MapsPublicIp.IsKnown && group.Kind is SubnetKind.Private or SubnetKind.Isolated
            ? new($"MapPublicIpOnLaunch of the subnets '{group.Name}' is set, and they are not PUBLIC", "leave it out", RefusalCase.PublicAddressesOfPrivateSubnet)
            : null;
    }

    /// <summary>Two groups of one name would make constructs of one id.</summary>
    private static Reason? FindTwins(IReadOnlyList<SubnetGroup> groups)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return groups.FirstOrDefault(group => group is { IsReserved: false, Name: { } name } && !names.Add(name)) is { } twin
            ? new($"two groups of subnets are named '{twin.Name}'", "give each group a name of its own")
            : null;
    }

    private Reason? FindInVpnGateway()
    {
        if (!Flag("VpnGateway").Is(false))
            return null;
        return ValueReader.IsSet(Value("VpnConnections")) || ValueReader.Number(Value("VpnGatewayAsn")) is { IsKnown: true, Value: not 0 }
            ? new("VpnConnections or VpnGatewayAsn is set, and VpnGateway is false", "leave VpnGateway out")
            : null;
    }

    private bool IsIpv4Only => VpcPropsReader.IsDualStack(ValueReader.In(props.IpProtocol, world)) == false;

    private bool HasNoOtherProvider => ValueReader.In(props["NatGatewayProvider"], world) is var provider
        && (ValueReader.IsNull(provider) || (provider is Instance known && (known.Type.Is(CdkNames.Ec2 + "NatGatewayProvider") || known.Type.Is(CdkNames.Ec2 + "NatInstanceProvider"))));

    private bool MakesNatGateways(IReadOnlyList<SubnetGroup> groups)
    {
        var written = ValueReader.Number(ValueReader.In(props.NatGateways, world));
        return ValueReader.FlagOr(ValueReader.In(props.CreateInternetGateway, world), fallback: true) == true
            && (written.TryGet(out var wanted) ? wanted > 0 : written.IsAbsent && groups.Any(static group => group is { IsReserved: false, Kind: SubnetKind.Private }));
    }

    private static bool IsToken(Value value) => value is Token || (value is Text text && text.Parts.Any(static part => part is Token));

    private static Reason TokenAsRange(string what) =>
        new($"{what} is known at deployment only, and CDK must divide it now", "write the block, or take one of an address pool by IpAddresses.AwsIpamAllocation");

    private Setting<bool> Flag(string name) => ValueReader.Flag(Value(name));

    private Value Value(string name) => ValueReader.In(props[name], world);
}
