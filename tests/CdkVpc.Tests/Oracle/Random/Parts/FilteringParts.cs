namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>Security groups and network ACLs.</summary>
internal static class FilteringParts
{
    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("security group", static sketch =>
        {
            List<(string Name, string Value)> props = [("Vpc", sketch.SharedVpc())];
            if (sketch.Choices.Maybe())
                props.Add(("AllowAllOutbound", sketch.Flag(sketch.Choices.Maybe())));
            if (sketch.Choices.Maybe(25))
                props.Add(("AllowAllIpv6Outbound", sketch.Flag(value: true)));
            if (sketch.Choices.Maybe(15))
                props.Add(("DisableInlineRules", sketch.Flag(value: true)));
            sketch.Offer("SecurityGroup", sketch.Create("SecurityGroup", "group", mark: null, props));
        }),
        new("rule of a security group", WriteRule),
        new("rules between groups", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("SecurityGroup") is not { } group || sketch.Shared("SecurityGroup") is not { } other)
                return;
            sketch.Code($"{group}.Connections.{sketch.Choices.Pick("AllowFrom", "AllowTo")}({sketch.Choices.Pick($"{other}.Connections", other, $"new Connections_(new ConnectionsProps {{ SecurityGroups = new[] {{ {other} }} }})")}, Port.Tcp({sketch.Int(sketch.Choices.Pick(8443, 9000, 9001))}));");
        }),
        new("rule made by L1", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("SecurityGroup") is not { } group)
                return;
            var isIngress = sketch.Choices.Maybe();
            List<(string Name, string Value)> props = [("GroupId", $"{group}.SecurityGroupId"), ("IpProtocol", sketch.Text(sketch.Choices.Pick("tcp", "udp", "-1", "6")))];
            if (sketch.Choices.Maybe(80))
                props.AddRange([("FromPort", sketch.Int(5000)), ("ToPort", sketch.Int(sketch.Choices.Pick(5000, 5010)))]);
            props.Add(sketch.Choices.Below(4) switch
            {
                1 => ("CidrIpv6", sketch.Text("2001:db8::/32")),
                2 => (isIngress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId", $"{sketch.Shared("SecurityGroup")}.SecurityGroupId"),
                3 => (isIngress ? "SourcePrefixListId" : "DestinationPrefixListId", sketch.Text("pl-3")),
                _ => ("CidrIp", sketch.Text("198.51.100.0/24")),
            });
            sketch.CreateUnused(isIngress ? "CfnSecurityGroupIngress" : "CfnSecurityGroupEgress", "rule", mark: null, props);
        }),
        new("security group made by L1", static sketch =>
        {
            List<(string Name, string Value)> props = [("GroupDescription", sketch.Text("raw")), ("VpcId", $"{sketch.SharedVpc()}.VpcId")];
            if (sketch.Choices.Maybe())
            {
                props.Add(("SecurityGroupIngress", sketch.Array(
                    "object",
                    sketch.Props("CfnSecurityGroup.IngressProperty", ("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(443)), ("ToPort", sketch.Int(443)), ("CidrIp", sketch.Text("0.0.0.0/0"))),
                    sketch.Props("CfnSecurityGroup.IngressProperty", ("IpProtocol", sketch.Text("-1")), ("CidrIpv6", sketch.Text("2001:db8::/32"))))));
            }

            if (sketch.Choices.Maybe())
                props.Add(("SecurityGroupEgress", sketch.Array("object", sketch.Props("CfnSecurityGroup.EgressProperty", ("IpProtocol", sketch.Text("tcp")), ("FromPort", sketch.Int(443)), ("ToPort", sketch.Int(443)), ("CidrIp", sketch.Text("10.0.0.0/8"))))));
            sketch.Offer("CfnSecurityGroup", sketch.Create("CfnSecurityGroup", "rawGroup", mark: null, props));
        }),
        new("imported security group", static sketch =>
        {
            _ = sketch.SharedVpc();
            var group = sketch.Var("ISecurityGroup", "theirs");
            sketch.Code($"var {group} = SecurityGroup.FromSecurityGroupId(this, {sketch.Id("Theirs")}, {sketch.Text("sg-0123")}{sketch.Choices.Pick("", ", new SecurityGroupImportOptions { Mutable = false }", ", new SecurityGroupImportOptions { AllowAllOutbound = false }")});");
            sketch.Code(sketch.Choices.Pick($"{group}.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(8080));", $"{group}.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(8080));", $"{group}.Connections.AllowFromAnyIpv4(Port.Tcp(8080));"));
        }),
        new("network ACL", WriteAcl),
        new("network ACL made by L1", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var acl = sketch.Create("CfnNetworkAcl", "rawAcl", mark: null, ("VpcId", $"{vpc}.VpcId"));
            var number = 90;
            sketch.Choices.Repeat(most: 3, percent: 70, () =>
            {
                number += 10;
                var protocol = sketch.Choices.Pick(6, 17, -1, 1);
                List<(string Name, string Value)> props =
                [
                    ("NetworkAclId", $"{acl}.{sketch.Choices.Pick("Ref", "AttrId")}"), ("RuleNumber", sketch.Int(number)), ("Protocol", $"{protocol}"), ("RuleAction", sketch.Text(sketch.Choices.Pick("allow", "deny"))),
                    sketch.Choices.Pick(("CidrBlock", sketch.Text("0.0.0.0/0")), ("Ipv6CidrBlock", sketch.Text("::/0")), ("CidrBlock", $"{vpc}.VpcCidrBlock")),
                ];
                if (sketch.Choices.Maybe())
                    props.Add(("Egress", sketch.Flag(sketch.Choices.Maybe())));
                if (protocol is 6 or 17)
                    props.Add(("PortRange", sketch.Props("CfnNetworkAclEntry.PortRangeProperty", ("From", sketch.Int(1024)), ("To", sketch.Int(65535)))));
                if (protocol == 1)
                    props.Add(("Icmp", sketch.Props("CfnNetworkAclEntry.IcmpProperty", ("Code", sketch.Int(0)), ("Type", sketch.Int(8)))));
                sketch.CreateUnused("CfnNetworkAclEntry", "entry", mark: null, props);
            });
            var subnet = sketch.Name("subnet");
            if (sketch.Choices.Maybe())
                sketch.Code($"foreach (var {subnet} in {vpc}.{sketch.Choices.Pick("PublicSubnets", "IsolatedSubnets")})\n    _ = new CfnSubnetNetworkAclAssociation(this, {sketch.Id("Use", $"{subnet}.Node.Id")}, new CfnSubnetNetworkAclAssociationProps {{ NetworkAclId = {acl}.Ref, SubnetId = {subnet}.SubnetId }});");
        }),
    ];

    private static void WriteRule(Sketch sketch)
    {
        var vpc = sketch.SharedVpc();
        if (sketch.Shared("SecurityGroup") is not { } group)
            return;
        var other = sketch.Shared("SecurityGroup");
        var peer = sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.AnyIpv6()", "Peer.Ipv4(\"192.0.2.0/24\")", $"Peer.Ipv4({vpc}.VpcCidrBlock)", other!, "Peer.PrefixList(\"pl-1\")", $"Peer.SecurityGroupId({other}.SecurityGroupId)", "Peer.Ipv6(\"2001:db8::/32\")");
        var port = sketch.Choices.Pick($"Port.Tcp({sketch.Int(443)})", "Port.TcpRange(8000, 8100)", "Port.AllTraffic()", "Port.Udp(53)", "Port.IcmpPing()", "Port.AllTcp()", "Port.AllUdp()", "Port.UdpRange(100, 200)", "Port.AllIcmp()", "Port.POSTGRES", "Port.HTTPS", "new Port(new PortProps { Protocol = Protocol.TCP, FromPort = 81, ToPort = 82, StringRepresentation = \"81\" })");
        List<string> arguments = [peer, port];
        var (receiver, method) = sketch.Choices.Pick((group, "AddIngressRule"), (group, "AddEgressRule"), ($"{group}.Connections", "AllowFrom"), ($"{group}.Connections", "AllowTo"));

        // CDK refuses an egress rule for everything.
        if (port == "Port.AllTraffic()" && method is "AddEgressRule" or "AllowTo")
            arguments[1] = "Port.AllTcp()";
        if (sketch.Choices.Maybe(30))
            arguments.Add(sketch.Text("why"));
        switch (sketch.Choices.Below(8))
        {
            case 1:
                sketch.Call($"{group}.Connections", "AllowInternally", mark: null, port);
                break;
            case 2:
                sketch.Call($"{group}.Connections", sketch.Choices.Pick("AllowFromAnyIpv4", "AllowToAnyIpv4"), mark: null, "Port.Tcp(444)");
                break;
            case 3:
                var number = sketch.Name("number");
                sketch.Code($"foreach (var {number} in new[] {{ 7001, 7002 }})\n    {group}.AddIngressRule({peer}, Port.Tcp({number}));");
                break;
            default:
                sketch.Call(receiver, method, mark: null, arguments);
                break;
        }
    }

    private static void WriteAcl(Sketch sketch)
    {
        var vpc = sketch.SharedVpc();
        var acl = sketch.Create("NetworkAcl", "acl", mark: null, ("Vpc", vpc));
        var number = 100;
        sketch.Choices.Repeat(most: 4, percent: 70, () =>
        {
            number += 10;
            List<(string Name, string Value)> props =
            [
                ("Cidr", sketch.Choices.Pick("AclCidr.AnyIpv4()", "AclCidr.AnyIpv6()", "AclCidr.Ipv4(\"192.0.2.0/24\")", $"AclCidr.Ipv4({vpc}.VpcCidrBlock)")),
                ("RuleNumber", sketch.Int(number)),
                ("Traffic", sketch.Choices.Pick("AclTraffic.AllTraffic()", "AclTraffic.TcpPort(443)", "AclTraffic.TcpPortRange(1024, 65535)", "AclTraffic.UdpPort(53)", "AclTraffic.UdpPortRange(1024, 65535)", "AclTraffic.Icmp(new AclIcmp { Code = 0, Type = 8 })")),
            ];
            if (sketch.Choices.Maybe(70))
                props.Add(("Direction", $"TrafficDirection.{sketch.Choices.Pick("INGRESS", "EGRESS")}"));
            if (sketch.Choices.Maybe())
                props.Add(("RuleAction", $"Amazon.CDK.AWS.EC2.Action.{sketch.Choices.Pick("ALLOW", "DENY")}"));
            sketch.Call(acl, "AddEntry", mark: null, sketch.Id("Entry"), sketch.Props("CommonNetworkAclEntryOptions", props));
        });
        var subnet = sketch.Name("subnet");
        switch (sketch.Choices.Below(4))
        {
            case 1:
                sketch.Code($"{acl}.AssociateWithSubnet({sketch.Id("Use")}, new SubnetSelection {{ Subnets = {vpc}.PublicSubnets.Concat({vpc}.IsolatedSubnets).ToArray() }});");
                break;
            case 2:
                sketch.Code($"foreach (var {subnet} in {vpc}.PrivateSubnets)\n    {subnet}.AssociateNetworkAcl({sketch.Id("Use")}, {acl});");
                break;
            case 3:
                sketch.Code($"foreach (var {subnet} in {vpc}.PublicSubnets.Take(1))\n    _ = new SubnetNetworkAclAssociation(this, {sketch.Id("Use")}, new SubnetNetworkAclAssociationProps {{ NetworkAcl = {acl}, Subnet = {subnet} }});");
                break;
            default:
                break;
        }
    }
}
