namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>6xx: security groups and network ACLs.</summary>
internal static class FilteringMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC601",
            "network ACL that drops replies",
            static sketch => Acl(sketch, "VPC601", "TcpPort(443)"),
            static sketch => Acl(sketch, mark: null, "TcpPortRange(1024, 65535)")),
        new(
            "VPC611",
            "administration port open to the world",
            static sketch => Rule(sketch, "VPC611", sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.AnyIpv6()", "Peer.Ipv4(\"0.0.0.0/0\")"), sketch.Choices.Pick(22, 3389, 5432, 3306)),
            static sketch => Rule(
                sketch,
                mark: null,
                sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.Ipv4(\"10.0.0.0/8\")"),
                sketch.Choices.Pick(443, 80))),
        new(
            "VPC611",
            "database open to the world in an L1 group",
            static sketch => L1Group(sketch, "VPC611", "0.0.0.0/0", sketch.Choices.Pick(3306, 6379)),
            static sketch => L1Group(sketch, mark: null, sketch.Choices.Pick("10.0.0.0/8", "192.0.2.0/24"), sketch.Choices.Pick(3306, 6379))),
    ];

    private static void Acl(Sketch sketch, string? mark, string replies)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var acl = sketch.Create("NetworkAcl", "acl", mark, ("Vpc", vpc), ("SubnetSelection", "new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED }"));
        sketch.Split();
        Entry(sketch, acl, "TcpPort(443)", isEgress: false);
        Entry(sketch, acl, replies, isEgress: true);
    }

    private static void Entry(Sketch sketch, string acl, string traffic, bool isEgress)
    {
        List<(string Name, string Value)> props = [("Cidr", "AclCidr.AnyIpv4()"), ("RuleNumber", sketch.Int(100)), ("Traffic", $"AclTraffic.{traffic}")];
        if (isEgress || sketch.Choices.Maybe())
            props.Add(("Direction", $"TrafficDirection.{(isEgress ? "EGRESS" : "INGRESS")}"));
        if (sketch.Choices.Maybe())
            sketch.CreateUnused("NetworkAclEntry", "entry", mark: null, [("NetworkAcl", acl), .. props]);
        else
            sketch.Call(acl, "AddEntry", mark: null, sketch.Id("Entry"), sketch.Props("CommonNetworkAclEntryOptions", props));
    }

    private static void Rule(Sketch sketch, string? mark, string peer, int port)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var group = sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc));
        sketch.Split();
        var ports = $"Port.Tcp({sketch.Int(port)})";
        if (sketch.Choices.Maybe(25))
            sketch.Call($"{group}.Connections", "AllowFrom", mark, peer, ports);
        else
            sketch.Call(group, "AddIngressRule", mark, peer, ports);
    }

    private static void L1Group(Sketch sketch, string? mark, string range, int port)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var rule = sketch.Props("CfnSecurityGroup.IngressProperty", ("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(port)), ("ToPort", sketch.Int(port)), ("CidrIp", sketch.Text(range)));
        sketch.CreateUnused("CfnSecurityGroup", "group", mark, ("GroupDescription", sketch.Text("databases")), ("VpcId", $"{vpc}.VpcId"), ("SecurityGroupIngress", sketch.Array("object", rule)));
    }
}
