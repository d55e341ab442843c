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
            sketch.Offer("SecurityGroup", sketch.Create("SecurityGroup", "group", mark: null, props));
        }),
        new("rule of a security group", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            if (sketch.Shared("SecurityGroup") is not { } group)
                return;
            var other = sketch.Shared("SecurityGroup");
            var peer = sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.AnyIpv6()", "Peer.Ipv4(\"192.0.2.0/24\")", $"Peer.Ipv4({vpc}.VpcCidrBlock)", other!, "Peer.PrefixList(\"pl-1\")");
            var port = sketch.Choices.Pick($"Port.Tcp({sketch.Int(443)})", "Port.TcpRange(8000, 8100)", "Port.AllTraffic()", "Port.Udp(53)", "Port.IcmpPing()", "Port.AllTcp()");
            switch (sketch.Choices.Below(5))
            {
                case 1:
                    sketch.Call(group, "AddEgressRule", mark: null, peer, port);
                    break;
                case 2:
                    sketch.Call($"{group}.Connections", "AllowFrom", mark: null, peer, port);
                    break;
                case 3:
                    sketch.Call($"{group}.Connections", "AllowTo", mark: null, peer, port);
                    break;
                case 4:
                    sketch.Call($"{group}.Connections", "AllowInternally", mark: null, port);
                    break;
                default:
                    sketch.Call(group, "AddIngressRule", mark: null, peer, port);
                    break;
            }
        }),
        new("network ACL", static sketch =>
        {
            List<(string Name, string Value)> props = [("Vpc", sketch.SharedVpc())];
            var acl = sketch.Create("NetworkAcl", "acl", mark: null, props);
            var number = 100;
            sketch.Choices.Repeat(most: 4, percent: 70, () =>
            {
                number += 10;
                sketch.Call(acl, "AddEntry", mark: null, sketch.Id("Entry"), sketch.Props(
                    "CommonNetworkAclEntryOptions",
                    ("Cidr", sketch.Choices.Pick("AclCidr.AnyIpv4()", "AclCidr.AnyIpv6()", "AclCidr.Ipv4(\"192.0.2.0/24\")")),
                    ("RuleNumber", sketch.Int(number)),
                    ("Traffic", sketch.Choices.Pick("AclTraffic.AllTraffic()", "AclTraffic.TcpPort(443)", "AclTraffic.TcpPortRange(1024, 65535)", "AclTraffic.UdpPort(53)")),
                    ("Direction", $"TrafficDirection.{sketch.Choices.Pick("INGRESS", "EGRESS")}"),
                    ("RuleAction", $"Amazon.CDK.AWS.EC2.Action.{sketch.Choices.Pick("ALLOW", "DENY")}")));
            });
        }),
    ];
}
