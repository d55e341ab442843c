using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class CompanionEndpointMissingTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("ecr.api", "without ecr.dkr and S3 (a gateway endpoint): the VPC 'Net/Vpc' has no endpoint for them, and")]
    [InlineData("ecr.dkr", "without ecr.api: the VPC 'Net/Vpc' has no endpoint for it, and")]
    [InlineData("ssm", "without ssmmessages:")]
    [InlineData("ec2messages", "without ssm:")]
    [InlineData("ecs-agent", "without ecs-telemetry and ecs:")]
    [InlineData("codeartifact.repositories", "without codeartifact.api:")]
    public void EndpointAlone_Reports(string service, string message)
    {
        var endpoint = _net.Door(_net.IsolatedVpc(), service);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains(message, finding.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void ServiceOfACustomerByTheSameName_IsSilent(bool? isAws)
    {
        _net.Door(_net.IsolatedVpc(), "ssm", isAws: isAws);

        Assert.Empty(Find());
    }

    [Fact]
    public void ImagesWithoutLayers_ReportOnce()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ecr.api");
        _net.Door(vpc, "ecr.dkr");

        Assert.Equal("s3", Assert.Single(Find()).Properties[FindingKeys.Services]);
    }

    [Fact]
    public void EndpointsOfAllThree_AreSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ecr.api");
        _net.Door(vpc, "ecr.dkr");
        _net.GatewayEndpoint(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void CompanionInSomeWorldOnly_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ssm");
        _net.Door(vpc, "ssmmessages", guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void CompanionOfWorldsWithoutTheEndpoint_Reports()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ssm", guard: Arm(0));
        _net.Door(vpc, "ssmmessages", guard: Arm(1));

        Assert.Single(Find());
    }

    [Fact]
    public void UnknownEndpoint_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ssm");
        _net.Door(vpc, "?");

        Assert.Empty(Find());
    }

    [Fact]
    public void WayToTheInternet_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        var inside = vpc.Subnets[0];
        _net.LetOut(vpc, inside);
        _net.Door(vpc, "ssm", subnets: [inside]);

        Assert.Empty(Find());
    }

    [Fact]
    public void WayThroughATransitGateway_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Route(vpc.Subnets[0], "0.0.0.0/0", RouteTargetKind.TransitGateway);
        _net.Door(vpc, "ssm");

        Assert.Empty(Find());
    }

    [Fact]
    public void RoutesThatAPrivateGatewayMayAdd_AreSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Attachment(vpc, AttachmentKind.PrivateGateway);
        _net.Door(vpc, "ssm");

        Assert.Empty(Find());
    }

    [Fact]
    public void NamesThatLeadElsewhere_AreSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.HostedZone(vpc, "ssmmessages.eu-west-1.amazonaws.com");
        _net.Door(vpc, "ssm");

        Assert.Empty(Find());
    }

    [Fact]
    public void ParametersOnly_AreSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ssm");
        _net.Caller(vpc, services: "ssm");

        Assert.Empty(Find());
    }

    [Fact]
    public void ParametersBesideAnotherService_Report()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ecr.dkr");
        _net.Caller(vpc, services: "ssm");

        Assert.Single(Find());
    }

    [Fact]
    public void ParametersAndInstances_Report()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "ssm");
        _net.Caller(vpc, services: "ssm");
        _net.Caller(vpc, "EC2 instance");

        Assert.Single(Find());
    }

    [Fact]
    public void EscapedEndpointOrVpc_IsSilent()
    {
        _net.Door(_net.IsolatedVpc(), "ssm").IsEscaped = true;
        var vpc = _net.IsolatedVpc();
        vpc.IsEscaped = true;
        _net.Door(vpc, "ssm");
        _net.Door(_net.IsolatedVpc(origin: Origin.Imported), "ssm");

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC410");
}
