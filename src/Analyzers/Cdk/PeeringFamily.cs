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
    private readonly HashSet<Instance> _constructs = [];
    private readonly PeeringDnsReader _dns = new();

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Connection];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name != Connection)
            return;
        _constructs.Add(instance);
        _connections.Add((instance, L1Properties.Capture(instance, arguments, context,
            "VpcId", "PeerVpcId", "PeerRegion", "PeerOwnerId", "PeerRoleArn")));
    }

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (_constructs.Count > 0)
            _dns.Observe(constructor, arguments, _constructs, context);
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
                Requester = VpcOf(properties["VpcId"], writer),
                Accepter = VpcOf(properties["PeerVpcId"], writer),
                PeerRegion = properties.Text("PeerRegion"),
                PeerOwnerId = properties.Text("PeerOwnerId"),
                PeerRoleArn = properties.Text("PeerRoleArn"),
                HasDnsOptions = _dns.IsSet(construct),
            }));
        }
    }

    /// <summary>The VPC of an id, which may be one that is made elsewhere.</summary>
    private static Vpc? VpcOf(Value id, NetworkWriter writer) =>
        writer.Resolve<Vpc>(id) ?? (ValueReader.TextOrNull(id) is { } written ? writer.Family<VpcFamily>().OfId(written, writer) : null);
}
