using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class AclRepliesTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(443, 443)]
    [InlineData(1024, 2023)]
    [InlineData(1023, 2023)]
    [InlineData(1000, 60998)]
    [InlineData(61000, 61000)]
    [InlineData(65535, 65535)]
    public void PortsOfServices_Reports(int from, int to)
    {
        var acl = _net.Acl();
        var entry = _net.In(acl, 100, Ports.Tcp(from, to));

        Assert.Same(entry, Assert.Single(acl.FindDroppedReplies()).Request);
    }

    [Theory]
    [InlineData(1024, 2024)]
    [InlineData(1024, 65535)]
    [InlineData(1000, 60999)]
    [InlineData(0, 65535)]
    [InlineData(32768, 60999)]
    [InlineData(49152, 65535)]
    public void PortsThatMayBeForReplies_IsSilent(int from, int to)
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(from, to));

        Assert.Empty(acl.FindDroppedReplies());
    }

    [Theory]
    [InlineData(53, 53, 1)]
    [InlineData(514, 514, 0)]
    [InlineData(53, 60, 0)]
    public void UdpService_ThatIsKnownToAnswer_Reports(int from, int to, int expected)
    {
        var acl = _net.Acl();
        _net.In(acl, 100, new Ports("udp", from, to));

        Assert.Equal(expected, acl.FindDroppedReplies().Count());
    }

    [Fact]
    public void EntryWhoseNumberIsNotKnown_IsNotTheOneThatAdmits()
    {
        var acl = _net.Acl();
        _net.Entry(acl, isEgress: false, Setting<int>.Unknown, Ports.Tcp(443), To("0.0.0.0/0"));
        var known = _net.In(acl, 100, Ports.Tcp(443));

        Assert.Same(known, Assert.Single(acl.FindDroppedReplies()).Request);
    }

    [Fact]
    public void EntriesThatAreNotAllSeen_IsSilent()
    {
        var acl = _net.Acl();
        _net.In(acl, 100, Ports.Tcp(443));
        acl.Entries.IsOpen = true;

        Assert.Empty(acl.FindDroppedReplies());
    }
}
