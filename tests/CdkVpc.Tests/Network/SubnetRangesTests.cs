using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class SubnetRangesTests
{
    [Theory]
    [InlineData(false, false, false, true)]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, true, false, false)]
    [InlineData(true, true, true, true)]
    public void PartsOfTwoLoops_MeetWhereTheirWholeIsMadeInTheLoopToo(bool one, bool other, bool whole, bool expected) =>
        Assert.Equal(expected, new Subnet { IsRepeated = one }.MayMeet(new Subnet { IsRepeated = other }, new Vpc { IsRepeated = whole }));
}
