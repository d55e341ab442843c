using CdkVpc.Generators.Writing;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.EgressOnly;

/// <summary>Writes the class of the egress-only internet gateway.</summary>
internal static class EgressOnlyWriter
{
    /// <summary>The class.</summary>
    public static void Write(CodeWriter writer)
    {
        writer.Write("/// <summary>The way of private subnets to the IPv6 internet: out, and not in.</summary>");
        writer.Open($"public sealed class EgressOnlyInternet : {Constructs}.Construct");
        writer.Open($"internal EgressOnlyInternet({Constructs}.Construct scope, string id, {Ec2}.IVpc vpc) : base(scope, id)");
        writer.Write($$"""
            // A VPC of IpProtocol.DUAL_STACK has the gateway, and its routes, from CDK.
            if (vpc.Node.TryFindChild("EIGW6") is {{Ec2}}.CfnEgressOnlyInternetGateway existing)
            {
                Gateway = existing;
                return;
            }

            Gateway = new {{Ec2}}.CfnEgressOnlyInternetGateway(this, "Gateway", new {{Ec2}}.CfnEgressOnlyInternetGatewayProps { VpcId = vpc.VpcId });
            foreach (var subnet in vpc.PrivateSubnets)
            {
                new {{Ec2}}.CfnRoute(this, $"{subnet.Node.Id}Route", new {{Ec2}}.CfnRouteProps
                {
                    RouteTableId = subnet.RouteTable.RouteTableId,
                    DestinationIpv6CidrBlock = "::/0",
                    EgressOnlyInternetGatewayId = Gateway.Ref,
                });
            }
            """);
        writer.Close();
        writer.Space();
        writer.Write($$"""
            /// <summary>The gateway.</summary>
            public {{Ec2}}.CfnEgressOnlyInternetGateway Gateway { get; }

            /// <summary>
            /// Lets a client out to HTTPS on the IPv6 internet: a security group, or what has one. One that allows all outbound traffic allows IPv4 only.
            /// </summary>
            public void AllowFrom({{Ec2}}.IConnectable client) => AllowFrom(client, {{Ec2}}.Port.Tcp(443));

            /// <summary>Lets a client out to other ports of the IPv6 internet.</summary>
            public void AllowFrom({{Ec2}}.IConnectable client, {{Ec2}}.Port port) =>
                client.Connections.AllowTo({{Ec2}}.Peer.AnyIpv6(), port, "To the IPv6 internet");
            """);
        writer.Close();
    }
}
