using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EgressOnlyGatewayWithoutIpv6Tests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void VpcWithoutBlock_Reports()
    {
        var vpc = _net.Vpc();
        vpc.HasIpv6 = false;
        var route = _net.Route(_net.Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        var finding = Assert.Single(Find());
        Assert.Equal(route.Anchor, finding.Anchor);
        Assert.Equal(vpc.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void VpcWithBlockOrUnknown_IsSilent(bool? hasIpv6)
    {
        var vpc = _net.Vpc();
        vpc.HasIpv6 = hasIpv6;
        _net.Route(_net.Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcMadeElsewhere_IsSilent()
    {
        var vpc = _net.Vpc(origin: Origin.Imported);
        vpc.HasIpv6 = false;
        _net.Route(_net.Subnet(vpc), "::/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherRoutes_AreSilent()
    {
        var vpc = _net.Vpc();
        vpc.HasIpv6 = false;
        _net.Route(_net.Subnet(vpc), "::/0", _net.Gateway(GatewayKind.Internet, vpc));
        _net.Route(_net.Subnet(vpc), "0.0.0.0/0", _net.Gateway(GatewayKind.EgressOnly, vpc));

        Assert.Empty(Find());
    }

    [Fact]
    public Task Ipv4Vpc_Reports() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc");
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        foreach (Subnet subnet in vpc.PrivateSubnets)
            subnet.{|VPC208:AddIpv6DefaultEgressOnlyInternetRoute|}(eigw.Ref);
        """, "VPC208");

    [Fact]
    public Task BlockOfAnotherStack_IsSilent() => Verify.DiagnosticsAsync("""
        public class Edge : Stack
        {
            public Edge(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
                var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = Vpc.VpcId });
                ((Subnet)Vpc.PrivateSubnets[0]).AddIpv6DefaultEgressOnlyInternetRoute(eigw.Ref);
            }

            public Vpc Vpc { get; }
        }

        public class Blocks : Stack
        {
            public Blocks(Construct scope, string id, Edge edge) : base(scope, id) =>
                _ = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = edge.Vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        }

        public static class Program
        {
            public static void Main()
            {
                var app = new App();
                _ = new Blocks(app, "Blocks", new Edge(app, "Edge"));
            }
        }
        """, "VPC208");

    [Fact]
    public Task L1Vpc_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
        var eigw = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
        _ = new {|VPC208:CfnRoute|}(this, "Out6", new CfnRouteProps { RouteTableId = table.Ref, DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = eigw.Ref });
        """, "VPC208");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC208");
}
