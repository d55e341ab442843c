namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>5xx: what peers admit of each other.</summary>
internal static class PeerAccessMistakes
{
    private const string Rds = "Amazon.CDK.AWS.RDS.";
    private const string Elb = "Amazon.CDK.AWS.ElasticLoadBalancingV2.";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC509",
            "rule for a group of another region",
            static sketch => AcrossRegions(sketch, "VPC509", "eu-central-1"),
            static sketch => AcrossRegions(sketch, mark: null, sketch.Choices.Pick("eu-west-1", null))),
        new(
            "VPC511",
            "groups that admit nothing of the peer",
            static sketch => Filtered(sketch, "VPC511", isAdmitted: false),
            static sketch => Filtered(sketch, mark: null, isAdmitted: true)),
        new(
            "VPC511",
            "network ACL that drops all of the peer",
            static sketch => Dropped(sketch, "VPC511", isAdmitted: false),
            static sketch => Dropped(sketch, mark: null, isAdmitted: true)),
        new(
            "VPC514",
            "rule for a group of a VPC that is not peered",
            static sketch => Apart(sketch, "VPC514", arePeered: false),
            static sketch => Apart(sketch, mark: null, arePeered: true)),
        new(
            "VPC514",
            "rule of an L1 group for one of another VPC",
            static sketch => L1Groups(sketch, "VPC514", areTwo: true),
            static sketch => L1Groups(sketch, mark: null, areTwo: false)),
    ];

    private static string Group(Sketch sketch, string vpc) => sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc), ("Description", sketch.Text("peers")));

    /// <summary>A rule of a group for another group.</summary>
    private static void Refer(Sketch sketch, string? mark, string group, string other, string scope = "this")
    {
        var isIngress = sketch.Choices.Maybe(70);
        var port = sketch.Int(443);
        switch (sketch.Choices.Below(3))
        {
            case 1:
                _ = sketch.In(scope, () => sketch.Create(
                    isIngress ? "CfnSecurityGroupIngress" : "CfnSecurityGroupEgress", "rule", mark,
                    ("GroupId", $"{group}.SecurityGroupId"), (isIngress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId", $"{other}.SecurityGroupId"),
                    ("IpProtocol", sketch.Text("tcp")), ("FromPort", port), ("ToPort", port)));
                break;
            case 2:
                sketch.Call($"{group}.Connections", "AllowFrom", mark, $"Peer.SecurityGroupId({other}.SecurityGroupId)", $"Port.Tcp({port})");
                break;
            default:
                sketch.Call(group, "AddIngressRule", mark, other, $"Port.Tcp({port})");
                break;
        }
    }

    /// <summary>A rule for a group of a peer in a region; for the peer's range where that is null.</summary>
    private static void AcrossRegions(Sketch sketch, string? mark, string? region)
    {
        var range = sketch.Range();
        var (here, there) = (sketch.Stack("eu-west-1"), sketch.Stack(region ?? "eu-central-1"));
        var (left, right) = (sketch.In(here, () => sketch.IsolatedVpc()), sketch.In(there, () => sketch.IsolatedVpc(range: range)));
        sketch.Split();
        _ = sketch.In(here, () => sketch.Peering(left, right, mark: null, ("PeerRegion", sketch.Text(region ?? "eu-central-1"))));
        var (clients, servers) = (sketch.In(there, () => Group(sketch, right)), sketch.In(here, () => Group(sketch, left)));
        if (region is null)
            sketch.Call(servers, "AddIngressRule", mark: null, $"Peer.Ipv4({sketch.Text(range)})", "Port.Tcp(443)");
        else
            Refer(sketch, mark, servers, clients, here);
    }

    /// <summary>Something that may be called in the second of two VPCs that are routed both ways.</summary>
    private static void Serve(Sketch sketch, string vpc, string group)
    {
        const string Subnets = "new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }";
        if (sketch.Choices.Maybe())
        {
            sketch.CreateUnused(
                $"{Rds}DatabaseInstance",
                "database",
                mark: null,
                ("Vpc", vpc),
                ("VpcSubnets", Subnets),
                ("SecurityGroups", sketch.Array("ISecurityGroup", group)),
                ("Engine", $"{Rds}DatabaseInstanceEngine.POSTGRES"));
        }
        else
        {
            sketch.CreateUnused($"{Elb}ApplicationLoadBalancer", "balancer", mark: null, ("Vpc", vpc), ("VpcSubnets", Subnets), ("SecurityGroup", group));
        }
    }

    private static void Filtered(Sketch sketch, string? mark, bool isAdmitted)
    {
        var (left, right, _) = PeeringMistakes.Routed(sketch, bothWays: true, mark);
        sketch.Split();
        var (group, clients) = (Group(sketch, right), Group(sketch, left));
        if (sketch.Choices.Maybe())
            sketch.Call(group, "AddIngressRule", mark: null, $"Peer.Ipv4({right}.VpcCidrBlock)", "Port.Tcp(443)");
        if (isAdmitted)
            sketch.Call(group, "AddIngressRule", mark: null, sketch.Choices.Pick($"Peer.Ipv4({left}.VpcCidrBlock)", clients, "Peer.Ipv4(\"10.0.0.0/8\")"), "Port.Tcp(443)");
        Serve(sketch, right, group);
    }

    private static void Dropped(Sketch sketch, string? mark, bool isAdmitted)
    {
        var (left, right, _) = PeeringMistakes.Routed(sketch, bothWays: true, mark);
        sketch.Split();
        var group = Group(sketch, right);
        sketch.Call(group, "AddIngressRule", mark: null, $"Peer.Ipv4({left}.VpcCidrBlock)", "Port.Tcp(443)");
        Serve(sketch, right, group);
        var acl = sketch.Create("NetworkAcl", "acl", mark: null, ("Vpc", right), ("SubnetSelection", "new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }"));
        var inbound = isAdmitted ? sketch.Choices.Pick($"AclCidr.Ipv4({left}.VpcCidrBlock)", "AclCidr.AnyIpv4()") : $"AclCidr.Ipv4({right}.VpcCidrBlock)";
        foreach (var (direction, cidr) in new[] { ("INGRESS", inbound), ("EGRESS", "AclCidr.AnyIpv4()") })
            sketch.Call(acl, "AddEntry", mark: null, sketch.Id("Entry"), sketch.Props("CommonNetworkAclEntryOptions", ("Cidr", cidr), ("RuleNumber", sketch.Int(100)), ("Traffic", "AclTraffic.AllTraffic()"), ("Direction", $"TrafficDirection.{direction}")));
    }

    private static void Apart(Sketch sketch, string? mark, bool arePeered)
    {
        var (left, right) = (PeeringMistakes.Side(sketch), PeeringMistakes.Side(sketch));
        if (arePeered)
            _ = sketch.Choices.Maybe() ? sketch.Peering(left, right) : sketch.Peering(right, left);
        var (group, other) = (Group(sketch, left), Group(sketch, right));
        sketch.Split();
        Refer(sketch, mark, group, other);
    }

    private static void L1Groups(Sketch sketch, string? mark, bool areTwo)
    {
        var left = sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(sketch.Range())));
        var right = areTwo ? sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(sketch.Range()))) : left;
        var other = sketch.Create("CfnSecurityGroup", "group", mark: null, ("GroupDescription", sketch.Text("clients")), ("VpcId", $"{right}.Ref"));
        sketch.Split();
        var rule = sketch.Props(
            "CfnSecurityGroup.IngressProperty", ("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(443)), ("ToPort", sketch.Int(443)),
            ("SourceSecurityGroupId", $"{other}.{sketch.Choices.Pick("AttrGroupId", "Ref")}"));
        sketch.CreateUnused(
            "CfnSecurityGroup", "group", mark, ("GroupDescription", sketch.Text("servers")), ("VpcId", $"{left}.AttrVpcId"), ("SecurityGroupIngress", sketch.Array("object", rule)));
    }
}
