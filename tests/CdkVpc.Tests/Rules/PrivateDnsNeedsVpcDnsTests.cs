using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PrivateDnsNeedsVpcDnsTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(true, false, "DNS host names of the VPC 'Net/Vpc' are off: AWS refuses that; turn them on")]
    [InlineData(false, true, "DNS support of the VPC 'Net/Vpc' is off: AWS refuses that; turn it on")]
    [InlineData(false, false, "DNS support and DNS host names of the VPC 'Net/Vpc' are off")]
    [InlineData(null, false, "DNS host names of the VPC 'Net/Vpc' are off")]
    public void VpcWithoutDns_Reports(bool? support, bool? hostNames, string message)
    {
        var vpc = _net.VpcWithDns(support, hostNames);
        var endpoint = _net.Door(vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal(vpc.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains(message, finding.Message);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(null, true)]
    [InlineData(null, null)]
    public void VpcWithDnsOrUnknown_IsSilent(bool? support, bool? hostNames)
    {
        _net.Door(_net.VpcWithDns(support, hostNames));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void PrivateDnsOffOrUnknown_IsSilent(bool? privateDns)
    {
        _net.Door(_net.VpcWithDns(hostNames: false), privateDns: privateDns);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedVpcOrEndpoint_IsSilent()
    {
        var vpc = _net.VpcWithDns(hostNames: false);
        vpc.IsEscaped = true;
        _net.Door(vpc);
        _net.Door(_net.VpcWithDns(hostNames: false)).IsEscaped = true;
        _net.Door(null);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC406");
}
