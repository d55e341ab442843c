using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class SubnetRangesTests
{
    [Theory]
    [InlineData("10.0.0.0/15", true)]
    [InlineData("10.0.0.0/16", false)]
    [InlineData("10.0.0.0/28", false)]
    [InlineData("10.0.0.0/29", true)]
    [InlineData("2001:db8::/56", false)]
    public void Range_OfAVpcOrSubnet_HasBetween16And28Bits(string range, bool isWrong) =>
        Assert.Equal(isWrong, Setting<Cidr>.Of(NetworkBuilder.Block(range)).HasWrongSize());

    [Theory]
    [InlineData(false, false, false, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    public void PartsOfTwoLoops_MeetWhereTheirWholeIsMadeInTheLoopToo(bool one, bool other, bool whole, bool expected) =>
        Assert.Equal(expected, new Subnet { IsRepeated = one }.MayMeet(new Subnet { IsRepeated = other }, new Vpc { IsRepeated = whole }));
}
