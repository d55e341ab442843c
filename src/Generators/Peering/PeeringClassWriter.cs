using CdkVpc.Generators.Writing;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.Peering;

/// <summary>
/// Writes the class of a peering connection. Where the accepter is in this account and region, this stack makes both sides; else the other side is made
/// by a stack of that account and region.
/// </summary>
internal static class PeeringClassWriter
{
    /// <summary>The class.</summary>
    public static void Write(CodeWriter writer, string type, PeerSide peer, bool hasPublicSubnets)
    {
        writer.Write(peer.IsElsewhere
            ? "/// <summary>A peering connection to another account or region: the routes of this side and its DNS resolution, and what the other side needs.</summary>"
            : "/// <summary>A peering connection with routes both ways, whose sides resolve each other's names.</summary>");
        writer.Open($"public sealed class {type} : {Constructs}.Construct");
        if (peer.IsElsewhere)
            WriteFields(writer);
        writer.Open($"internal {type}({Constructs}.Construct scope, string id, {Ec2}.IVpc requester, {Ec2}.IVpc accepter) : base(scope, id)");
        WriteConnection(writer, peer);
        writer.Space();
        if (peer.IsElsewhere)
            WriteOwnSide(writer, peer);
        else
            WriteBothSides(writer, peer);
        writer.Close();
        writer.Space();
        writer.Write($$"""
            /// <summary>The connection.</summary>
            public {{Ec2}}.CfnVPCPeeringConnection Connection { get; }
            """);
        writer.Space();
        if (peer.IsElsewhere)
            WriteElsewhere(writer);
        else
            WriteAllow(writer);
        writer.Space();
        WriteRoutes(writer, hasPublicSubnets, peer.IsElsewhere);
        writer.Space();
        WriteDns(writer, peer.IsElsewhere);
        writer.Close();
    }

    private static string Range(PeerSide peer) => peer.Range is { } range ? CodeWriter.Literal(range) : "accepter.VpcCidrBlock";

    private static void WriteFields(CodeWriter writer)
    {
        writer.Write($$"""
            private readonly {{Ec2}}.IVpc _accepter;
            private readonly string _requesterRange;
            private readonly string _accepterRange;
            """);
        writer.Space();
    }

    private static void WriteConnection(CodeWriter writer, PeerSide peer) => writer.Write(
        $$"""
        Connection = new {{Ec2}}.CfnVPCPeeringConnection(this, "Connection", new {{Ec2}}.CfnVPCPeeringConnectionProps
        {
            VpcId = requester.VpcId,
            PeerVpcId = accepter.VpcId,

        """
        + Property("PeerRegion", peer.Region) + Property("PeerOwnerId", peer.OwnerId) + Property("PeerRoleArn", peer.RoleArn)
        + "});");

    private static string Property(string name, string? value) => value is null ? "" : $"    {name} = {CodeWriter.Literal(value)},\n";

    private static void WriteBothSides(CodeWriter writer, PeerSide peer) => writer.Write($$"""
        // Both ways: a packet without a route back is lost.
        AddRoutes("Requester", requester, {{Range(peer)}});
        AddRoutes("Accepter", accepter, requester.VpcCidrBlock);
        ResolveNames();
        """);

    private static void WriteOwnSide(CodeWriter writer, PeerSide peer) => writer.Write($$"""
        _accepter = accepter;
        _requesterRange = requester.VpcCidrBlock;
        _accepterRange = {{Range(peer)}};
        AddRoutes(this, requester, _accepterRange);
        ResolveNames(this, "RequesterPeeringConnectionOptions");
        """);

    // A rule that names a group of the peer holds as long as the connection; it is possible in one region and account.
    private static void WriteAllow(CodeWriter writer) => writer.Write($$"""
        /// <summary>Lets a client on one side use a port of a server on the other: security groups, or what has one.</summary>
        public void Allow({{Ec2}}.IConnectable client, {{Ec2}}.IConnectable server, {{Ec2}}.Port port) =>
            client.Connections.AllowTo(server, port, $"Through the peering {Node.Id}");
        """);

