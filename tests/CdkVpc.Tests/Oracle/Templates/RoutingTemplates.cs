using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Route tables and which subnets use them.</summary>
internal sealed class RouteTableTemplates : TemplateFamily
{
    private const string Table = "AWS::EC2::RouteTable";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Table, "AWS::EC2::SubnetRouteTableAssociation"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type != Table)
            return;
        var table = network.Add(resource, new RouteTable
        {
            Place = network.PlaceOf(resource),
            Vpc = network.FindVpc(resource["VpcId"]),
        });
        network.Network.RouteTables.Add(table);
        table.Vpc?.RouteTables.Add(table);
    }

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type == Table)
            return;
        var subnet = network.Find<Subnet>(resource["SubnetId"]);
        var table = network.Find<RouteTable>(resource["RouteTableId"]);
        network.Network.RouteTableAssociations.Add(network.Add(resource, new RouteTableAssociation { Place = network.PlaceOf(resource), Subnet = subnet, Table = table }));
        if (table is not null && subnet is not null)
        {
            table.Subnets.Add(subnet);
            subnet.RouteTables.Add(table);
        }
    }
}

/// <summary>Internet, NAT and egress-only gateways.</summary>
internal sealed class GatewayTemplates : TemplateFamily
{
    private const string Attachment = "AWS::EC2::VPCGatewayAttachment";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::InternetGateway", "AWS::EC2::NatGateway", "AWS::EC2::EgressOnlyInternetGateway", Attachment];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type == Attachment)
            return;
        var subnet = network.Find<Subnet>(resource["SubnetId"]);
        var gateway = network.Add(resource, new Gateway
        {
            Place = network.PlaceOf(resource),
            Kind = resource.Type switch
            {
                "AWS::EC2::InternetGateway" => GatewayKind.Internet,
                "AWS::EC2::NatGateway" => GatewayKind.Nat,
                _ => GatewayKind.EgressOnly,
            },
            Subnet = subnet,
            IsPrivate = resource["ConnectivityType"].Setting.Or("public").Is("private"),
        });
        network.Network.Gateways.Add(gateway);
        if ((subnet?.Vpc ?? network.FindVpc(resource["VpcId"])) is { } vpc)
            gateway.Vpcs.Add(vpc);
        else
            gateway.Vpcs.IsOpen = gateway.Kind == GatewayKind.Nat;
    }

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type == Attachment && network.Find<Gateway>(resource["InternetGatewayId"]) is { } gateway && network.FindVpc(resource["VpcId"]) is { } vpc)
            gateway.Vpcs.Add(vpc);
    }
}

/// <summary>Routes.</summary>
internal sealed class RouteTemplates : TemplateFamily
{
    private static readonly (string Property, RouteTargetKind Kind)[] Targets =
    [
        ("GatewayId", RouteTargetKind.Gateway),
        ("NatGatewayId", RouteTargetKind.NatGateway),
        ("EgressOnlyInternetGatewayId", RouteTargetKind.EgressOnlyGateway),
        ("VpcPeeringConnectionId", RouteTargetKind.Peering),
        ("TransitGatewayId", RouteTargetKind.TransitGateway),
        ("VpcEndpointId", RouteTargetKind.Other),
        ("NetworkInterfaceId", RouteTargetKind.Other),
        ("InstanceId", RouteTargetKind.Other),
        ("CarrierGatewayId", RouteTargetKind.Other),
        ("LocalGatewayId", RouteTargetKind.Other),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::Route"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        var table = network.Find<RouteTable>(resource["RouteTableId"]);
        var route = network.Add(resource, new Route
        {
            Place = network.PlaceOf(resource),
            Table = table,
        });
        foreach (var name in new[] { "DestinationCidrBlock", "DestinationIpv6CidrBlock" })
        {
            if (resource[name].Exists)
                route.Destinations.Add(network.RangeTarget(resource[name]));
        }

        if (resource["DestinationPrefixListId"].Exists)
            route.Destinations.Add(new Target { PrefixList = resource["DestinationPrefixListId"].ToString() });
        foreach (var (property, kind) in Targets)
        {
            if (resource[property].Exists)
                route.Targets.Add(new RouteTarget(kind, network.Find<Resource>(resource[property])));
        }

        network.Network.Routes.Add(route);
        table?.Routes.Add(route);
    }
}
