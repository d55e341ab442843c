using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class RuleNumberFixTests
{
    private const string Rule = "VPC603";

    [Fact]
    public Task LaterEntries_TakeNumbersOfTheirOwn_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = new Vpc(this, "Vpc") });
          acl.AddEntry("Https", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
        - acl.AddEntry("Http", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(80) });
        + acl.AddEntry("Http", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 101, Traffic = AclTraffic.TcpPort(80) });
          _ = new NetworkAclEntry(this, "Dns", new NetworkAclEntryProps
          {
              NetworkAcl = acl,
              Cidr = AclCidr.AnyIpv4(),
        -     RuleNumber = 100,
        +     RuleNumber = 102,
              Traffic = AclTraffic.UdpPort(53),
          });
          acl.AddEntry("Out", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic(), Direction = TrafficDirection.EGRESS });
        """);

    [Fact]
    public Task L1_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var acl = new CfnNetworkAcl(this, "Acl", new CfnNetworkAclProps { VpcId = new Vpc(this, "Vpc").VpcId });
          new CfnNetworkAclEntry(this, "A", new CfnNetworkAclEntryProps { NetworkAclId = acl.Ref, RuleNumber = 32765, Protocol = -1, RuleAction = "allow", CidrBlock = "10.0.0.0/8" });
        - new CfnNetworkAclEntry(this, "B", new CfnNetworkAclEntryProps { NetworkAclId = acl.Ref, RuleNumber = 32765, Protocol = -1, RuleAction = "allow", CidrBlock = "172.16.0.0/12" });
        + new CfnNetworkAclEntry(this, "B", new CfnNetworkAclEntryProps { NetworkAclId = acl.Ref, RuleNumber = 32766, Protocol = -1, RuleAction = "allow", CidrBlock = "172.16.0.0/12" });
        """);

    [Theory]
    [InlineData("""
        foreach (var port in new[] { 443, 80 })
            acl.AddEntry($"In{port}", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(port) });
        """)]
    [InlineData("""
        var number = 100;
        acl.AddEntry("A", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = number, Traffic = AclTraffic.TcpPort(443) });
        acl.AddEntry("B", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = number, Traffic = AclTraffic.TcpPort(80) });
        """)]
    [InlineData("""
        acl.AddEntry("A", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(443) });
        acl.AddEntry("B", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(80) });
        acl.AddEntry("C", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = double.Parse(id), Traffic = AclTraffic.TcpPort(22) });
        """)]
    public Task NumberThatIsNotTheEntrysOwnLiteral_OrOthersUnknown_IsNotOffered(string entries) => VerifyFix.IsNotOfferedInStackAsync(Rule,
        $"""
        var acl = new NetworkAcl(this, "Acl", new NetworkAclProps {"{"} Vpc = new Vpc(this, "Vpc") {"}"});
        {entries}
        """);
}
