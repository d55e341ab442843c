using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class S3PrivateDnsNeedsGatewayTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(null)]
    [InlineData("OnlyInboundResolver")]
    [InlineData("NotSpecified")]
    public void NoGatewayEndpoint_Reports(string? scope)
    {
        var vpc = _net.Vpc();
        var endpoint = _net.Door(vpc, "s3", scope: scope);
        _net.GatewayEndpoint(vpc, "dynamodb");
        _net.GatewayEndpoint(_net.Vpc("Net/Other"));

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains("the VPC 'Net/Vpc' has none", finding.Message);
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("?")]
    public void GatewayEndpoint_IsSilent(string service)
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "s3");
        _net.GatewayEndpoint(vpc, service, guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        _net.Door(_net.Vpc(), "s3").IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void GatewayEndpointOfWorldsWithoutTheEndpoint_Reports()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "s3", guard: Arm(0));
        _net.GatewayEndpoint(vpc, guard: Arm(1));

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("AllResolvers")]
    [InlineData("?")]
    public void PrivateDnsForEverybody_IsSilent(string scope)
    {
        _net.Door(_net.Vpc(), "s3", scope: scope);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void PrivateDnsOffOrUnknown_IsSilent(bool? privateDns)
    {
        _net.Door(_net.Vpc(), "s3", privateDns: privateDns);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherServicesAndVpcsOfOthers_AreSilent()
    {
        _net.Door(_net.Vpc(), "sqs");
        _net.Door(_net.Vpc(origin: Origin.Imported), "s3");
        _net.Door(null, "s3");

        Assert.Empty(Find());
    }

    [Fact]
    public void UnseenEndpoints_OfWhateverVpc_AreSilent()
    {
        _net.Network.VpcsOfUndecidedEndpoints.Add(null);
        _net.Door(_net.Vpc(), "s3");

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("ecr.api", true)]
    [InlineData("sqs", false)]
    public void EndpointForImages_TellsThatTheyAreUsed(string service, bool usesImages)
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "s3");
        _net.Door(vpc, service);

        Assert.Equal(usesImages, Assert.Single(Find()).Properties.ContainsKey(FindingKeys.UsesImages));
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC414");
}
