using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class Ipv6Mistakes : Stack
{
    public Ipv6Mistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        OpenPrivateSubnets();
        LeaveGatewayUnused();
        SendIpv4ToEgressOnly();
        SendIpv6ToNat();
        SendIpv6WithoutAddresses();
        UseGatewayOfAnother();
        ForgetWayOut();
        ForgetIpv6();
    }

    private void OpenPrivateSubnets()
    {
        var vpc = new Vpc(this, "Open", Props("10.160.0.0/20", NatProvider.Gateway()));
        Complete("Open", vpc);
        foreach (var subnet in vpc.PrivateSubnets)
            ((Subnet)subnet).AddIpv6DefaultInternetRoute(vpc.InternetGatewayId!); // VPC201: everyone may come in
    }

    private void LeaveGatewayUnused()
    {
        var vpc = new Vpc(this, "Unused", Props("10.160.16.0/20", NatProvider.Gateway()));
        Complete("Unused", vpc);
        _ = new CfnEgressOnlyInternetGateway(this, "UnusedGateway", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId }); // VPC202: no route leads to it
    }

    private void SendIpv4ToEgressOnly()
    {
        var vpc = IsolatedVpc.Create(this, "Ipv4", "10.160.32.0/20");
        _ = new CfnVPCCidrBlock(this, "Ipv4Block", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        var gateway = new CfnEgressOnlyInternetGateway(this, "Ipv4Gateway", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        ((Subnet)vpc.IsolatedSubnets[0]).AddRoute("Out", new AddRouteOptions // VPC203: without a destination it is one for 0.0.0.0/0
        {
            RouterType = RouterType.EGRESS_ONLY_INTERNET_GATEWAY,
            RouterId = gateway.Ref,
        });
    }

    private void SendIpv6ToNat()
    {
        var nat = NatProvider.Gateway();
        var vpc = new Vpc(this, "Nat", Props("10.160.48.0/20", nat));
        Complete("Nat", vpc);
        ((Subnet)vpc.PrivateSubnets[0]).AddRoute("Out", new AddRouteOptions // VPC206: NAT is for IPv4
        {
            RouterType = RouterType.NAT_GATEWAY,
            RouterId = nat.ConfiguredGateways[0].GatewayId,
            DestinationIpv6CidrBlock = "::/0",
        });
    }

    private void SendIpv6WithoutAddresses()
    {
        var vpc = IsolatedVpc.Create(this, "NoBlock", "10.160.64.0/20");
        var gateway = new CfnEgressOnlyInternetGateway(this, "NoBlockGateway", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
        ((Subnet)vpc.IsolatedSubnets[0]).AddIpv6DefaultEgressOnlyInternetRoute(gateway.Ref); // VPC208: the VPC has no IPv6 block
    }

    private void UseGatewayOfAnother()
    {
        var vpc = IsolatedVpc.Create(this, "Borrower", "10.160.80.0/20");
        var lender = new Vpc(this, "Lender", Props("10.160.96.0/20", NatProvider.Gateway()));
        Complete("Lender", lender);
        ((Subnet)vpc.IsolatedSubnets[0]).AddDefaultInternetRoute(lender.InternetGatewayId!, lender.InternetConnectivityEstablished); // VPC205: a gateway of another VPC
    }

    private void ForgetWayOut()
    {
        var vpc = new Vpc(this, "NoWayOut", Props("10.160.112.0/20", NatProvider.Gateway()));
        Complete("NoWayOut", vpc);
        var subnet = new CfnSubnet(this, "NoWayOutSubnet", new CfnSubnetProps // VPC204: it has IPv6 addresses and no route for them
        {
            VpcId = vpc.VpcId,
            CidrBlock = "10.160.127.0/24",
            Ipv6CidrBlock = Fn.Select(0, Fn.Cidr(Fn.Select(0, vpc.VpcIpv6CidrBlocks), 256, "64")),
        });
        _ = new CfnSubnetRouteTableAssociation(this, "NoWayOutAssociation", new CfnSubnetRouteTableAssociationProps
        {
            SubnetId = subnet.Ref,
            RouteTableId = vpc.PrivateSubnets[0].RouteTable.RouteTableId,
        });
    }

    private void ForgetIpv6()
    {
        var vpc = new Vpc(this, "DualStack", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.160.128.0/20"),
            IpProtocol = IpProtocol.DUAL_STACK,
            MaxAzs = 2,
            NatGateways = 0,
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                new SubnetConfiguration { Name = "private", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 24 },
            ],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });

        var web = new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc, Description = "Web servers" });
        web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "HTTPS"); // VPC209: closed to clients with IPv6
        _ = new Instance_(this, "WebServer", new InstanceProps // VPC210: IPv6 is not let out
        {
            Vpc = vpc,
            InstanceType = InstanceType.Of(InstanceClass.T3, InstanceSize.MICRO),
            MachineImage = MachineImage.LatestAmazonLinux2023(),
            SecurityGroup = web,
        });

        var balancer = new ApplicationLoadBalancer(this, "Balancer", new ApplicationLoadBalancerProps // VPC207: calls by IPv6 do not arrive
        {
            Vpc = vpc,
            InternetFacing = true,
            IpAddressType = Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL_STACK,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS },
        });
        _ = balancer.LoadBalancerArn;
    }

    /// <summary>A logged VPC of one zone with a public and a private subnet.</summary>
    private static VpcProps Props(string cidr, NatProvider nat) => new()
    {
        IpAddresses = IpAddresses.Cidr(cidr),
        MaxAzs = 1,
        NatGatewayProvider = nat,
        SubnetConfiguration =
        [
            new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
            new SubnetConfiguration { Name = "private", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 24 },
        ],
        FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
    };

    /// <summary>What each of them has: an IPv6 block and gateway endpoints.</summary>
    private void Complete(string id, Vpc vpc)
    {
        _ = new CfnVPCCidrBlock(this, $"{id}Block", new CfnVPCCidrBlockProps { VpcId = vpc.VpcId, AmazonProvidedIpv6CidrBlock = true });
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 }).OnlyThisAccount("s3:GetObject");
        vpc.AddGatewayEndpoint("DynamoDb", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB }).OnlyThisAccount("dynamodb:GetItem");
    }
}
