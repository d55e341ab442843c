using System.Net;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using CsCheck;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class CidrTests
{
    private static readonly Gen<Cidr> Ipv4 = Gen.Select(Gen.UInt, Gen.Int[0, 32], static (address, prefix) => Cidr.Ipv4(address, prefix));

    private static readonly Gen<Cidr> Ipv6 = Gen.Select(Gen.Byte.Array[16], Gen.Int[0, 128], static (bytes, prefix) => NetworkBuilder.Block($"{new IPAddress(bytes)}/{prefix}"));

    private static readonly Gen<Cidr> Any = Gen.OneOf(Ipv4, Ipv6);

    [Fact]
    public void Text_ReadsAsTheSameBlock() =>
        Any.Sample(static block => Cidr.TryParse(block.ToString(), out var read) && read.Equals(block));

    [Fact]
    public void Contains_IsReflexiveAndOneWay() =>
        Gen.Select(Any, Any).Sample(static (a, b) => a.Contains(a) && (!(a.Contains(b) && b.Contains(a)) || a.Equals(b)));

    [Fact]
    public void Overlaps_IsSymmetricAndMeansThatOneHoldsTheOther() =>
        Gen.Select(Any, Any).Sample(static (a, b) => a.Overlaps(b) == b.Overlaps(a) && a.Overlaps(b) == (a.Contains(b) || b.Contains(a)));

    [Fact]
    public void Split_GivesTwoHalvesThatFillTheBlock() =>
        Any.Where(static block => block.PrefixLength < (block.IsIpv6 ? 128 : 32)).Sample(static block =>
        {
            var (lower, upper) = block.Split();
            return block.Contains(lower) && block.Contains(upper) && !lower.Overlaps(upper)
                && lower.PrefixLength == block.PrefixLength + 1 && upper.PrefixLength == block.PrefixLength + 1
                && lower.CompareTo(upper) < 0;
        });

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9")]
    [InlineData("2001:db8::/63", "2001:db8::/64", "2001:db8:0:1::/64")]
    [InlineData("2001:db8::/64", "2001:db8::/65", "2001:db8:0:0:8000::/65")]
    public void Split_OfKnownBlocks(string block, string lower, string upper) =>
        Assert.Equal((NetworkBuilder.Block(lower), NetworkBuilder.Block(upper)), NetworkBuilder.Block(block).Split());

    [Theory]
    [InlineData("10.0.0.0/22", "10.0.1.0/24 10.0.3.0/24", "10.0.0.0/24 10.0.2.0/24")]
    [InlineData("10.0.0.0/22", "10.1.0.0/24", "10.0.0.0/22")]
    [InlineData("10.0.0.0/22", "10.0.0.0/8", "")]
    public void Without_GivesTheBlocksBetweenTheOthers(string block, string others, string expected) =>
        Assert.Equal(expected, string.Join(' ', NetworkBuilder.Block(block).Without([.. others.Split(' ').Select(NetworkBuilder.Block)])));

    [Theory]
    [InlineData("0.0.0.0/0", 4294967296, true)]
    [InlineData("10.0.0.0/16", 65536, false)]
    [InlineData("10.0.0.1/32", 1, false)]
    public void Ipv4Size_IsTheNumberOfAddresses(string block, long size, bool isAny) =>
        Assert.Equal((size, isAny), (NetworkBuilder.Block(block).Ipv4Size, NetworkBuilder.Block(block).IsAny));

    [Fact]
    public void AnyOfAFamily_IsTheBlockWithoutFixedBits() =>
        Assert.Equal((NetworkBuilder.Block("0.0.0.0/0"), NetworkBuilder.Block("::/0")), (Cidr.AnyIpv4, Cidr.AnyIpv6));

    [Fact]
    public void AddressAt_IsInTheBlock() =>
        Gen.Select(Any, Gen.Int[0, 300]).Sample(static (block, offset) =>
            block.Contains(NetworkBuilder.Block(block.AddressAt(offset) + (block.IsIpv6 ? "/128" : "/32"))));

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.255.0/24", true)]
    [InlineData("10.0.0.0/16", "10.1.0.0/24", false)]
    [InlineData("10.0.0.0/8", "10.0.0.0/16", true)]
    [InlineData("0.0.0.0/0", "2001:db8::/32", false)]
    [InlineData("2001:db8::/56", "2001:db8:0:ff::/64", true)]
    [InlineData("2001:db8::/56", "2001:db8:0:100::/64", false)]
    [InlineData("2001:db8::/80", "2001:db8:0:0:1::/96", false)]
    public void Contains_OfKnownBlocks(string outer, string inner, bool expected) =>
        Assert.Equal(expected, NetworkBuilder.Block(outer).Contains(NetworkBuilder.Block(inner)));

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0/16")]
    [InlineData("2001:db8::/129")]
    [InlineData("/16")]
    [InlineData("10.0.0.0/16/24")]
    [InlineData("somewhere/16")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_WhatIsNoBlock_Fails(string? text) => Assert.False(Cidr.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.3.4/16", "10.0.0.0/16")]
    [InlineData("10.0.3.4/0", "0.0.0.0/0")]
    [InlineData("10.0.3.4/32", "10.0.3.4/32")]
    [InlineData("2001:db8:1:2:3:4:5:6/64", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:4:5:6/65", "2001:db8:1:2:8000::/65")]
    [InlineData("2001:db8::1:2:3:ffff/120", "2001:db8::1:2:3:ff00/120")]
    [InlineData("2001:db8::1:2:3:ffff/128", "2001:db8::1:2:3:ffff/128")]
    public void TryParse_HostBits_AreCleared(string text, string expected) => Assert.Equal(expected, NetworkBuilder.Block(text).ToString());

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/16", "10.1.0.0/16", false)]
    [InlineData("10.0.0.0/16", "10.0.0.0/17", false)]
    [InlineData("2001:db8::/64", "2001:db9::/64", false)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    public void Equals_OfKnownBlocks(string one, string other, bool expected) => Assert.Equal(expected, NetworkBuilder.Block(one).Equals(NetworkBuilder.Block(other)));

    [Fact]
    public void CompareTo_OrdersByFamilyAndAddressAndLength()
    {
        string[] ordered = ["10.0.0.0/8", "10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/15", "2001:db8::/32", "2001:db8::/64", "2001:db8::1/128", "2001:db9::/32"];

        Assert.Equal(ordered, ordered.Reverse().Select(NetworkBuilder.Block).OrderBy(static block => block).Select(static block => block.ToString()));
    }

    [Theory]
    [InlineData("10.0.0.0/16", 10, "10.0.0.10")]
    [InlineData("10.0.0.8/31", 10, "10.0.0.8")]
    [InlineData("0.0.0.0/0", 10, "0.0.0.10")]
    [InlineData("128.0.0.0/1", 10, "128.0.0.10")]
    [InlineData("10.0.0.0/28", 15, "10.0.0.15")]
    [InlineData("10.0.0.0/28", 16, "10.0.0.0")]
    [InlineData("2001:db8::/64", 10, "2001:db8::a")]
    [InlineData("2001:db8::/126", 3, "2001:db8::3")]
    [InlineData("2001:db8::/126", 4, "2001:db8::")]
    public void AddressAt_OfKnownBlocks(string block, int offset, string expected) => Assert.Equal(expected, NetworkBuilder.Block(block).AddressAt(offset));
}
