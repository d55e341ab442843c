using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>CfnVPC, and the blocks that CfnVPCCidrBlock adds to any VPC.</summary>
internal sealed class CfnVpcFamily : Family
{
    private const string L1 = CdkNames.Ec2 + "CfnVPC";
    private const string Block = CdkNames.Ec2 + "CfnVPCCidrBlock";

    private readonly List<(Instance Construct, L1Properties Properties)> _vpcs = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _blocks = [];
    private readonly HashSet<Instance> _withUsedDefaultGroup = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L1, Block];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == L1)
        {
            _vpcs.Add((instance, L1Properties.Capture(instance, arguments, context, "CidrBlock", "EnableDnsSupport", "EnableDnsHostnames")));
        }
        else if (constructor.Declaring.Name == Block)
        {
            _blocks.Add((instance, L1Properties.Capture(instance, arguments, context,
                "VpcId", "CidrBlock", "AmazonProvidedIpv6CidrBlock", "Ipv6CidrBlock", "Ipv6Pool", "Ipv6IpamPoolId")));
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is Instance vpc && member.Name == "AttrDefaultSecurityGroup")
            _withUsedDefaultGroup.Add(vpc);
        return null;
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _vpcs)
        {
            var range = VpcPropsReader.ParseRange(properties["CidrBlock"]);
            var place = writer.PlaceOf(construct);
            writer.Network.Vpcs.Add(writer.Add(construct, new Vpc
            {
                Place = place,

                // Without a block the range is that of an address pool (Ipv4IpamPoolId).
                Range = range.IsAbsent ? Setting<Cidr>.Unknown : range,
                HasIpv6 = false,

                // The defaults of CloudFormation: resolution on, host names off.
                DnsSupport = ValueReader.FlagOr(properties["EnableDnsSupport"], fallback: true),
                DnsHostnames = ValueReader.FlagOr(properties["EnableDnsHostnames"], fallback: false),

                // CloudFormation cannot: who asks for the group may do it by other means.
                RestrictsDefaultGroup = _withUsedDefaultGroup.Contains(construct) ? null : false,
            }));
        }
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer)
    {
        if (!instance.Type.Is(L1))
            return null;
        var place = writer.PlaceOf(instance);
        var vpc = new Vpc
        {
            Place = place with { Origin = Origin.Unknown },
            Range = Setting<Cidr>.Unknown, ZonesAreKnown = false,
        };
        vpc.Subnets.IsOpen = vpc.RouteTables.IsOpen = true;
        writer.Network.Vpcs.Add(vpc);
        return vpc;
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _blocks)
        {
            var vpc = writer.Resolve<Vpc>(properties["VpcId"]);
            var range = VpcPropsReader.ParseRange(properties["CidrBlock"]);
            if (!range.IsAbsent)
                writer.Network.AddressBlocks.Add(writer.Add(construct, new AddressBlock { Place = writer.PlaceOf(construct), Vpc = vpc, Range = range }));
            foreach (var one in vpc is null ? writer.Network.Vpcs : [vpc])
                AddBlock(one, isCertain: vpc is not null && vpc.Guard.Implies(writer.PlaceOf(construct).Guard), properties);
        }
    }

    private static void AddBlock(Vpc vpc, bool isCertain, L1Properties properties)
    {
        var ipv4 = VpcPropsReader.ParseRange(properties["CidrBlock"]);
        if (ipv4.IsKnown && isCertain)
            vpc.SecondaryRanges.Add(ipv4.Value);
        else if (!ipv4.IsAbsent)
            vpc.SecondaryRanges.IsOpen = true;

        if (ValueReader.FlagOr(properties["AmazonProvidedIpv6CidrBlock"], fallback: false) != false
            || properties.Has("Ipv6CidrBlock") || properties.Has("Ipv6Pool") || properties.Has("Ipv6IpamPoolId"))
        {
            vpc.HasIpv6 = vpc.HasIpv6 == true || isCertain ? true : null;
        }
    }
}
