namespace CdkVpc.Tests.Oracle.Random;

/// <summary>Where a route leads.</summary>
/// <param name="RouterType">What <c>AddRoute</c> calls it.</param>
/// <param name="Property">The property of an L1 route that names it.</param>
/// <param name="Id">Its id: an expression.</param>
internal sealed record RouteEnd(string RouterType, string Property, string Id)
{
    /// <summary>The method that adds a default route for IPv6 to it; null where there is none.</summary>
    public string? DefaultMethod { get; private init; }

    /// <summary>An internet gateway, by its id.</summary>
    public static RouteEnd Internet(string id) => new("GATEWAY", "GatewayId", id) { DefaultMethod = "AddIpv6DefaultInternetRoute" };

    /// <summary>A NAT gateway, by its id.</summary>
    public static RouteEnd Nat(string id) => new("NAT_GATEWAY", "NatGatewayId", id);

    /// <summary>An egress-only internet gateway, by its variable.</summary>
    public static RouteEnd EgressOnly(string gateway) =>
        new("EGRESS_ONLY_INTERNET_GATEWAY", "EgressOnlyInternetGatewayId", $"{gateway}.Ref") { DefaultMethod = "AddIpv6DefaultEgressOnlyInternetRoute" };

    /// <summary>A peering connection, by its variable.</summary>
    public static RouteEnd Peering(string connection) => new("VPC_PEERING_CONNECTION", "VpcPeeringConnectionId", $"{connection}.Ref");
}

/// <summary>A network made by L1: a VPC with a subnet and its route table. All are variables.</summary>
internal sealed record RawNetwork(string Vpc, string Subnet, string Table);

/// <content>Routes, gateways and IPv6.</content>
internal sealed partial class Sketch
{
    /// <summary>The destination of a route, by IPv4.</summary>
    public (string Name, string Value) Ipv4Destination(string range = "0.0.0.0/0") => ("DestinationCidrBlock", Text(range));

    /// <summary>The destination of a route, by IPv6.</summary>
    public (string Name, string Value) Ipv6Destination(string range = "::/0") => ("DestinationIpv6CidrBlock", Text(range));

    /// <summary>A VPC whose subnets all have IPv6 blocks; the private ones route ::/0 to an egress-only gateway.</summary>
    public string DualStackVpc() => Vpc(mark: null, ("IpProtocol", "IpProtocol.DUAL_STACK"), ("MaxAzs", Int(2)), ("NatGateways", Int(1)));

    /// <summary>Gives a VPC an IPv6 block.</summary>
    /// <param name="vpcId">The id of the VPC: an expression.</param>
    public void AddIpv6(string vpcId) => CreateUnused("CfnVPCCidrBlock", "block", mark: null, ("VpcId", vpcId), ("AmazonProvidedIpv6CidrBlock", Flag(value: true)));

    /// <summary>An internet gateway made by L1.</summary>
    /// <param name="vpcId">The id of the VPC to which it is attached: an expression.</param>
    public string InternetGateway(string vpcId)
    {
        var gateway = Create("CfnInternetGateway", "internet", mark: null);
        CreateUnused("CfnVPCGatewayAttachment", "attachment", mark: null, ("VpcId", vpcId), ("InternetGatewayId", $"{gateway}.{Choices.Pick("Ref", "AttrInternetGatewayId")}"));
        return gateway;
    }

    /// <summary>An egress-only internet gateway.</summary>
    /// <param name="vpcId">The id of its VPC: an expression.</param>
    /// <param name="mark">The rule that must report it; null where none must.</param>
    public string EgressOnlyGateway(string vpcId, string? mark = null) => Create("CfnEgressOnlyInternetGateway", "outward", mark, ("VpcId", vpcId));

