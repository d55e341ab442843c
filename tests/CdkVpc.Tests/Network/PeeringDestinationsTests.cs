using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class PeeringDestinationsTests
{
    private readonly NetworkBuilder _net = new();
    private readonly Vpc _own;
    private readonly Vpc _peer;

    public PeeringDestinationsTests()
    {
        (_own, _peer) = (_net.Vpc("Net/Own"), _net.Vpc("Net/Peer", "10.1.0.0/16"));
        _net.AddressBlock(_own, "10.2.0.0/16");
        _net.AddressBlock(_peer, "10.3.0.0/16");
    }

    [Theory]
    [InlineData("10.0.7.0/24", true)]
    [InlineData("10.2.7.0/24", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("10.3.7.0/24", false)]
    public void OwnRange_IsOneOfTheVpcs(string destination, bool isOwn) => Assert.Equal(isOwn, To(destination).IsOwnRange(_own, _peer));

    [Fact]
    public void OwnRange_ThatMeetsAFurtherRangeOfThePeer_IsNotTheFault()
    {
        _net.AddressBlock(_peer, "10.0.7.0/24");

        Assert.False(To("10.0.7.0/24").IsOwnRange(_own, _peer));
    }

    [Theory]
    [InlineData("10.1.7.0/24", false)]
    [InlineData("10.3.7.0/24", false)]
    [InlineData("10.4.0.0/16", true)]
    public void Destination_MissesThePeerWhereItMeetsNoneOfItsRanges(string destination, bool misses) => Assert.Equal(misses, To(destination).MissesPeer(_peer));

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(null, false)]
    public void Ipv6Destination_MissesAPeerWithoutIpv6(bool? hasIpv6, bool misses)
    {
        _peer.HasIpv6 = hasIpv6;

        Assert.Equal(misses, To("2001:db8::/56").MissesPeer(_peer));
    }

    [Theory]
    [InlineData("Created", "10.1.0.0/16", false)]
    [InlineData("Created", "10.0.0.0/15", true)]
    [InlineData("Created", "10.4.0.0/14", false)]
    [InlineData("Created", "::/0", false)]
    [InlineData("Imported", "10.0.0.0/15", false)]
    [InlineData("Imported", "10.0.0.0/10", false)]
    [InlineData("Imported", "10.0.0.0/9", true)]
    public void Destination_IsTooBroadWhereItHoldsMoreThanAPeerCanHave(string origin, string destination, bool isTooBroad) =>
        Assert.Equal(isTooBroad, To(destination).IsTooBroadFor(_net.Vpc("Net/Far", "10.1.0.0/16", Enum.Parse<Origin>(origin))));
}
