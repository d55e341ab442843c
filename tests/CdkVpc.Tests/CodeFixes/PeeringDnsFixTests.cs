using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>The fix that sets the DNS options of a peering connection.</summary>
public sealed class PeeringDnsFixTests
{
    private const string Vpcs = """
        var shop = new Vpc(this, "Shop", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        var tools = new Vpc(this, "Tools", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });

        """;

    [Fact]
    public Task ConnectionInAVariable_IsFixed() => VerifyFix.PatchSourceAsync("VPC508",
        """
        + using System.Collections.Generic;
          using Amazon.CDK;
          using Amazon.CDK.AWS.EC2;
        + using Amazon.CDK.CustomResources;
          using Constructs;

          public class PeeringStack : Stack
          {
              public PeeringStack(Construct scope, string id) : base(scope, id)
              {
                  var shop = new CfnVPC(this, "Shop", new CfnVPCProps { CidrBlock = "10.0.0.0/16", EnableDnsHostnames = true });
                  var tools = new CfnVPC(this, "Tools", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
                  var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = shop.Ref, PeerVpcId = tools.Ref });
        +         _ = new AwsCustomResource(this, "PeeringDns", new AwsCustomResourceProps
        +         {
        +             OnUpdate = new AwsSdkCall
        +             {
        +                 Service = "EC2",
        +                 Action = "modifyVpcPeeringConnectionOptions",
        +                 Parameters = new Dictionary<string, object>
        +                 {
        +                     ["VpcPeeringConnectionId"] = peering.Ref,
        +                     ["RequesterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
        +                     ["AccepterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
        +                 },
        +                 PhysicalResourceId = PhysicalResourceId.Of(peering.Ref),
        +             },
        +             InstallLatestAwsSdk = false,
        +             Policy = AwsCustomResourcePolicy.FromSdkCalls(new SdkCallsPolicyOptions { Resources = AwsCustomResourcePolicy.ANY_RESOURCE }),
        +         });
              }
          }
        """,
        hasUsings: false);

    [Fact]
    public Task ConnectionsInALoopWhoseVariableIsTheId_AreFixed() => VerifyFix.PatchSourceAsync("VPC508",
        """
        + using Amazon.CDK.CustomResources;
        +
          public class PeeringStack : Stack
          {
              public PeeringStack(Construct scope, string id) : base(scope, id)
              {
                  var shop = new Vpc(this, "Shop", new VpcProps { IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
                  foreach (var name in new[] { "One", "Two" })
                  {
                      var peer = new Vpc(this, name + "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.2.0.0/16") });
        -             new CfnVPCPeeringConnection(this, name, new CfnVPCPeeringConnectionProps { VpcId = shop.VpcId, PeerVpcId = peer.VpcId });
        +             var peering = new CfnVPCPeeringConnection(this, name, new CfnVPCPeeringConnectionProps { VpcId = shop.VpcId, PeerVpcId = peer.VpcId });
        +             new AwsCustomResource(this, $"{name}Dns", new AwsCustomResourceProps
        +             {
        +                 OnUpdate = new AwsSdkCall
        +                 {
        +                     Service = "EC2",
        +                     Action = "modifyVpcPeeringConnectionOptions",
        +                     Parameters = new Dictionary<string, object>
        +                     {
        +                         ["VpcPeeringConnectionId"] = peering.Ref,
        +                         ["RequesterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
        +                         ["AccepterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
        +                     },
        +                     PhysicalResourceId = PhysicalResourceId.Of(peering.Ref),
        +                 },
        +                 InstallLatestAwsSdk = false,
        +                 Policy = AwsCustomResourcePolicy.FromSdkCalls(new SdkCallsPolicyOptions { Resources = AwsCustomResourcePolicy.ANY_RESOURCE }),
        +             });
                  }
              }
          }
        """);

    [Theory]
    [InlineData("PeerRegion = \"us-east-1\"")]
    [InlineData("PeerOwnerId = Account")]
    public Task PeerOfAnotherRegionOrAccount_HasNoFix(string property) => VerifyFix.IsNotOfferedInStackAsync("VPC508",
        Vpcs + $"_ = new CfnVPCPeeringConnection(this, \"Peering\", new CfnVPCPeeringConnectionProps {{ VpcId = shop.VpcId, PeerVpcId = tools.VpcId, {property} }});");
}
