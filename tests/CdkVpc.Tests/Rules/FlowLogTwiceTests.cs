using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class FlowLogTwiceTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void SubnetOfALoggedVpc_ReportsTheSubnets()
    {
        var vpc = _net.Vpc();
        var narrow = _net.Log(_net.Subnet(vpc), "REJECT");
        var wide = _net.Log(vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(narrow.Anchor, finding.Anchor);
        Assert.Equal(wide.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            "The flow log 'Net/FlowLog1' records REJECT of 'Net/Vpc/PrivateSubnet1', which the flow log 'Net/FlowLog2' of 'Net/Vpc' records as well (ALL), "
            + "both to CloudWatch Logs: each record is paid for twice; remove one of them",
            finding.Message);
    }

    [Fact]
    public void OneVpcTwice_ReportsTheLater()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, type: "s3");
        var later = _net.Log(vpc, type: "s3");

        Assert.Equal(later.Anchor, Assert.Single(Find()).Anchor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void InterfaceInALoggedSubnetOrVpc_Reports(bool isVpc)
    {
        var vpc = _net.Vpc();
        var subnet = _net.Subnet(vpc);
        _net.Log(isVpc ? vpc : subnet);
        _net.Log(subnet, kind: LoggedThing.NetworkInterface);

        Assert.Contains("of 'a network interface in Net/Vpc/PrivateSubnet1'", Assert.Single(Find()).Message);
    }

    [Fact]
    public void ThreeOfOneVpc_ReportsTwo()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc);
        _net.Log(vpc);
        _net.Log(vpc);

        Assert.Equal(2, Find().Count);
    }

    [Theory]
    [InlineData("ACCEPT", "REJECT", "s3", "s3")]
    [InlineData("ALL", "ALL", "s3", "cloud-watch-logs")]
    [InlineData("ALL", "?", "s3", "s3")]
    [InlineData("?", "ALL", "s3", "s3")]
    [InlineData("ALL", "ALL", "s3", "?")]
    [InlineData("ALL", "ALL", "s3", null)]
    public void OtherTrafficOrDestination_IsSilent(string traffic, string otherTraffic, string type, string? otherType)
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, traffic, type);
        _net.Log(vpc, otherTraffic, otherType);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("ALL", "REJECT")]
    [InlineData("REJECT", "ALL")]
    [InlineData("REJECT", "REJECT")]
    public void OneHalfIsInBoth_Reports(string traffic, string otherTraffic)
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, traffic);
        _net.Log(vpc, otherTraffic);

        Assert.Single(Find());
    }

    [Fact]
    public void DestinationTypeLeftOut_MeansLogGroup_Reports()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, type: null);
        _net.Log(vpc);

        Assert.Single(Find());
    }

    [Fact]
    public void SubnetsOfAnotherVpc_AreSilent()
    {
        _net.Log(_net.Vpc("Net/A"));
        _net.Log(_net.Subnet(_net.Vpc("Net/B")));

        Assert.Empty(Find());
    }

    [Fact]
    public void BranchesThatExcludeEachOther_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, guard: Arm(0));
        _net.Log(vpc, guard: Arm(1));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OneOfThemOnABranch_Reports(bool isTheFirst)
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, guard: isTheFirst ? Arm(1) : null);
        _net.Log(vpc, guard: isTheFirst ? null : Arm(1));

        Assert.Single(Find());
    }

    [Fact]
    public void RepeatedOrEscaped_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc);
        _net.Log(vpc, isRepeated: true);
        _net.Log(vpc).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RepeatedOrEscapedLogOfTheWhole_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc).IsEscaped = true;
        _net.Log(vpc, isRepeated: true);
        _net.Log(_net.Subnet(vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void SubjectsUnknown_AreSilent()
    {
        _net.Log(null);
        _net.Log(null);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC105");
}