    /// <summary>A network made by L1.</summary>
    /// <param name="hasIpv6">Whether the VPC and its subnet have IPv6 blocks.</param>
    /// <param name="mark">The rule that must report the subnet; null where none must.</param>
    public RawNetwork RawNetwork(bool hasIpv6 = true, string? mark = null)
    {
        var range = Range();
        var vpc = Create("CfnVPC", "rawVpc", mark: null, ("CidrBlock", Text(range)));
        var id = Choices.Pick($"{vpc}.Ref", $"{vpc}.AttrVpcId");
        List<(string Name, string Value)> props = [("VpcId", id), ("CidrBlock", Text(range.Replace(".0.0/16", ".1.0/24", StringComparison.Ordinal)))];
        if (hasIpv6)
        {
            AddIpv6(id);
            props.Add(("Ipv6CidrBlock", Choices.Pick(Text("2001:db8:1:2::/64"), $"Fn.Select(0, Fn.Cidr(Fn.Select(0, {vpc}.AttrIpv6CidrBlocks), 256, \"64\"))")));
        }

        var subnet = Create("CfnSubnet", "rawSubnet", mark, props);
        var table = Create("CfnRouteTable", "table", mark: null, ("VpcId", id));
        CreateUnused("CfnSubnetRouteTableAssociation", "association", mark: null, ("SubnetId", $"{subnet}.{Choices.Pick("Ref", "AttrSubnetId")}"), ("RouteTableId", $"{table}.Ref"));
        return new(vpc, subnet, table);
    }

    /// <summary>A route made by L1.</summary>
    public void RawRoute(string table, RouteEnd end, (string Name, string Value) destination, string? mark = null) => CreateUnused(
        "CfnRoute", "route", mark, ("RouteTableId", $"{table}.{Choices.Pick("Ref", "AttrRouteTableId")}"), destination, (end.Property, end.Id));

    /// <summary>Routes for ::/0 from each subnet of a VPC.</summary>
    /// <inheritdoc cref="Routes"/>
    public void DefaultIpv6Routes(string from, string subnets, RouteEnd end, string? mark = null)
    {
        if (end.DefaultMethod is not { } method || !Choices.Maybe(25))
        {
            Routes(from, subnets, end, Ipv6Destination(), mark);
            return;
        }

        var subnet = Name("subnet");
        Code($"foreach (var {subnet} in {from}.{subnets})\n    ((Subnet){subnet}).{Mark(mark, method)}({end.Id});");
    }

    /// <summary>Routes from each subnet of a VPC.</summary>
    /// <param name="from">The variable of the VPC.</param>
    /// <param name="subnets">The list of subnets.</param>
    /// <param name="end">Where they lead.</param>
    /// <param name="destination">For which addresses they are; null where that is left to <c>AddRoute</c>.</param>
    /// <param name="mark">The rule that must report the routes; null where none must.</param>
    public void Routes(string from, string subnets, RouteEnd end, (string Name, string Value)? destination, string? mark = null)
    {
        var subnet = Name("subnet");
        var i = Name("i");
        var given = destination is var (name, value) ? $"{name} = {value}, " : "";
        var made = $"new {Mark(mark, "CfnRoute")}(this, {Id("Route", i)}, new CfnRouteProps {{ {given}{end.Property} = {end.Id}, RouteTableId = ";
        switch (destination is null ? 0 : Choices.Below(3))
        {
            case 1:
                Code($"for (var {i} = 0; {i} < {from}.{subnets}.Length; {i}++)\n    {made}{from}.{subnets}[{i}].RouteTable.RouteTableId }});");
                break;
            case 2:
                Code($"foreach (var ({subnet}, {i}) in {from}.{subnets}.Select((one, i) => (one, i)))\n    _ = {made}{subnet}.RouteTable.RouteTableId }});");
                break;
            default:
                Code($"foreach (var {subnet} in {from}.{subnets})\n    ((Subnet){subnet}).{Mark(mark, "AddRoute")}({Id("Route")}, new AddRouteOptions {{ {given}RouterType = RouterType.{end.RouterType}, RouterId = {end.Id} }});");
                break;
        }
    }

    /// <summary>Routes through a peering connection, from each subnet of a VPC.</summary>
    /// <param name="from">The variable of the VPC.</param>
    /// <param name="peering">The variable of the connection.</param>
    /// <param name="destination">The range: an expression.</param>
    /// <param name="subnets">The list of subnets.</param>
    /// <param name="mark">The rule that must report the routes; null where none must.</param>
    public void PeeringRoutes(string from, string peering, string destination, string subnets = "IsolatedSubnets", string? mark = null) =>
        Routes(from, subnets, RouteEnd.Peering(peering), ("DestinationCidrBlock", destination), mark);
}
