using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// <c>CfnVPCEndpoint</c>. The defaults are CloudFormation's: the type is Gateway, private DNS is off, without security groups the VPC's default one
/// is taken, and nothing is associated by itself (AWS::EC2::VPCEndpoint).
/// </summary>
internal sealed class L1EndpointFamily : Family
{
    private const string Endpoint = CdkNames.Ec2 + "CfnVPCEndpoint";

    private static readonly string[] Names =
    [
        "VpcId", "ServiceName", "VpcEndpointType", "RouteTableIds", "SubnetIds", "SecurityGroupIds", "PrivateDnsEnabled", "PolicyDocument", "ServiceRegion",
    ];

    private readonly List<(Instance Construct, L1Properties Properties)> _endpoints = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Endpoint];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context) =>
        _endpoints.Add((instance, L1Properties.Capture(instance, arguments, context, Names)));

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _endpoints)
        {
            var type = properties.Text("VpcEndpointType").Or("Gateway");
            if (type.Is("Gateway"))
            {
                var endpoint = writer.Add(construct, WriteGateway(construct, properties, writer));
                writer.Network.GatewayEndpoints.Add(endpoint);
            }
            else if (type.Is("Interface"))
            {
                var endpoint = writer.Add(construct, WriteInterface(construct, properties, writer));
                writer.Network.InterfaceEndpoints.Add(endpoint);
            }
            else if (type.IsUnknown)
            {
                // It is one or the other.
                writer.Network.GatewayEndpoints.IsOpen = writer.Network.InterfaceEndpoints.IsOpen = true;
            }
        }
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _endpoints)
        {
            var model = new EndpointModel(construct) { Properties = properties };
            if (writer.Find<GatewayEndpoint>(construct) is { } gateway)
            {
                writer.AddEach(gateway.RouteTables, properties["RouteTableIds"], gateway.Guard);
                model.WritePolicy(gateway, writer);
            }
            else if (writer.Find<InterfaceEndpoint>(construct) is { } endpoint)
            {
                writer.AddEach(endpoint.Subnets, properties["SubnetIds"], endpoint.Guard);
                writer.AddEach(endpoint.SecurityGroups, properties["SecurityGroupIds"], endpoint.Guard);
                model.WritePolicy(endpoint, writer);
            }
        }
    }

    private static GatewayEndpoint WriteGateway(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var service = EndpointService.Parse(properties["ServiceName"]);
        var endpoint = new GatewayEndpoint
        {
            Place = place,
            Vpc = writer.Resolve<Vpc>(properties["VpcId"]),
            Service = service.Name,
            ServiceRegion = Region(service, properties),
        };
        endpoint.RouteTables.IsOpen = !endpoint.IsClosed;
        return endpoint;
    }

    private static InterfaceEndpoint WriteInterface(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var service = EndpointService.Parse(properties["ServiceName"]);
        var endpoint = new InterfaceEndpoint
        {
            Place = place,
            Vpc = writer.Resolve<Vpc>(properties["VpcId"]),
            Service = service.Name,
            ServiceRegion = Region(service, properties),
            IsAwsService = service.IsAws,
            SubnetsAreChosen = properties.Has("SubnetIds"),
            PrivateDns = ValueReader.FlagOr(properties["PrivateDnsEnabled"], fallback: false),
            AdmitsVpc = false,
            Port = service.Port,
        };
        endpoint.Subnets.IsOpen = endpoint.SecurityGroups.IsOpen = !endpoint.IsClosed;
        return endpoint;
    }

    /// <summary>A service region given apart is what counts: the service's name is then meant to be of that region.</summary>
    private static Setting<string> Region(EndpointService service, L1Properties properties) =>
        properties.Has("ServiceRegion") ? Setting<string>.Unknown : service.Region;
}
