using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

/// <summary>VPCs of certain stacks, and connections with what their L1 resource says.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>A stack of an account and a region: null for one that is left open, '?' for one that cannot be computed.</summary>
    public Stack Stack(string? region = null, string? account = null)
    {
        var stack = new Stack { Path = $"Stack{++_order}", Anchor = NewAnchor(), Region = Given(region), Account = Given(account) };
        Network.Stacks.Add(stack);
        return stack;
    }

    /// <summary>A VPC of a stack, with DNS host names or not.</summary>
    public Vpc VpcOf(Stack? stack, string path, string range, bool? hostNames = true, Origin origin = Origin.Created)
    {
        var vpc = new Vpc { Path = path, Anchor = NewAnchor(), Order = _order, Range = Range(range), Stack = stack, DnsHostnames = hostNames, DnsSupport = true, Origin = origin };
        Network.Vpcs.Add(vpc);
        return vpc;
    }

    /// <summary>A connection as its resource describes it: null for what is left out, '?' for what cannot be computed.</summary>
    public PeeringConnection Peering(
        Vpc? requester,
        Vpc? accepter,
        string? region,
        string? owner,
        string? role,
        Stack? stack = null,
        bool? hasDnsOptions = false,
        bool isRepeated = false,
        Guard? guard = null)
    {
        var peering = new PeeringConnection
        {
            Path = "Net/Peering", Anchor = NewAnchor(), Order = _order, Requester = requester, Accepter = accepter, Stack = stack,
            PeerRegion = Given(region), PeerOwnerId = Given(owner), PeerRoleArn = Given(role), HasDnsOptions = hasDnsOptions,
            IsRepeated = isRepeated, Guard = guard ?? Guard.Always,
        };
        Network.Peerings.Add(peering);
        return peering;
    }

    /// <summary>A security group as the end of a rule.</summary>
    public static Target ToGroup(SecurityGroup group) => new() { Group = group };

    private static Setting<string> Given(string? text) => text is null ? Setting<string>.Absent : Text(text);
}
