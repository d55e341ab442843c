using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>VPC peering connections: there is only the L1 construct.</summary>
internal sealed class PeeringFamily : Family
{
    private const string Connection = CdkNames.Ec2 + "CfnVPCPeeringConnection";

    private readonly List<(Instance Construct, L1Properties Properties)> _connections = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Connection];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == Connection)
        {
            _connections.Add((instance, L1Properties.Capture(instance, arguments, context,
                "VpcId", "PeerVpcId", "PeerRegion", "PeerOwnerId", "PeerRoleArn")));
        }
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _connections)
        {
            var place = writer.PlaceOf(construct);
            writer.Network.Peerings.Add(writer.Add(construct, new PeeringConnection
            {
                Place = place,
                Requester = writer.Resolve<Vpc>(properties["VpcId"]),
                Accepter = writer.Resolve<Vpc>(properties["PeerVpcId"]),
                PeerRegion = properties.Text("PeerRegion"),
                PeerOwnerId = properties.Text("PeerOwnerId"),
                PeerRoleArn = properties.Text("PeerRoleArn"),
            }));
        }
    }
}
