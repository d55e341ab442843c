using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SingleNatGatewayTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void OneGatewayForTwoZones_Reports()
    {
        var vpc = _net.Vpc();
        var gateway = Nat(vpc);
        Route(vpc, "#0", gateway);
        Route(vpc, "#1", gateway);

        var finding = Assert.Single(Find());
        Assert.Equal(vpc.Anchor, finding.Anchor);
        Assert.Equal(gateway.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.StartsWith($"One NAT gateway, '{gateway.Path}', serves the subnets of 2 availability zones of the VPC 'Net/Vpc' ('Net/Vpc/PrivateSubnet2' and 'Net/Vpc/PrivateSubnet3')", finding.Message);
    }

    [Fact]
    public void TwoGateways_OrOneZone_AreSilent()
    {
        var two = _net.Vpc("A/Vpc");
        Route(two, "#0", Nat(two));
        Route(two, "#1", Nat(two));
        var one = _net.Vpc("B/Vpc");
        var gateway = Nat(one);
        Route(one, "#0", gateway);
        Route(one, "#0", gateway);
        Route(one, "?", gateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void ZonesThatCannotBeCompared_AreSilent()
    {
        var vpc = _net.Vpc();
        var gateway = Nat(vpc);
        Route(vpc, "#0", gateway);
        Route(vpc, "eu-west-1a", gateway);

        Assert.Empty(Find());
    }

    [Fact]
    public void RegionalOrFurtherGateways_AreSilent()
    {
        var regional = _net.Vpc("A/Vpc");
        Serve(regional, _net.Gateway(GatewayKind.Nat, regional));
        var repeated = _net.Vpc("B/Vpc");
        var several = new Gateway { Path = "Net/Nat", Anchor = _net.NewAnchor(), Kind = GatewayKind.Nat, Subnet = _net.Subnet(repeated, SubnetKind.Public), IsRepeated = true };
        several.Vpcs.Add(repeated);
        _net.Network.Gateways.Add(several);
        Serve(repeated, several);
        var escaped = _net.Vpc("C/Vpc");
        Serve(escaped, Nat(escaped));
        escaped.IsEscaped = true;
        Assert.Empty(Find());

        var vpc = _net.Vpc("D/Vpc");
        Serve(vpc, Nat(vpc));
        Assert.Single(Find());
        _net.Gateway(GatewayKind.Nat, vpc: null);
        Assert.Empty(Find());
    }

    [Fact]
    public void Branches_AreWorldsOfTheirOwn()
    {
        var vpc = _net.Vpc();
        Serve(vpc, _net.Gateway(GatewayKind.Nat, vpc, _net.Subnet(vpc, SubnetKind.Public), Arm(0)));
        _net.Gateway(GatewayKind.Nat, vpc, _net.Subnet(vpc, SubnetKind.Public), Arm(1));
        Assert.Single(Find());

        _net.Gateway(GatewayKind.Nat, vpc, _net.Subnet(vpc, SubnetKind.Public), Arm(0, branch: 2));
        Assert.Empty(Find());
    }

    [Fact]
    public Task L2Vpc_ReportsWhereZonesShareTheGateway() => Verify.InStackAsync("""
        new {|VPC704:Vpc|}(this, "One", new VpcProps { MaxAzs = 2, NatGateways = 1 });
        new {|VPC704:Vpc|}(this, "Default", new VpcProps { NatGateways = 1 });
        new Vpc(this, "Each", new VpcProps { MaxAzs = 2 });
        new Vpc(this, "Enough", new VpcProps { MaxAzs = 2, NatGateways = 2 });
        new Vpc(this, "OneZone", new VpcProps { MaxAzs = 1, NatGateways = 1 });
        new Vpc(this, "None", new VpcProps { NatGateways = 0 });
        new Vpc(this, "Unknown", new VpcProps { NatGateways = int.Parse(System.Environment.GetEnvironmentVariable("NATS")!) });
        new Vpc(this, "Instance", new VpcProps { NatGateways = 1, NatGatewayProvider = NatProvider.InstanceV2(new NatInstanceProps { InstanceType = new InstanceType("t3.small") }) });
        """, "VPC704");

    [Fact]
    public Task L2Vpc_OfAFixedEnvironmentAndByAHelper_Reports() => Verify.DiagnosticsAsync("""
        var app = new App();
        var stack = new Stack(app, "Net", new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
        Make("A", 1);
        Make("B", 3);
        app.Synth();

        void Make(string id, int nats) => new {|VPC704:Vpc|}(stack, id, new VpcProps { NatGateways = nats });
        """, "VPC704");

    [Fact]
    public Task L1Vpc_ReportsWhereZonesShareTheGateway() => Verify.InStackAsync("""
        var vpc = new {|VPC704:CfnVPC|}(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        CfnSubnet Subnet(string name, int n) => new CfnSubnet(this, name, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.0.{n}.0/24", AvailabilityZone = Fn.Select(n % 2, Fn.GetAzs()) });
        var nat = new CfnNatGateway(this, "Nat", new CfnNatGatewayProps { SubnetId = Subnet("Edge", 0).Ref, AllocationId = "eipalloc-1" });
        foreach (var (group, zone) in new[] { ("A", 2), ("B", 3) })
        {
            var table = new CfnRouteTable(this, group + "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
            new CfnSubnetRouteTableAssociation(this, group + "Use", new CfnSubnetRouteTableAssociationProps { SubnetId = Subnet(group, zone).Ref, RouteTableId = table.Ref });
            new CfnRoute(this, group + "Out", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat.Ref });
        }
        """, "VPC704");

    private Gateway Nat(Vpc vpc) => _net.Gateway(GatewayKind.Nat, vpc, _net.Subnet(vpc, SubnetKind.Public));

    private void Route(Vpc vpc, string zone, Gateway gateway) => _net.Route(_net.Subnet(vpc, zone: zone).RouteTables[0], To("0.0.0.0/0"), RouteTargetKind.NatGateway, gateway);

    private void Serve(Vpc vpc, Gateway gateway)
    {
        Route(vpc, "#0", gateway);
        Route(vpc, "#1", gateway);
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC704");
}
