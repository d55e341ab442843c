using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class AclRepliesFixTests
{
    private const string Rule = "VPC601";

    [Fact]
    public Task BothDirections_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          var clients = AclCidr.Ipv4("10.0.0.0/16");
          var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc });
          acl.AddEntry("In", new CommonNetworkAclEntryOptions
          {
              Cidr = clients,
              Direction = TrafficDirection.INGRESS,
              RuleNumber = 100,
              Traffic = AclTraffic.TcpPort(443),
          });
          acl.AddEntry("AlsoIn", new CommonNetworkAclEntryOptions { Cidr = clients, RuleNumber = 110, Traffic = AclTraffic.TcpPort(80) });
          acl.AddEntry("Out", new CommonNetworkAclEntryOptions
          {
              Cidr = AclCidr.AnyIpv4(),
              Direction = TrafficDirection.EGRESS,
              RuleNumber = 100,
              Traffic = AclTraffic.TcpPort(443),
          });
        + acl.AddEntry("RepliesOut", new CommonNetworkAclEntryOptions
        + {
        +     Cidr = clients,
        +     Direction = TrafficDirection.EGRESS,
        +     RuleNumber = 110,
        +     Traffic = AclTraffic.TcpPortRange(1024, 65535),
        + });
        + acl.AddEntry("RepliesIn", new CommonNetworkAclEntryOptions
        + {
        +     Cidr = AclCidr.AnyIpv4(),
        +     Direction = TrafficDirection.INGRESS,
        +     RuleNumber = 120,
        +     Traffic = AclTraffic.TcpPortRange(1024, 65535),
        + });
          var next = new Bucket(this, "Next");
        """);

    [Fact]
    public Task EntriesInLoop_TwoAcls_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          var first = new NetworkAcl(this, "First", new NetworkAclProps { Vpc = vpc });
          foreach (var (port, number) in new[] { (443, 100), (80, 110) })
          {
              var cidr = AclCidr.Ipv4("10.0.0.0/16");
              first.AddEntry($"In{port}", new CommonNetworkAclEntryOptions { Cidr = cidr, RuleNumber = number, Traffic = AclTraffic.TcpPort(port) });
          }
        + first.AddEntry("RepliesOut", new CommonNetworkAclEntryOptions
        + {
        +     Cidr = AclCidr.Ipv4("10.0.0.0/16"),
        +     Direction = TrafficDirection.EGRESS,
        +     RuleNumber = 100,
        +     Traffic = AclTraffic.TcpPortRange(1024, 65535),
        + });
          var second = new NetworkAcl(this, "Second", new NetworkAclProps { Vpc = vpc });
          new NetworkAclEntry(this, "Dns", new NetworkAclEntryProps { NetworkAcl = second, Cidr = AclCidr.AnyIpv6(), RuleNumber = 100, Traffic = AclTraffic.UdpPort(53) });
        + second.AddEntry("RepliesOut2", new CommonNetworkAclEntryOptions
        + {
        +     Cidr = AclCidr.AnyIpv6(),
        +     Direction = TrafficDirection.EGRESS,
        +     RuleNumber = 100,
        +     Traffic = AclTraffic.UdpPortRange(1024, 65535),
        + });
        """);

    [Fact]
    public Task L1_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc");
          var acl = new CfnNetworkAcl(this, "Acl", new CfnNetworkAclProps { VpcId = vpc.VpcId });
          new CfnNetworkAclEntry(this, "In", new CfnNetworkAclEntryProps
          {
              NetworkAclId = acl.Ref,
              RuleNumber = 100,
              Protocol = 6,
              RuleAction = "allow",
              CidrBlock = "0.0.0.0/0",
              PortRange = new CfnNetworkAclEntry.PortRangeProperty { From = 443, To = 443 },
          });
        + new CfnNetworkAclEntry(this, "AclRepliesOut", new CfnNetworkAclEntryProps
        + {
        +     NetworkAclId = acl.Ref,
        +     RuleNumber = 100,
        +     Protocol = 6,
        +     RuleAction = "allow",
        +     Egress = true,
        +     CidrBlock = "0.0.0.0/0",
        +     PortRange = new CfnNetworkAclEntry.PortRangeProperty { From = 1024, To = 65535 },
        + });
        """);

    [Fact]
    public Task Returned_IsNotOffered() => VerifyFix.IsNotOfferedAsync(Rule,
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id) =>
                Make(new Vpc(this, "Vpc")).AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });

            private NetworkAcl Make(Vpc vpc) => new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc });
        }
        """);
}
