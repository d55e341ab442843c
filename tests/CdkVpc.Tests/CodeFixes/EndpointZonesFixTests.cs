using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class EndpointZonesFixTests
{
    private const string Rule = "VPC401";

    [Fact]
    public Task SomeOfTheSubnets_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions
          {
              Service = InterfaceVpcEndpointAwsService.SQS,
        -     Subnets = new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0] } },
        +     Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
          });
          _ = new InterfaceVpcEndpoint(this, "Topic", new InterfaceVpcEndpointProps
          {
              Vpc = vpc,
              Service = InterfaceVpcEndpointAwsService.SNS,
              Subnets = new SubnetSelection
              {
        -         Subnets = vpc.PrivateSubnets.Take(1).ToArray(),
        +         SubnetType = SubnetType.PRIVATE_WITH_EGRESS,
              },
          });
        """);

    [Fact]
    public Task CertainZones_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps { AvailabilityZones = new[] { "eu-west-1a", "eu-west-1b" } });
          vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions
          {
              Service = InterfaceVpcEndpointAwsService.SQS,
              Subnets = new SubnetSelection
              {
        -         SubnetType = SubnetType.PRIVATE_WITH_EGRESS, // beside the workers
        -         AvailabilityZones = new[] { "eu-west-1a" }
        +         SubnetType = SubnetType.PRIVATE_WITH_EGRESS // beside the workers
              },
          });
          vpc.AddInterfaceEndpoint("Topic", new InterfaceVpcEndpointOptions
          {
              Service = InterfaceVpcEndpointAwsService.SNS,
        -     Subnets = new SubnetSelection { AvailabilityZones = new[] { "eu-west-1a" }, SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
        +     Subnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
          });
          vpc.AddInterfaceEndpoint("Key", new InterfaceVpcEndpointOptions
          {
        -     Service = InterfaceVpcEndpointAwsService.KMS,
        -     Subnets = new SubnetSelection { AvailabilityZones = new[] { "eu-west-1b" } }
        +     Service = InterfaceVpcEndpointAwsService.KMS
          });
        """);

    [Fact]
    public Task L1_OfL2Vpc_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps
          {
              VpcId = vpc.VpcId,
              VpcEndpointType = "Interface",
              ServiceName = $"com.amazonaws.{Region}.sqs",
        -     SubnetIds = new[] { vpc.PrivateSubnets[0].SubnetId },
        +     SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS, OnePerAz = true }).SubnetIds,
          });
        """);

    [Fact]
    public Task L1_OfSubnetsOneByOne_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
          var first = new CfnSubnet(this, "First", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24", AvailabilityZone = "eu-west-1a" });
          var second = new CfnSubnet(this, "Second", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24", AvailabilityZone = "eu-west-1b" });
          new CfnVPCEndpoint(this, "Queue", new CfnVPCEndpointProps
          {
              VpcId = vpc.Ref,
              VpcEndpointType = "Interface",
              ServiceName = $"com.amazonaws.{Region}.sqs",
        -     SubnetIds = new[] { first.Ref },
        +     SubnetIds = new[] { first.Ref, second.Ref },
          });
        """);

    [Fact]
    public Task SelectionInVariable_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        """
        var vpc = new Vpc(this, "Vpc");
        var selection = new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0] } };
        vpc.AddInterfaceEndpoint("Queue", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = selection });
        """);
}
