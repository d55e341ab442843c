using CdkVpc.Generators.Writing;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.InterfaceEndpoints;

/// <summary>Writes the class of the interface endpoints of a VPC, and what makes each of them.</summary>
internal static class InterfaceEndpointWriter
{
    /// <summary>The statement that makes an endpoint.</summary>
    public static string Creation(InterfaceEndpoint endpoint)
    {
        var further = (endpoint.AdmitsVpc ? "" : ", admitsVpc: false")
            + (endpoint.HasPrivateDns ? "" : ", hasPrivateDns: false")
            + (endpoint.TakesPolicy ? "" : ", takesPolicy: false")
            + (endpoint.SubnetGroup is { } group ? $", subnetGroup: {CodeWriter.Literal(group)}" : "");
        return $"""{endpoint.Name} = new InterfaceEndpoint(this, "{endpoint.Name}", vpc, {Ec2}.InterfaceVpcEndpointAwsService.{endpoint.Service}{further});""";
    }

    /// <summary>The class, with the parameters that some endpoint needs.</summary>
    public static void Write(CodeWriter writer, IReadOnlyList<InterfaceEndpoint> endpoints)
    {
        var isClosed = endpoints.Any(static endpoint => !endpoint.AdmitsVpc);
        var isWithoutDns = endpoints.Any(static endpoint => !endpoint.HasPrivateDns);
        var isWithoutPolicy = endpoints.Any(static endpoint => !endpoint.TakesPolicy);
        var isPlaced = endpoints.Any(static endpoint => endpoint.SubnetGroup is not null);
        var parameters = (isClosed ? ", bool admitsVpc = true" : "")
            + (isWithoutDns ? ", bool hasPrivateDns = true" : "")
            + (isWithoutPolicy ? ", bool takesPolicy = true" : "")
            + (isPlaced ? ", string? subnetGroup = null" : "");

        writer.Write("/// <summary>An interface endpoint in one subnet of each zone, with a security group of its own.</summary>");
        writer.Open($"public sealed class InterfaceEndpoint : {Constructs}.Construct");
        writer.Open($"internal InterfaceEndpoint({Constructs}.Construct scope, string id, {Ec2}.IVpc vpc, {Ec2}.IInterfaceVpcEndpointService service{parameters}) : base(scope, id)");
        writer.Write($$"""
            Port = {{Ec2}}.Port.Tcp(service.Port);
            SecurityGroup = new {{Ec2}}.SecurityGroup(this, "SecurityGroup", new {{Ec2}}.SecurityGroupProps
            {
                Vpc = vpc,
                Description = $"Clients of the endpoint {id}",
                AllowAllOutbound = false,
            });
            {{If(isClosed, "admitsVpc")}}SecurityGroup.AddIngressRule({{Ec2}}.Peer.Ipv4(vpc.VpcCidrBlock), Port, "The VPC");

            Endpoint = new {{Ec2}}.InterfaceVpcEndpoint(this, "Endpoint", new {{Ec2}}.InterfaceVpcEndpointProps
            {
                Vpc = vpc,
                Service = service,
                SecurityGroups = new {{Ec2}}.ISecurityGroup[] { SecurityGroup },
                Open = false,
                PrivateDnsEnabled = {{(isWithoutDns ? "hasPrivateDns" : "true")}},
            """ + (isPlaced ? $"\n    Subnets = subnetGroup is null ? null : new {Ec2}.SubnetSelection {{ SubnetGroupName = subnetGroup }}," : "") + "\n});");
        if (isWithoutPolicy)
            writer.Open("if (takesPolicy)");
        writer.Write($$"""
            Endpoint.AddToPolicy(new {{Iam}}.PolicyStatement(new {{Iam}}.PolicyStatementProps
            {
                Principals = new {{Iam}}.IPrincipal[] { new {{Iam}}.AnyPrincipal() },
                Actions = new[] { "*" },
                Resources = new[] { "*" },
                Conditions = new {{Dictionary}}
                {
                    ["StringEquals"] = new {{Dictionary}} { ["aws:PrincipalAccount"] = {{Core}}.Stack.Of(this).Account },
                },
            }));
            """);
        if (isWithoutPolicy)
            writer.Close();
        writer.Close();
        writer.Space();
        writer.Write($$"""
            /// <summary>The endpoint.</summary>
            public {{Ec2}}.InterfaceVpcEndpoint Endpoint { get; }

            /// <summary>The security group of its interfaces: it admits clients, and lets nothing out.</summary>
            public {{Ec2}}.SecurityGroup SecurityGroup { get; }

            /// <summary>The port that the service answers at.</summary>
            public {{Ec2}}.Port Port { get; }

            /// <summary>Lets a client in: a security group, or what has one.</summary>
            public void AllowFrom({{Ec2}}.IConnectable client) => client.Connections.AllowTo(SecurityGroup, Port, $"To the endpoint {Node.Id}");
            """);
        writer.Close();
    }

    private static string If(bool isNeeded, string condition) => isNeeded ? $"if ({condition})\n    " : "";
}
