using CdkVpc.Analyzers.Cdk.Refusals;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// All families, in the order in which they write the network: what others refer to comes first. Of the families of one type, the first that
/// knows a member answers.
/// </summary>
internal static class Families
{
    public static Family[] All() =>
    [
        new StackFamily(),
        new ContextFamily(),
        new NodeFamily(),
        new ElementFamily(),
        new IntrinsicFamily(),
        new DurationFamily(),
        new AspectFamily(),
        new ExportFamily(),
        new RefusalFamily(),
        new RequiredPropertyFamily(),
        new VpcFamily(),
        new CfnVpcFamily(),
        new SubnetFamily(),
        new SubnetFilterFamily(),
        new RoutingFamily(),
        new GatewayFamily(),
        new PeeringFamily(),
        new FlowLogFamily(),
        new FlowLogPartsFamily(),
        new LogGroupFamily(),
        new MetricFilterFamily(),
        new MetricFamily(),
        new ImplicitVpcFamily(),
        new PeerFamily(),
        new SecurityGroupFamily(),
        new SharedGroupFamily(),
        new ConnectionsFamily(),
        new GroupUseFamily(),
        new PolicyFamily(),
        new BucketFamily(),
        new TableFamily(),
        new EndpointServiceFamily(),
        new GatewayEndpointFamily(),
        new InterfaceEndpointFamily(),
        new HostedZoneFamily(),
        new AttachmentFamily(),
        new NetworkAclFamily(),
        new L1EndpointFamily(),
        new ClusterFamily(),
        new DatabaseEngineFamily(),
        new WorkloadFamily(),
        new L1WorkloadFamily(),
        new IdentityFamily(),
        new GrantFamily(),
        new TargetFamily(),
        new ListenerFamily(),
        new BucketUseFamily(),
    ];
}
