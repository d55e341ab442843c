using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using CsCheck;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class GroupFilterTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void Rules_AreAnsweredAsEachPacketIs() => Gen.Select(
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 15], Gen.Int[28, 32]).Array[0, 4],
        Gen.Int[0, 9],
        Gen.Int[0, 15]).Sample(static (rules, port, last) =>
        {
            var net = new NetworkBuilder();
            var group = net.Group();
            foreach (var (a, b, first, prefix) in rules)
                net.Admit(group, Target.Of(Cidr.Ipv4(0x0A000000 + first, prefix)), Ports.Tcp(Math.Min(a, b), Math.Max(a, b)));

            var address = Cidr.Ipv4(0x0A000000 + last, 32);
            var expected = group.Ingress.Any(rule => rule.Ports!.Covers("tcp", port) && rule.Peer.Cidr!.Value.Contains(address));
            return new GroupFilter(net.Network).Admits(Of(group), isIngress: true, Ports.Tcp(port), ConnectionEnd.Of(address), Guard.Always).Value == expected;
        });

    [Fact]
    public void PartOfThePortsOrAddresses_IsUnknown()
    {
        var group = _net.Group();
        _net.Admit(group, To("10.0.0.0/16"), Ports.Tcp(443));

        Assert.True(In(group, Ports.Tcp(443), "10.0.1.0/24"));
        Assert.Null(In(group, Ports.Tcp(443), "10.0.0.0/8"));
        Assert.Null(In(group, Ports.Tcp(400, 500), "10.0.1.0/24"));
        Assert.False(In(group, Ports.Tcp(443), "172.16.0.0/12"));
        Assert.False(In(group, Ports.Tcp(80), "10.0.1.0/24"));
        Assert.False(In(group, Ports.Tcp(443), "2001:db8::/64"));
    }

    [Fact]
    public void Anyone_IsLetInByNoneWhereNoRuleIsForThePorts()
    {
        var group = _net.Group();
        Assert.False(FromAnyone(Ports.Tcp(443)));

        _net.Admit(group, To("192.0.2.0/24"), Ports.Tcp(443));
        Assert.False(FromAnyone(Ports.Tcp(80)));
        Assert.Null(FromAnyone(Ports.Tcp(443)));

        bool? FromAnyone(Ports ports) => new GroupFilter(_net.Network).Admits(Of(group), isIngress: true, ports, ConnectionEnd.Anyone, Guard.Always).Value;
    }

    [Fact]
    public void Reference_IsForMembersOfTheGroup()
    {
        var (server, client, other, imported) = (_net.Group(path: "Net/Server"), _net.Group(path: "Net/Client"), _net.Group(path: "Net/Other"), _net.Group(origin: Origin.Imported));
        _net.Admit(server, new Target { Group = client }, Ports.Tcp(443));

        Assert.True(From(client));
        Assert.False(From(other));
        Assert.False(From(imported));
        Assert.Null(In(server, Ports.Tcp(443), "10.0.0.0/16"));
        _net.Admit(server, new Target { Group = _net.Group(origin: Origin.Imported) }, Ports.Tcp(443));
        Assert.Null(From(imported));

        bool? From(SecurityGroup member) => new GroupFilter(_net.Network)
            .Admits(Of(server), isIngress: true, Ports.Tcp(443), ConnectionEnd.Of(Block("10.0.0.0/16")) with { Groups = Of(member) }, Guard.Always).Value;
    }

    [Theory]
    [InlineData(true, false, "203.0.113.0/24", true)]
    [InlineData(true, false, "2001:db8::/64", false)]
    [InlineData(true, true, "2001:db8::/64", true)]
    [InlineData(false, false, "203.0.113.0/24", false)]
    [InlineData(null, false, "203.0.113.0/24", null)]
    public void AllOutbound_IsByProtocol(bool? all4, bool? all6, string far, bool? expected)
    {
        var group = new SecurityGroup { AllowsAllOutbound = all4, AllowsAllIpv6Outbound = all6 };

        Assert.Equal(expected, new GroupFilter(_net.Network).Admits(Of(group), isIngress: false, Ports.Tcp(443), ConnectionEnd.Of(Block(far)), Guard.Always).Value);
    }

    [Fact]
    public void AllOutboundOfAGroupThatWasHandedOut_IsUnknown()
    {
        var group = new SecurityGroup { AllowsAllOutbound = true, IsEscaped = true };

        Assert.Null(new GroupFilter(_net.Network).Admits(Of(group), isIngress: false, Ports.Tcp(443), ConnectionEnd.Of(Block("203.0.113.0/24")), Guard.Always).Value);
    }

    [Fact]
    public void OneOfSeveralGroups_IsEnough()
    {
        var (closed, open) = (_net.Group(), _net.Group());
        _net.Admit(open, To("0.0.0.0/0"), Ports.Tcp(443));

        Assert.True(new GroupFilter(_net.Network).Admits(Of(closed, open), isIngress: true, Ports.Tcp(443), ConnectionEnd.Of(Block("10.0.0.0/8")), Guard.Always).IsYes);
        Assert.Equal(
            "the security group 'Net/Group' has no inbound rule for tcp/443 from 10.0.0.0/8",
            new GroupFilter(_net.Network).Admits(Of(closed), isIngress: true, Ports.Tcp(443), ConnectionEnd.Of(Block("10.0.0.0/8")), Guard.Always).Reason);
    }

    [Fact]
    public void WhatIsNotKnown_IsUnknown()
    {
        foreach (var make in new Action<SecurityGroup>[]
        {
            group => group.IsEscaped = true,
            group => group.Ingress.IsOpen = true,
            group => _net.Admit(group, Target.Unknown, Ports.Tcp(443)),
            group => _net.Admit(group, To("0.0.0.0/0"), ports: null),
            group => _net.Admit(group, new Target { PrefixList = "pl-1" }, Ports.Tcp(443)),
            group => _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), guard: Arm(0)),
            group => group.Ingress.Add(new GroupRule { IsIngress = true, Group = group, Peer = To("0.0.0.0/0"), Ports = Ports.Tcp(443), IsRepeated = true }),
        })
        {
            var group = _net.Group();
            make(group);
            Assert.Null(In(group, Ports.Tcp(443), "10.0.0.0/16"));
        }

        Assert.Null(new GroupFilter(_net.Network).Admits(new Items<SecurityGroup>(), isIngress: true, Ports.Tcp(443), ConnectionEnd.Of(Block("10.0.0.0/8")), Guard.Always).Value);
        Assert.Null(new GroupFilter(_net.Network).Admits(new Items<SecurityGroup> { IsOpen = true }, isIngress: true, Ports.Tcp(443), ConnectionEnd.Of(Block("10.0.0.0/8")), Guard.Always).Value);
        var closed = _net.Group();
        Assert.False(In(closed, Ports.Tcp(443), "10.0.0.0/16"));
        _net.Admit(null, To("10.0.0.0/8"), Ports.Tcp(443));
        Assert.Null(In(closed, Ports.Tcp(443), "10.0.0.0/16"));
        Assert.False(In(closed, Ports.Tcp(80), "10.0.0.0/16"));
    }

    [Fact]
    public void DroppedRule_DoesNotCount()
    {
        var group = _net.Group();
        _net.Admit(group, To("0.0.0.0/0"), Ports.Tcp(443), isIgnored: true);

        Assert.False(In(group, Ports.Tcp(443), "10.0.0.0/16"));
    }

    [Fact]
    public void RuleOfAnUnknownGroup_MayBeOfThisOne_InItsDirectionAndWorlds()
    {
        var group = _net.Group();
        _net.Admit(null, To("0.0.0.0/0"), Ports.Tcp(443), isIngress: false);
        _net.Admit(null, To("0.0.0.0/0"), Ports.Tcp(443), guard: Arm(1));

        Assert.False(Within(Arm(0)));
        Assert.Null(Within(Arm(1)));

        bool? Within(Guard guard) => new GroupFilter(_net.Network).Admits(Of(group), isIngress: true, Ports.Tcp(443), ConnectionEnd.Of(Block("10.0.0.0/16")), guard).Value;
    }

    [Fact]
    public void RulesThatAreNotAllSeen_AreUnknown()
    {
        var group = _net.Group();
        _net.Network.GroupRules.IsOpen = true;

        Assert.Null(In(group, Ports.Tcp(443), "10.0.0.0/16"));
    }

    [Theory]
    [InlineData(nameof(Origin.Created), nameof(Origin.Created), false)]
    [InlineData(nameof(Origin.Created), nameof(Origin.Imported), false)]
    [InlineData(nameof(Origin.Imported), nameof(Origin.Created), false)]
    [InlineData(nameof(Origin.Imported), nameof(Origin.Imported), null)]
    [InlineData(nameof(Origin.Created), nameof(Origin.Unknown), null)]
    [InlineData(nameof(Origin.Unknown), nameof(Origin.Created), null)]
    [InlineData(nameof(Origin.Unknown), nameof(Origin.Imported), null)]
    public void Reference_ToAGroupThatMayBeOneOfTheOtherEnd_IsUnknown(string referred, string member, bool? expected)
    {
        var server = _net.Group(path: "Net/Server");
        _net.Admit(server, new Target { Group = _net.Group(path: "Net/Referred", origin: Enum.Parse<Origin>(referred)) }, Ports.Tcp(443));
        var far = ConnectionEnd.Of(Block("10.0.0.0/16")) with { Groups = Of(_net.Group(path: "Net/Member", origin: Enum.Parse<Origin>(member))) };

        Assert.Equal(expected, new GroupFilter(_net.Network).Admits(Of(server), isIngress: true, Ports.Tcp(443), far, Guard.Always).Value);
    }

    [Fact]
    public void DefaultGroup_AdmitsItsMembersOnly()
    {
        var vpc = _net.Vpc();
        vpc.RestrictsDefaultGroup = false;
        var subnet = _net.Subnet(vpc);
        _net.Place(subnet, _net.Group(vpc));
        _net.Admit(null, To("0.0.0.0/0"), Ports.Tcp(80));
        _net.Admit(null, To("0.0.0.0/0"), Ports.Tcp(443), isIngress: false);
        _net.Admit(null, To("0.0.0.0/0"), Ports.Tcp(443), guard: Arm(1));
        _net.Admit(_net.Group(vpc), To("0.0.0.0/0"), Ports.Tcp(443));
        _net.Network.Workloads.Add(new Workload { Kind = "EC2 instance", Vpc = vpc, Guard = Arm(1) });

        Assert.True(ByDefault(Arm(0)).IsNo);
        Assert.Equal("a rule may be one of the default security group", ByDefault(Arm(1)).Reason);
        _net.Place(subnet);
        Assert.Equal("the default security group of 'Net/Vpc' has members", ByDefault(Arm(0)).Reason);

        _net.Network.GroupRules.IsOpen = true;
        Assert.Equal("the default security group may have rules that are not seen", ByDefault(Arm(0)).Reason);

        Answer ByDefault(Guard within) => new GroupFilter(_net.Network).AdmitsByDefault(vpc, Ports.Tcp(443), within);
    }

    private static Items<SecurityGroup> Of(params SecurityGroup[] groups)
    {
        var items = new Items<SecurityGroup>();
        items.AddRange(groups);
        return items;
    }

    private bool? In(SecurityGroup group, Ports ports, string from) =>
        new GroupFilter(_net.Network).Admits(Of(group), isIngress: true, ports, ConnectionEnd.Of(Block(from)), Guard.Always).Value;
}
