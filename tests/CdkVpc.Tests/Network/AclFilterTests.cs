using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using CsCheck;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class AclFilterTests
{
    private static readonly string[] Protocols = ["tcp", "udp", "-1"];

    private static readonly Gen<Ports> SomePorts = Gen.Select(Gen.Int[0, 2].Select(static index => Protocols[index]), Gen.Int[0, 9], Gen.Int[0, 9], static (protocol, a, b) =>
        protocol == "-1" ? Ports.All : new Ports(protocol, Math.Min(a, b), Math.Max(a, b)));

    private static readonly Gen<Cidr> SomeBlock = Gen.Select(Gen.Int[0, 15], Gen.Int[28, 32], static (last, prefix) => Cidr.Ipv4(0x0A000000 + last, prefix));

    private static readonly Gen<(bool IsEgress, int Number, Ports Ports, Cidr Peer, bool Allows)[]> SomeEntries =
        Gen.Select(Gen.Bool, Gen.Int[1, 20], SomePorts, SomeBlock, Gen.Bool).Array[0, 8];

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void RangesOfPortsAndAddresses_AreAnsweredAsEachPacketIs() =>
        Gen.Select(SomeEntries, Gen.Bool, SomePorts.Where(static ports => !ports.IsEveryProtocol), SomeBlock).Sample(static (entries, isEgress, ports, remote) =>
        {
            var net = new NetworkBuilder();
            var acl = net.Acl();
            foreach (var (egress, number, entryPorts, peer, allows) in entries.DistinctBy(static entry => (entry.IsEgress, entry.Number)))
                net.Entry(acl, egress, Setting<int>.Of(number), entryPorts, Target.Of(peer), allows);

            var each = (from port in Enumerable.Range(ports.From, ports.To - ports.From + 1)
                        from offset in Enumerable.Range(0, (int)remote.Ipv4Size)
                        select IsAllowed(acl, isEgress, ports.Protocol, port, Cidr.Ipv4((long)remote.Low + offset, 32))).ToList();
            var expected = each.TrueForAll(static allowed => allowed) ? true : each.Exists(static allowed => allowed) ? (bool?)null : false;
            return new AclFilter().Admits(acl, isEgress, ports, new RemoteAddresses(remote, null), Guard.Always).Value == expected;
        });

    [Fact]
    public void Everything_IsAnsweredAsEachPacketOfEachProtocolIs() => Gen.Select(SomeEntries, SomeBlock).Sample(static (entries, remote) =>
    {
        var net = new NetworkBuilder();
        var acl = net.Acl();
        foreach (var (_, number, entryPorts, peer, allows) in entries.DistinctBy(static entry => entry.Number))
            net.Entry(acl, isEgress: false, Setting<int>.Of(number), entryPorts, Target.Of(peer), allows);

        var each = (from protocol in (string[])["tcp", "udp", "47"]
                    from port in Enumerable.Range(0, 11)
                    from offset in Enumerable.Range(0, (int)remote.Ipv4Size)
                    select IsAllowed(acl, isEgress: false, protocol, port, Cidr.Ipv4((long)remote.Low + offset, 32))).ToList();
        var expected = each.TrueForAll(static allowed => allowed) ? true : each.Exists(static allowed => allowed) ? (bool?)null : false;
        return new AclFilter().Admits(acl, isEgress: false, Ports.All, new RemoteAddresses(remote, null), Guard.Always).Value == expected;
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EntryForIcmp_MayBeForSomeOfItOnly(bool allows)
    {
        var (_, acl) = WithAcl();
        _net.In(acl, 100, new Ports("icmp", 0, 65535), allows: allows);
        _net.In(acl, 110, Ports.All, allows: !allows);

        Assert.Null(new AclFilter().Admits(acl, isEgress: false, Ports.All, Anywhere, Guard.Always).Value);
    }

    [Fact]
    public void AddressesOutsideOfAVpc_AreNoneOfItsRanges()
    {
        var (own, peer) = (_net.Vpc(), _net.Vpc("Net/Peer", "?"));
        var acl = _net.Acl(own);
        _net.In(acl, 100, Ports.All, "10.0.0.0/24");

        Assert.Null(From(outside: null));
        Assert.False(From(own));
        _net.In(acl, 110, Ports.All, "10.0.0.0/8");
        Assert.Null(From(own));

        bool? From(Vpc? outside) => new AclFilter().Admits(acl, isEgress: false, Ports.All, new RemoteAddresses(null, peer) { Outside = outside }, Guard.Always).Value;
    }

    [Fact]
    public void SubnetWithoutAcl_HasTheDefaultOne()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        Assert.True(Https(subnet));

        vpc.HasChangedDefaultAcl = true;
        Assert.Null(Https(subnet));
    }

    [Fact]
    public void AclOfTheSubnet_Decides_AndSaysByWhich()
    {
        var (subnet, acl) = WithAcl();
        _net.In(acl, 100, Ports.All, allows: false);
        _net.In(acl, 110, Ports.Tcp(443));

        var answer = new AclFilter().Admits(subnet, isEgress: false, Ports.Tcp(443), Anywhere, Guard.Always);
        Assert.True(answer.IsNo);
        Assert.Same(acl, answer.By);
        Assert.Equal("'Net/Acl' denies tcp/443 inbound from 0.0.0.0/0 (rule 100)", answer.Reason);
    }

    [Theory]
    [InlineData(32768, 65535, true)]
    [InlineData(1024, 65535, true)]
    [InlineData(32768, 60999, null)]
    [InlineData(443, 443, false)]
    public void Replies_AreThoseToPortsThatClientsChoose(int from, int to, bool? expected)
    {
        var (subnet, acl) = WithAcl();
        _net.Out(acl, 100, Ports.Tcp(from, to));

        Assert.Equal(expected, new AclFilter().AdmitsReplies(subnet, isEgress: true, "tcp", Anywhere, Guard.Always).Value);
    }

    [Fact]
    public void AssociationsThatAreNotCertain_AreUnknown()
    {
        var (open, _) = WithAcl();
        open.NetworkAcls.IsOpen = true;
        var (twice, _) = WithAcl();
        twice.NetworkAcls.Add(_net.Acl());
        var (imported, ofImport) = (_net.Subnet(_net.Vpc(origin: Origin.Imported)), _net.Acl());
        imported.NetworkAcls.Add(ofImport);
        var (escaped, acl) = WithAcl();
        acl.IsEscaped = true;
        var (touched, _) = WithAcl();
        touched.IsEscaped = true;

        Assert.All([open, twice, escaped, touched], subnet => Assert.Null(Https(subnet)));
        Assert.False(Https(imported));
    }

    [Fact]
    public void EntriesOfSomeWorlds_AreUnknown_AndThoseOfTheWorldsAskedForAreNot()
    {
        var (subnet, acl) = WithAcl();
        _net.In(acl, 100, Ports.Tcp(443), guard: Arm(0));

        Assert.Null(Https(subnet));
        Assert.True(Https(subnet, Arm(0)));
        Assert.False(Https(subnet, Arm(1)));
    }

    [Fact]
    public void OtherProtocols_AreUnknown()
    {
        var (_, acl) = WithAcl();

        Assert.Null(new AclFilter().Admits(acl, isEgress: false, new Ports("icmp", 0, 65535), Anywhere, Guard.Always).Value);
    }

    private static RemoteAddresses Anywhere => new(Cidr.AnyIpv4, null);

    private static bool? Https(Subnet subnet, Guard? within = null) => new AclFilter().Admits(subnet, isEgress: false, Ports.Tcp(443), Anywhere, within ?? Guard.Always).Value;

    private static bool IsAllowed(NetworkAcl acl, bool isEgress, string protocol, int port, Cidr address) =>
        acl.Entries
            .Where(entry => entry.IsEgress == isEgress && entry.Ports!.Covers(protocol, port) && entry.Peer.Cidr!.Value.Contains(address))
            .OrderBy(static entry => entry.RuleNumber.Value)
            .FirstOrDefault()?.Allows == true;

    private (Subnet Subnet, NetworkAcl Acl) WithAcl()
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        return (subnet, _net.Acl(vpc));
    }
}
