using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class IsolatedWorkloadCannotReachServiceTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoEndpoint_Reports()
    {
        var function = _net.Caller(_net.IsolatedVpc(), services: ["sqs", "s3", "sqs"]);

        var finding = Assert.Single(Find());
        Assert.Equal(function.Anchor, finding.Anchor);
        Assert.Equal("sqs,s3", finding.Properties[FindingKeys.Services]);
        Assert.Equal([FindingLabels.Use, FindingLabels.Use, FindingLabels.Vpc], finding.Related.Select(static place => place.Label));
        Assert.Contains("The Lambda function 'App/Caller0' is granted sqs and S3 (Grant), but its subnets have no way to the internet, and the VPC 'Net/Vpc' has no endpoint for them", finding.Message);
    }

    [Fact]
    public void EndpointsOfNoUseWithoutOthers_AreNamedWithThem()
    {
        _net.Caller(_net.IsolatedVpc(), "EC2 instance", services: "ssm");

        Assert.Equal("ssm,ssmmessages", Assert.Single(Find()).Properties[FindingKeys.Services]);
    }

    [Fact]
    public void CompanionThatIsGrantedToo_IsNamedOnce()
    {
        _net.Caller(_net.IsolatedVpc(), "EC2 instance", services: ["ssm", "ssmmessages"]);

        Assert.Equal("ssm,ssmmessages", Assert.Single(Find()).Properties[FindingKeys.Services]);
    }

    [Fact]
    public void CompanionThatHasAnEndpoint_IsNotNamed()
    {
        var vpc = _net.IsolatedVpc();
        _net.Caller(vpc, "EC2 instance", services: "ssm");
        _net.Door(vpc, "ssmmessages");

        Assert.Equal("ssm", Assert.Single(Find()).Properties[FindingKeys.Services]);
    }

    [Fact]
    public void ParametersWithoutAnAgent_NeedNoCompanion_AndOtherServicesDo()
    {
        _net.Caller(_net.IsolatedVpc(), "CodeBuild project", services: ["ssm", "ecr.api"]);

        Assert.Equal("ssm,ecr.api,ecr.dkr,s3", Assert.Single(Find()).Properties[FindingKeys.Services]);
    }

    [Theory]
    [InlineData("EC2 instance")]
    [InlineData("Auto Scaling group")]
    [InlineData("ECS service")]
    [InlineData("CodeBuild project")]
    public void WhateverCallsByItself_Reports(string kind)
    {
        _net.Caller(_net.IsolatedVpc(), kind, services: "logs");

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("database")]
    [InlineData("load balancer")]
    [InlineData("EKS cluster")]
    public void WhatAwsActsFor_IsSilent(string kind)
    {
        _net.Caller(_net.IsolatedVpc(), kind, services: "s3");

        Assert.Empty(Find());
    }

    [Fact]
    public void TasksOnHosts_AreSilent()
    {
        _net.Caller(_net.IsolatedVpc(), "ECS service", runsOnHosts: true, services: "sqs");

        Assert.Empty(Find());
    }

    [Fact]
    public void Endpoints_AreSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Caller(vpc, services: ["sqs", "s3", "dynamodb", "kms"]);
        _net.Door(vpc, privateDns: false);
        _net.GatewayEndpoint(vpc);
        _net.Door(vpc, "dynamodb");
        _net.Door(vpc, "kms-fips");

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointsElsewhere_Report()
    {
        var vpc = _net.IsolatedVpc();
        _net.Caller(vpc, services: "sqs");
        var hub = _net.IsolatedVpc("Net/Hub");
        _net.Door(hub);
        _net.Peering(vpc, hub);
        _net.Door(vpc, "sns");

        Assert.Single(Find());
    }

    [Fact]
    public void EndpointsElsewhereWithAHostedZone_AreSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Caller(vpc, services: "sqs");
        _net.HostedZone(vpc, ".amazonaws.com");

        Assert.Empty(Find());
    }

    [Fact]
    public void WayToTheInternetFromSomeSubnets_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.LetOut(vpc, _net.Subnet(vpc, SubnetKind.Private));
        _net.Caller(vpc, subnets: vpc.Subnets.ToList(), services: "sqs");

        Assert.Empty(Find());
    }

    [Fact]
    public void IsolatedSubnetsOfAVpcWithAWayOut_Report()
    {
        var vpc = _net.IsolatedVpc();
        var isolated = vpc.Subnets[0];
        _net.LetOut(vpc, _net.Subnet(vpc, SubnetKind.Private));
        _net.Caller(vpc, subnets: [isolated], services: "sqs");

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("logs")]
    [InlineData("ecr.api")]
    public void WhatLambdaDoesItself_IsSilent(string service)
    {
        _net.Caller(_net.IsolatedVpc(), services: service);

        Assert.Empty(Find());
    }

    [Fact]
    public void BroadPoliciesAndPolling_AreSilent()
    {
        var function = _net.Caller(_net.IsolatedVpc());
        _net.Granted(function, "s3", isBroad: true);
        _net.Granted(function, "sqs", isForAws: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void GrantOfAnotherWorld_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        var function = _net.Caller(vpc);
        _net.Granted(function, "sqs", guard: Arm(0));
        _net.Door(vpc, guard: Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void GrantInWorldsWithoutTheEndpoint_Reports_AndNamesNoneToAdd()
    {
        var vpc = _net.IsolatedVpc();
        var function = _net.Caller(vpc);
        _net.Granted(function, "sqs", guard: Arm(1));
        _net.Door(vpc, guard: Arm(0));

        Assert.DoesNotContain(FindingKeys.Services, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void GrantInWorldsWithoutTheWorkload_IsSilent()
    {
        var function = _net.Workload("Lambda function", [_net.IsolatedVpc().Subnets[0]], [], guard: Arm(0));
        _net.Granted(function, "sqs", guard: Arm(1));
        Assert.Empty(Find());

        _net.Granted(function, "sqs", guard: Arm(0));
        Assert.Single(Find());
    }

    [Fact]
    public void UnknownPlaces_AreSilent()
    {
        _net.Caller(null, services: "sqs");
        _net.Caller(_net.IsolatedVpc(), services: "sqs").Subnets.IsOpen = true;
        _net.Caller(_net.IsolatedVpc(), services: "sqs").IsEscaped = true;
        _net.Caller(_net.IsolatedVpc(origin: Origin.Imported), services: "sqs");

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC411");
}
