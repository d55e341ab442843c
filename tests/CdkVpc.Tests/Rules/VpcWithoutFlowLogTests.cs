using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class VpcWithoutFlowLogTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoFlowLog_Reports()
    {
        var vpc = _net.Vpc();

        var finding = Assert.Single(Find());
        Assert.Equal(vpc.Anchor, finding.Anchor);
        Assert.Equal("The VPC 'Net/Vpc' has no flow log, neither of its own nor on each of its subnets; add one with FlowLogs or AddFlowLog", finding.Message);
        Assert.Equal("FlowLog", finding.Properties[FindingKeys.SuggestedId]);
    }

    [Fact]
    public void FlowLogOnVpc_IsSilent()
    {
        _net.FlowLog(_net.Vpc());

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogOnEachSubnet_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.FlowLog(_net.Subnet(vpc));
        _net.FlowLog(_net.Subnet(vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogOnSomeSubnets_Reports()
    {
        var vpc = _net.Vpc();
        _net.FlowLog(_net.Subnet(vpc));
        _net.Subnet(vpc);

        Assert.Single(Find());
    }

    [Fact]
    public void FlowLogOnAnotherVpc_ReportsTheOne()
    {
        _net.FlowLog(_net.Vpc("Net/A"));
        _net.Vpc("Net/B");

        Assert.Contains("'Net/B'", Assert.Single(Find()).Message);
    }

    [Fact]
    public void ImplicitVpc_ReportsAnotherRemedy()
    {
        _net.Vpc("App/Cluster/Vpc", isImplicit: true);

        var finding = Assert.Single(Find());
        Assert.EndsWith("give what makes it a VPC of yours that has one", finding.Message);
        Assert.Equal("true", finding.Properties[FindingKeys.IsImplicit]);
    }

    [Fact]
    public void VpcsOfOnePlace_ReportOnce()
    {
        var anchor = _net.NewAnchor();
        _net.Vpc("A/Vpc", anchor: anchor);
        _net.Vpc("B/Vpc", anchor: anchor);

        Assert.Single(Find());
    }

    [Theory]
    [InlineData(nameof(Origin.Imported))]
    [InlineData(nameof(Origin.Unknown))]
    public void VpcMadeElsewhere_IsSilent(string origin)
    {
        _net.Vpc(origin: Enum.Parse<Origin>(origin));

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedVpc_IsSilent()
    {
        _net.Vpc().IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogOnUnknown_IsSilent()
    {
        _net.Vpc();
        _net.FlowLog(null);

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogOnAParameter_IsSilent()
    {
        _net.Vpc();
        _net.FlowLog(_net.Vpc("*", origin: Origin.Unknown));

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogOnAnImportedVpc_Reports()
    {
        _net.Vpc();
        _net.FlowLog(_net.Vpc("Net/Old", origin: Origin.Imported));

        Assert.Single(Find());
    }

    [Fact]
    public void UnseenFlowLogs_AreSilent()
    {
        _net.Vpc();
        _net.Network.FlowLogs.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void LogOnAllKnownSubnetsOfAnOpenList_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.FlowLog(_net.Subnet(vpc));
        vpc.Subnets.IsOpen = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogInSomeWorlds_IsSilent()
    {
        _net.FlowLog(_net.Vpc(), Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void FlowLogInExcludedWorlds_Reports()
    {
        _net.FlowLog(_net.Vpc(guard: Arm(0)), Arm(1));

        Assert.Single(Find());
    }

    [Fact]
    public void IncompleteNetwork_IsSilent()
    {
        var net = new NetworkBuilder { Network = new DeployedNetwork { IsIncomplete = true } };
        net.Vpc();

        Assert.Empty(net.Find("VPC101"));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC101");
}
