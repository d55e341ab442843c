using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PrivateDnsOffTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void PrivateDnsOff_Reports()
    {
        var endpoint = _net.Door(_net.VpcWithDns(), privateDns: false);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains("clients of sqs still go to its public name", finding.Message);
        Assert.Equal("true", finding.Properties[FindingKeys.IsFixable]);
    }

    [Fact]
    public void VpcWithoutDns_IsReported_AndNotFixable()
    {
        _net.Door(_net.VpcWithDns(hostNames: false), privateDns: false);

        Assert.DoesNotContain(FindingKeys.IsFixable, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void OwnNamesInUse_IsSilent()
    {
        _net.Door(_net.Vpc(), privateDns: false).OwnNamesAreUsed = true;

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("sqs.eu-west-1.amazonaws.com")]
    [InlineData(".amazonaws.com.cn")]
    [InlineData("")]
    public void HostedZoneThatNamesAws_IsSilent(string ending)
    {
        var vpc = _net.Vpc();
        _net.HostedZone(vpc, ending);
        _net.Door(vpc, privateDns: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void HostedZoneOfAVpcThatCannotBeTold_IsSilent()
    {
        _net.HostedZone(null, "amazonaws.com");
        _net.Door(_net.Vpc(), privateDns: false);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherHostedZones_Report()
    {
        var vpc = _net.Vpc();
        _net.HostedZone(vpc, "shop.internal");
        _net.HostedZone(_net.Vpc("Net/Other"), "amazonaws.com");
        _net.Door(vpc, privateDns: false);

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("dynamodb-streams")]
    [InlineData("execute-api")]
    [InlineData("iot.data")]
    [InlineData("?")]
    public void ServiceWithNamesOfItsOwn_IsSilent(string service)
    {
        _net.Door(_net.Vpc(), service, privateDns: false);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void ServiceOfACustomer_IsSilent(bool? isAws)
    {
        _net.Door(_net.Vpc(), privateDns: false, isAws: isAws);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void PrivateDnsOnOrUnknown_IsSilent(bool? privateDns)
    {
        _net.Door(_net.Vpc(), privateDns: privateDns);

        Assert.Empty(Find());
    }

    [Fact]
    public void AnotherEndpointThatHasTheName_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, privateDns: false);
        _net.Door(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointsOfOtherServicesAndVpcs_DoNotCount()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, privateDns: false);
        _net.Door(vpc, "sns");
        _net.Door(_net.Vpc("Net/Other"));
        _net.Door(null, origin: Origin.Imported);

        Assert.Single(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC407");
}
