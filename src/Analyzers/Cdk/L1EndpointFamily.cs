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

    /// <summary>The property that says for whom private DNS of S3 is.</summary>
    public const string Scope = "DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint";

    private static readonly string[] Names =
    [
        "VpcId", "ServiceName", "VpcEndpointType", "RouteTableIds", "SubnetIds", "SecurityGroupIds", "PrivateDnsEnabled", "PolicyDocument", "ServiceRegion",
        "DnsOptions",
    ];

    /// <summary>What only interface endpoints take, as properties and in the words of <see cref="GatewayEndpoint.InterfaceSettings"/>.</summary>
    private static readonly (string Property, string Words)[] InterfaceLists = [("SubnetIds", "subnets"), ("SecurityGroupIds", "security groups")];

    private readonly List<EndpointModel> _endpoints = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Endpoint];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var model = new EndpointModel(instance) { Properties = L1Properties.Capture(instance, arguments, context, Names) };
        instance.Model = model;
        _endpoints.Add(model);
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (member.Name is "AttrDnsEntries" or "AttrNetworkInterfaceIds")
            NoteUse(receiver, context);
        return null;
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name == "GetAtt" && ValueReader.Text(arguments[0]) is var name && (name.IsUnknown || name.Is("DnsEntries") || name.Is("NetworkInterfaceIds")))
            NoteUse(receiver, context);
        return null;
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _endpoints.Select(static model => (model.Construct, model.Properties!)))
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
                endpoint.OwnNamesAreUsed = ((EndpointModel)construct.Model!).OwnNamesAreUsed;
                writer.Network.InterfaceEndpoints.Add(endpoint);
            }
            else if (type.IsUnknown)
            {
                writer.Network.VpcsOfUndecidedEndpoints.Add(writer.Resolve<Vpc>(properties["VpcId"]));
            }
        }
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var model in _endpoints)
        {
            var (construct, properties) = (model.Construct, model.Properties!);
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

    /// <summary>The names of the L1 construct inside of an L2 one are the L2 construct's.</summary>
    private static void NoteUse(Value? receiver, CdkContext context)
    {
        if (receiver is Instance construct && context.Tree.OwnerOf(construct).Model is EndpointModel model)
            model.OwnNamesAreUsed = true;
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
            TypeIsLeftOut = !properties.Has("VpcEndpointType"),
            IsAwsService = service.IsAws,
        };
        endpoint.RouteTables.IsOpen = endpoint.InterfaceSettings.IsOpen = !endpoint.IsClosed;
        endpoint.InterfaceSettings.AddRange(InterfaceLists.Where(list => IsGiven(properties[list.Property])).Select(static list => list.Words));
        if (ValueReader.Flag(properties["PrivateDnsEnabled"]).Is(true))
            endpoint.InterfaceSettings.Add("private DNS");
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
            PrivateDnsScope = ValueReader.Text(properties.Nested(Scope)),
            HasRouteTables = IsGiven(properties["RouteTableIds"]),
            AdmitsVpc = false,
            Port = service.Port,
        };
        endpoint.Subnets.IsOpen = endpoint.SecurityGroups.IsOpen = !endpoint.IsClosed;
        return endpoint;
    }

    /// <summary>Whether a list is certain to have an element.</summary>
    private static bool IsGiven(Value list) => ValueReader.Alternatives(list).All(static one => ValueReader.Elements(one.Value).Count > 0);

    /// <summary>A service region given apart is what counts: the service's name is then meant to be of that region.</summary>
    private static Setting<string> Region(EndpointService service, L1Properties properties) =>
        properties.Has("ServiceRegion") ? Setting<string>.Unknown : service.Region;
}
