using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class NetworkAclTests
{
    private const string TwoZones = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });

        """;

    [Fact]
    public void Acl_WithEntriesAndSubnets()
    {
        var network = Networks.OfStack(TwoZones + """
            var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
            acl.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), Traffic = AclTraffic.TcpPort(443), RuleNumber = 100 });
            acl.AddEntry("Out", new CommonNetworkAclEntryOptions
            {
                Cidr = AclCidr.Ipv6("::/0"), Traffic = AclTraffic.TcpPortRange(1024, 65535), RuleNumber = 110, Direction = TrafficDirection.EGRESS, RuleAction = Amazon.CDK.AWS.EC2.Action.DENY,
            });
            new NetworkAclEntry(this, "All", new NetworkAclEntryProps
            {
                NetworkAcl = acl, Cidr = AclCidr.Ipv4("10.0.0.0/8"), Traffic = AclTraffic.AllTraffic(), RuleNumber = 120,
            });
            """);

        var acl = Assert.Single(network.NetworkAcls);
        Assert.Same(network.Vpcs[0], acl.Vpc);
        Assert.Equal(["100 False True 0.0.0.0/0 tcp/443", "110 True False ::/0 tcp/1024-65535", "120 False True 10.0.0.0/8 all traffic"], acl.Entries.Select(Words));
        Assert.Equal([SubnetKind.Public, SubnetKind.Public], acl.Subnets.Select(static subnet => subnet.Kind));
        Assert.All(acl.Subnets, subnet => Assert.Same(acl, Assert.Single(subnet.NetworkAcls)));
        Assert.False(acl.Entries.IsOpen);
        Assert.False(acl.Subnets.IsOpen);
    }

    [Fact]
    public void L1Acl_WithEntriesAndAssociations()
    {
        var network = Networks.OfStack(TwoZones + """
            var acl = new CfnNetworkAcl(this, "Acl", new CfnNetworkAclProps { VpcId = vpc.VpcId });
            _ = new CfnNetworkAclEntry(this, "In443", new CfnNetworkAclEntryProps
            {
                NetworkAclId = acl.Ref, RuleNumber = 100, Protocol = 6, RuleAction = "allow", Egress = false, CidrBlock = "0.0.0.0/0",
                PortRange = new CfnNetworkAclEntry.PortRangeProperty { From = 443, To = 443 },
            });
            _ = new CfnNetworkAclEntry(this, "Out", new CfnNetworkAclEntryProps
            {
                NetworkAclId = acl.AttrId, RuleNumber = 100, Protocol = -1, RuleAction = "deny", Egress = true, Ipv6CidrBlock = "::/0",
            });
            var i = 0;
            foreach (var subnet in vpc.PublicSubnets)
                _ = new CfnSubnetNetworkAclAssociation(this, $"Assoc{i++}", new CfnSubnetNetworkAclAssociationProps { NetworkAclId = acl.Ref, SubnetId = subnet.SubnetId });
            """);

        var acl = Assert.Single(network.NetworkAcls);
        Assert.Equal(["100 False True 0.0.0.0/0 tcp/443", "100 True False ::/0 all traffic"], acl.Entries.Select(Words));
        Assert.Equal(2, acl.Subnets.Count);
    }

    [Fact]
    public void Association_ByEitherSide()
    {
        var network = Networks.OfStack(TwoZones + """
            var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc });
            acl.AssociateWithSubnet("A", new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED });
            vpc.PublicSubnets[0].AssociateNetworkAcl("B", acl);
            """);

        Assert.Equal(3, Assert.Single(network.NetworkAcls).Subnets.Count);
    }

    private static string Words(NetworkAclEntry entry) => $"{entry.RuleNumber} {entry.IsEgress} {entry.Allows} {entry.Peer} {entry.Ports}";
}