    private static void WriteElsewhere(CodeWriter writer) => writer.Write($$"""
        /// <summary>
        /// Makes what the accepter's side needs, the routes back and DNS resolution. They belong to its account and region.
        /// </summary>
        /// <param name="scope">A stack of the accepter's account and region, or a construct in it.</param>
        public void AddAccepterSide({{Constructs}}.Construct scope)
        {
            var side = new {{Constructs}}.Construct(scope, Node.Id);
            AddRoutes(side, _accepter, _requesterRange);
            ResolveNames(side, "AccepterPeeringConnectionOptions");
        }

        /// <summary>
        /// Lets a client on the requester's side use a port of a server on the accepter's. No security group can be named in another account or region:
        /// the ranges of the VPCs are.
        /// </summary>
        public void Allow({{Ec2}}.IConnectable client, {{Ec2}}.IConnectable server, {{Ec2}}.Port port)
        {
            client.Connections.AllowTo({{Ec2}}.Peer.Ipv4(_accepterRange), port, $"Through the peering {Node.Id}");
            server.Connections.AllowFrom({{Ec2}}.Peer.Ipv4(_requesterRange), port, $"Through the peering {Node.Id}");
        }

        /// <summary>Lets a client on the accepter's side use a port of a server on the requester's.</summary>
        public void AllowBack({{Ec2}}.IConnectable client, {{Ec2}}.IConnectable server, {{Ec2}}.Port port)
        {
            client.Connections.AllowTo({{Ec2}}.Peer.Ipv4(_requesterRange), port, $"Through the peering {Node.Id}");
            server.Connections.AllowFrom({{Ec2}}.Peer.Ipv4(_accepterRange), port, $"Through the peering {Node.Id}");
        }
        """);

    private static void WriteRoutes(CodeWriter writer, bool hasPublicSubnets, bool isElsewhere)
    {
        var (parameter, argument, scope, id) = isElsewhere
            ? ($"{Constructs}.Construct scope", "scope", "scope", "subnet.Node.Id")
            : ("string side", "side", "this", "$\"{side}{subnet.Node.Id}\"");
        writer.Write($$"""
            private void AddRoutes({{parameter}}, {{Ec2}}.IVpc vpc, string range)
            {
            {{(hasPublicSubnets ? $"    AddRoutes({argument}, vpc.PublicSubnets, range);\n" : "")}}    AddRoutes({{argument}}, vpc.PrivateSubnets, range);
                AddRoutes({{argument}}, vpc.IsolatedSubnets, range);
            }

            private void AddRoutes({{parameter}}, {{Ec2}}.ISubnet[] subnets, string range)
            {
                foreach (var subnet in subnets)
                {
                    new {{Ec2}}.CfnRoute({{scope}}, {{id}}, new {{Ec2}}.CfnRouteProps
                    {
                        RouteTableId = subnet.RouteTable.RouteTableId,
                        DestinationCidrBlock = range,
                        VpcPeeringConnectionId = Connection.Ref,
                    });
                }
            }
            """);
    }

    private static void WriteDns(CodeWriter writer, bool isElsewhere)
    {
        var (parameters, scope) = isElsewhere ? ($"{Constructs}.Construct scope, string side", "scope") : ("", "this");
        writer.Write($$"""
            /// <summary>Public host names of the peer resolve to private addresses. CloudFormation has no property for it; the API has.</summary>
            private void ResolveNames({{parameters}})
            {
                var options = new {{Dictionary}} { ["AllowDnsResolutionFromRemoteVpc"] = true };
                var call = new {{CustomResources}}.AwsSdkCall
                {
                    Service = "EC2",
                    Action = "modifyVpcPeeringConnectionOptions",
                    Parameters = new {{Dictionary}}
                    {
                        ["VpcPeeringConnectionId"] = Connection.Ref,
            {{(isElsewhere
                ? "            [side] = options,"
                : "            [\"RequesterPeeringConnectionOptions\"] = options,\n            [\"AccepterPeeringConnectionOptions\"] = options,")}}
                    },
                    PhysicalResourceId = {{CustomResources}}.PhysicalResourceId.Of(Node.Id),
                };
                new {{CustomResources}}.AwsCustomResource({{scope}}, "Dns", new {{CustomResources}}.AwsCustomResourceProps
                {
                    OnCreate = call,
                    OnUpdate = call,
                    InstallLatestAwsSdk = false,
                    Policy = {{CustomResources}}.AwsCustomResourcePolicy.FromStatements(new[]
                    {
                        new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
                        {
                            Actions = new[] { "ec2:ModifyVpcPeeringConnectionOptions" },
                            Resources = new[] { "*" },
                        }),
                    }),
                });
            }
            """);
    }
}
