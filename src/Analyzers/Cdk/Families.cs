namespace CdkVpc.Analyzers.Cdk;

/// <summary>All families, in the order in which they write the network.</summary>
internal static class Families
{
    public static Family[] All() =>
    [
        new PeerFamily(),
        new SecurityGroupFamily(),
        new ConnectionsFamily(),
        new PolicyFamily(),
        new EndpointServiceFamily(),
        new GatewayEndpointFamily(),
        new InterfaceEndpointFamily(),
        new L1EndpointFamily(),
        new StackFamily(),
        new NodeFamily(),
        new ElementFamily(),
        new IntrinsicFamily(),
        new AspectFamily(),
        new VpcFamily(),
        new CfnVpcFamily(),
        new SubnetFamily(),
        new RoutingFamily(),
        new GatewayFamily(),
        new PeeringFamily(),
        new FlowLogFamily(),
        new ImplicitVpcFamily(),
    ];
}
