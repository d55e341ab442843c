using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class FlowLogTrafficTypePartialTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("ACCEPT", "REJECT")]
    [InlineData("REJECT", "ACCEPT")]
    public void OneHalfOfAVpc_Reports(string type, string other)
    {
        var log = _net.Log(_net.Vpc(), type);

        var finding = Assert.Single(Find());
        Assert.Equal(log.Anchor, finding.Anchor);
        Assert.Equal(
            $"The flow log 'Net/FlowLog1' of 'Net/Vpc' records {type} only, and no other log records {other}: an accepted request cannot be paired with its rejected reply; set the traffic type to ALL",
            finding.Message);
    }

    [Fact]
    public void OneHalfOfASubnet_Reports()
    {
        _net.Log(_net.Subnet(_net.Vpc()), "REJECT");

        Assert.Single(Find());
    }

    [Fact]
    public void LogThatWasHandedOut_IsSilent()
    {
        _net.Log(_net.Vpc(), "REJECT").IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void AllTraffic_IsSilent()
    {
        _net.Log(_net.Vpc());

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("ACCEPT")]
    [InlineData("ALL")]
    [InlineData("?")]
    public void AnotherLogOfTheVpcCompletesIt_IsSilent(string other)
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, "REJECT");
        _net.Log(vpc, other);

        Assert.Equal(0, Find().Count(finding => finding.Arguments[2] == "REJECT"));
    }

    [Fact]
    public void AnotherLogOfTheSubnetCompletesIt_IsSilent()
    {
        var subnet = _net.Subnet(_net.Vpc());
        _net.Log(subnet, "REJECT");
        _net.Log(subnet, "ALL");

        Assert.Empty(Find());
    }

    [Fact]
    public void AnotherLogThatWasHandedOut_MayCompleteIt_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, "REJECT");
        _net.Log(vpc, "REJECT").IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void TheSameHalfTwice_ReportsBoth()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, "REJECT");
        _net.Log(vpc, "REJECT");

        Assert.Equal(2, Find().Count);
    }

    [Fact]
    public void LogOfTheVpcOverASubnet_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(_net.Subnet(vpc), "REJECT");
        _net.Log(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void LogsOfAllSubnets_CompleteThatOfTheVpc_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(_net.Subnet(vpc));
        _net.Log(_net.Subnet(vpc));
        _net.Log(vpc, "REJECT");

        Assert.Empty(Find());
    }

    [Fact]
    public void LogsOfSomeSubnets_DoNotCompleteThatOfTheVpc_Reports()
    {
        var vpc = _net.Vpc();
        _net.Log(_net.Subnet(vpc));
        _net.Subnet(vpc);
        _net.Log(vpc, "REJECT");

        Assert.Single(Find());
    }

    [Fact]
    public void LogsOfAllKnownSubnetsOfAnOpenList_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(_net.Subnet(vpc));
        vpc.Subnets.IsOpen = true;
        _net.Log(vpc, "REJECT");

        Assert.Empty(Find());
    }

    [Fact]
    public void SubnetWithoutALogInAnOpenList_Reports()
    {
        var vpc = _net.Vpc();
        _net.Log(_net.Subnet(vpc));
        _net.Subnet(vpc);
        vpc.Subnets.IsOpen = true;
        _net.Log(vpc, "REJECT");

        Assert.Single(Find());
    }

    [Fact]
    public void LogsThatAreNotAllSeen_IsSilent()
    {
        _net.Log(_net.Vpc(), "REJECT");
        _net.Network.FlowLogs.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void LogOfAnotherVpc_DoesNotComplete_Reports()
    {
        _net.Log(_net.Vpc("Net/A"), "REJECT");
        _net.Log(_net.Vpc("Net/B"));

        Assert.Single(Find());
    }

    [Fact]
    public void OtherHalfInSomeWorlds_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, "REJECT");
        _net.Log(vpc, "ALL", guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherHalfInExcludedWorlds_Reports()
    {
        var vpc = _net.Vpc();
        _net.Log(vpc, "REJECT", guard: Arm(0));
        _net.Log(vpc, "ALL", guard: Arm(1));

        Assert.Single(Find());
    }

    [Theory]
    [InlineData(nameof(Origin.Imported))]
    [InlineData(nameof(Origin.Unknown))]
    public void VpcMadeElsewhere_IsSilent(string origin)
    {
        _net.Log(_net.Vpc(origin: Enum.Parse<Origin>(origin)), "REJECT");

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedVpc_IsSilent()
    {
        var vpc = _net.Vpc();
        vpc.IsEscaped = true;
        _net.Log(vpc, "REJECT");

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedLog_IsSilent()
    {
        _net.Log(_net.Vpc(), "REJECT").IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void LogOfSomethingUnknown_IsSilent()
    {
        _net.Log(_net.Vpc(), "REJECT");
        _net.Log(null);

        Assert.Empty(Find());
    }

    [Fact]
    public void LogOfAnInterface_IsSilent()
    {
        _net.Log(_net.Subnet(_net.Vpc()), "REJECT", kind: LoggedThing.NetworkInterface);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC102");
}
