namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>2xx: where IPv6 is routed, and which gateways carry it.</summary>
internal static class Ipv6RouteMistakes
{
    private const string Nat = "CfnNatGateway";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC201",
            "private subnets that everyone may call by IPv6",
            static sketch => Open(sketch, "VPC201", sketch.Choices.Pick("PrivateSubnets", "IsolatedSubnets"), isInternet: true),
            static sketch =>
            {
                var isInternet = sketch.Choices.Maybe();
                Open(sketch, mark: null, isInternet ? "PublicSubnets" : "PrivateSubnets", isInternet);
            }),
        new(
            "VPC201",
            "private subnet made by L1 that everyone may call by IPv6",
            static sketch => RawOpen(sketch, "VPC201", isPublic: false),
            static sketch => RawOpen(sketch, mark: null, isPublic: true)),
        new(
            "VPC202",
            "egress-only gateway without routes",
            static sketch => Gateway(sketch, "VPC202", "PrivateSubnets", hasRoutes: false),
            static sketch => Gateway(sketch, mark: null, "PrivateSubnets", hasRoutes: true)),
        new(
            "VPC202",
            "routes of subnets that there are not",
            static sketch => Gateway(sketch, "VPC202", "PrivateSubnets", hasRoutes: true, isIsolated: true),
            static sketch => Gateway(sketch, mark: null, "IsolatedSubnets", hasRoutes: true, isIsolated: true)),
        new(
            "VPC202",
            "egress-only gateway beside the one that is used",
            static sketch => Beside(sketch, "VPC202"),
            static sketch => Beside(sketch, mark: null)),
        new(
            "VPC203",
            "routes for IPv4 to an egress-only gateway",
            static sketch => Outward(sketch, "VPC203", sketch.Choices.Below(3) switch
            {
                1 => sketch.Ipv4Destination(),
                2 => sketch.Ipv4Destination("192.168.0.0/16"),
                _ => null,
            }),
            static sketch => Outward(sketch, mark: null, sketch.Ipv6Destination(sketch.Choices.Pick("::/0", "2600::/12")))),
        new(
            "VPC203",
            "L1 route for IPv4 to an egress-only gateway",
            static sketch => RawOutward(sketch, "VPC203", hasIpv6: true, network => sketch.Choices.Maybe() ? sketch.Ipv4Destination() : ("DestinationCidrBlock", $"{network.Vpc}.AttrCidrBlock")),
            static sketch => RawOutward(sketch, mark: null, hasIpv6: true, _ => sketch.Ipv6Destination())),
        new(
            "VPC204",
            "L1 subnet that has no way out by IPv6",
            static sketch => RawWayOut(sketch, "VPC204", hasIpv6Route: false, isPrivate: true),
            static sketch =>
            {
                var isPrivate = sketch.Choices.Maybe();
                RawWayOut(sketch, mark: null, hasIpv6Route: isPrivate, isPrivate);
            }),
        new(
            "VPC204",
            "L2 subnet made by hand that has no way out by IPv6",
            static sketch => WayOut(sketch, "VPC204", hasIpv6: true, hasIpv6Route: false),
            static sketch =>
            {
                var hasIpv6 = sketch.Choices.Maybe();
                WayOut(sketch, mark: null, hasIpv6, hasIpv6Route: hasIpv6);
            }),
        new(
            "VPC204",
            "subnets that got IPv6 later and no way out",
            static sketch => Later(sketch, "VPC204"),
            static sketch => Later(sketch, mark: null)),
        new(
            "VPC205",
            "routes to the internet gateway of another VPC",
            static sketch => Stranger(sketch, "VPC205"),
            static sketch => Stranger(sketch, mark: null)),
        new(
            "VPC205",
            "L1 route to a gateway of another VPC",
            static sketch => RawStranger(sketch, "VPC205"),
            static sketch => RawStranger(sketch, mark: null)),
        new(
            "VPC206",
            "routes for IPv6 to a NAT gateway",
            static sketch => Translated(sketch, "VPC206", sketch.Ipv6Destination(sketch.Choices.Pick("::/0", "2600::/12"))),
            static sketch => Translated(sketch, mark: null, sketch.Choices.Pick(sketch.Ipv4Destination("198.51.100.0/24"), sketch.Ipv6Destination("64:ff9b::/96"), sketch.Ipv6Destination("64:ff9b::c000:200/120")))),
        new(
            "VPC206",
            "L1 route for IPv6 to a NAT gateway",
            static sketch => RawTranslated(sketch, "VPC206", sketch.Ipv6Destination()),
            static sketch => RawTranslated(sketch, mark: null, sketch.Choices.Pick(sketch.Ipv4Destination(), sketch.Ipv6Destination("64:ff9b::/96")))),
        new(
            "VPC208",
            "egress-only gateway in a VPC without IPv6",
            static sketch => Outward(sketch, "VPC208", sketch.Ipv6Destination(), hasIpv6: false),
            static sketch => Outward(sketch, mark: null, sketch.Ipv6Destination(), hasIpv6: true)),
        new(
            "VPC208",
            "egress-only gateway in an L1 VPC without IPv6",
            static sketch => RawOutward(sketch, "VPC208", hasIpv6: false, _ => sketch.Ipv6Destination()),
            static sketch =>
            {
                var hasIpv6 = sketch.Choices.Maybe();
                RawOutward(sketch, mark: null, hasIpv6, _ => hasIpv6 ? sketch.Ipv6Destination() : sketch.Ipv6Destination("2600::/12"));
            }),
    ];

    /// <summary>A VPC with a gateway to the internet, whose subnets have no IPv6 blocks; it has one unless told otherwise.</summary>
    private static string VpcWithIpv6(Sketch sketch, bool hasIpv6 = true, string? mark = null)
    {
        var vpc = sketch.NatVpc(mark);
        if (hasIpv6)
            sketch.AddIpv6($"{vpc}.VpcId");
        if (sketch.Choices.Maybe())
            sketch.Split();
        return vpc;
    }

    private static void Open(Sketch sketch, string? mark, string subnets, bool isInternet)
    {
        var vpc = subnets == "IsolatedSubnets"
            ? sketch.Vpc(mark: null, ("MaxAzs", sketch.Int(2)), ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("front", "PUBLIC"), sketch.SubnetGroup("data", "PRIVATE_ISOLATED"))))
            : sketch.NatVpc();
        sketch.AddIpv6($"{vpc}.VpcId");
        sketch.Split();
        var end = isInternet ? RouteEnd.Internet(sketch.Choices.Pick($"{vpc}.InternetGatewayId!", $"{vpc}.InternetGatewayId")) : RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{vpc}.VpcId"));
        sketch.DefaultIpv6Routes(vpc, subnets, end, mark);
    }

    private static void RawOpen(Sketch sketch, string? mark, bool isPublic)
    {
        var network = sketch.RawNetwork();
        var internet = RouteEnd.Internet($"{sketch.InternetGateway($"{network.Vpc}.Ref")}.Ref");
        if (sketch.Choices.Maybe())
            sketch.Split();
        sketch.RawRoute(network.Table, isPublic ? internet : RouteEnd.Nat(sketch.Text("nat-1")), sketch.Ipv4Destination());
        sketch.RawRoute(network.Table, internet, sketch.Ipv6Destination(), mark);
    }

    private static void Gateway(Sketch sketch, string? mark, string subnets, bool hasRoutes, bool isIsolated = false)
    {
        var vpc = isIsolated ? sketch.IsolatedVpc() : VpcWithIpv6(sketch);
        var gateway = sketch.EgressOnlyGateway($"{vpc}.VpcId", mark);
        if (sketch.Choices.Maybe())
            sketch.Split();
        if (hasRoutes)
            sketch.DefaultIpv6Routes(vpc, subnets, RouteEnd.EgressOnly(gateway));
    }

    private static void Beside(Sketch sketch, string? mark)
    {
        var network = sketch.RawNetwork();
        var gateway = sketch.EgressOnlyGateway($"{network.Vpc}.Ref", mark);
        var other = sketch.InternetGateway($"{network.Vpc}.Ref");
        sketch.Split();
        sketch.RawRoute(network.Table, mark is null ? RouteEnd.EgressOnly(gateway) : RouteEnd.Internet($"{other}.Ref"), sketch.Ipv6Destination());
    }

    private static void Outward(Sketch sketch, string? mark, (string Name, string Value)? destination, bool hasIpv6 = true)
    {
        var vpc = VpcWithIpv6(sketch, hasIpv6);
        var gateway = sketch.EgressOnlyGateway($"{vpc}.VpcId");
        if (sketch.Choices.Maybe())
            sketch.Split();
        sketch.Routes(vpc, "PrivateSubnets", RouteEnd.EgressOnly(gateway), destination, mark);
    }

    private static void RawOutward(Sketch sketch, string? mark, bool hasIpv6, Func<RawNetwork, (string Name, string Value)> destination)
    {
        var network = sketch.RawNetwork(hasIpv6);
        var gateway = sketch.EgressOnlyGateway($"{network.Vpc}.{sketch.Choices.Pick("Ref", "AttrVpcId")}");
        sketch.Split(mayLeaveStack: true);
        sketch.RawRoute(network.Table, RouteEnd.EgressOnly(gateway), destination(network), mark);
    }

    private static void RawWayOut(Sketch sketch, string? mark, bool hasIpv6Route, bool isPrivate)
    {
        var network = sketch.RawNetwork(hasIpv6: true, mark);
        if (sketch.Choices.Maybe())
            sketch.Split();
        if (isPrivate)
            sketch.RawRoute(network.Table, sketch.Choices.Pick(RouteEnd.Nat(sketch.Text("nat-1")), new("TRANSIT_GATEWAY", "TransitGatewayId", sketch.Text("tgw-1"))), sketch.Ipv4Destination());
        if (hasIpv6Route)
            sketch.RawRoute(network.Table, RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{network.Vpc}.Ref")), sketch.Ipv6Destination());
    }

    private static void WayOut(Sketch sketch, string? mark, bool hasIpv6, bool hasIpv6Route)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.AddIpv6($"{vpc}.VpcId");
        List<(string Name, string Value)> props =
            [("VpcId", $"{vpc}.VpcId"), ("AvailabilityZone", $"{vpc}.AvailabilityZones[{sketch.Int(0)}]"), ("CidrBlock", sketch.Text("100.66.0.0/24"))];
        if (hasIpv6)
            props.Add(("Ipv6CidrBlock", sketch.Text("2001:db8:1:3::/64")));
        var subnet = sketch.Create(sketch.Choices.Pick("PrivateSubnet", "Subnet"), "subnet", mark, props);
        sketch.Split();
        sketch.Call(subnet, "AddDefaultNatRoute", mark: null, sketch.Text("nat-1"));
        if (hasIpv6Route)
            sketch.Call(subnet, "AddIpv6DefaultEgressOnlyInternetRoute", mark: null, $"{sketch.EgressOnlyGateway($"{vpc}.VpcId")}.Ref");
    }

    private static void Later(Sketch sketch, string? mark)
    {
        var vpc = VpcWithIpv6(sketch, hasIpv6: true, mark);
        var (subnet, raw) = (sketch.Name("subnet"), sketch.Name("raw"));
        const string Block = "Ipv6CidrBlock";
        sketch.Code($"foreach (var {subnet} in {vpc}.PrivateSubnets)\n{{\n    var {raw} = (CfnSubnet){subnet}.Node.DefaultChild!;\n    {sketch.Choices.Pick($"{raw}.{Block} = \"2001:db8:1:4::/64\"", $"{raw}.AddPropertyOverride(\"{Block}\", \"2001:db8:1:4::/64\")")};\n}}");
        if (mark is null)
            sketch.DefaultIpv6Routes(vpc, "PrivateSubnets", RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{vpc}.VpcId")));
    }

    private static void Stranger(Sketch sketch, string? mark)
    {
        var (vpc, other) = (VpcWithIpv6(sketch), VpcWithIpv6(sketch));
        var owner = mark is null ? vpc : other;
        var end = sketch.Choices.Maybe() ? RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{owner}.VpcId")) : RouteEnd.Internet($"{owner}.InternetGatewayId!");
        sketch.Split();
        sketch.Routes(vpc, sketch.Choices.Pick("PrivateSubnets", "PublicSubnets"), end, sketch.Ipv6Destination("2600::/12"), mark);
    }

    private static void RawStranger(Sketch sketch, string? mark)
    {
        var (network, other) = (sketch.RawNetwork(), sketch.RawNetwork());
        var owner = mark is null ? network : other;
        var (end, destination) = sketch.Choices.Below(3) switch
        {
            1 => (RouteEnd.Internet($"{sketch.InternetGateway($"{owner.Vpc}.Ref")}.Ref"), sketch.Ipv4Destination()),
            2 => (RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{owner.Vpc}.Ref")), sketch.Ipv6Destination()),
            _ => (RouteEnd.Nat($"{NatGateway(sketch, $"{owner.Subnet}.Ref")}.Ref"), sketch.Ipv4Destination()),
        };
        sketch.Split(mayLeaveStack: true);
        sketch.RawRoute(network.Table, end, destination, mark);
    }

    private static string NatGateway(Sketch sketch, string subnetId) => sketch.Create(Nat, "nat", mark: null, ("SubnetId", subnetId), ("AllocationId", sketch.Text("eipalloc-1")));

    private static void Translated(Sketch sketch, string? mark, (string Name, string Value) destination)
    {
        var vpc = VpcWithIpv6(sketch);
        var id = sketch.Choices.Maybe() ? $"{NatGateway(sketch, $"{vpc}.PublicSubnets[0].SubnetId")}.Ref" : sketch.Text("nat-1");
        sketch.Split();
        if (mark is null && sketch.Choices.Maybe(30))
            sketch.Code($"((Subnet){vpc}.PrivateSubnets[0]).AddIpv6Nat64Route({id});");
        else
            sketch.Routes(vpc, "PrivateSubnets", RouteEnd.Nat(id), destination, mark);
    }

    private static void RawTranslated(Sketch sketch, string? mark, (string Name, string Value) destination)
    {
        var network = sketch.RawNetwork();
        sketch.Split(mayLeaveStack: true);
        var id = sketch.Choices.Maybe() ? $"{NatGateway(sketch, $"{network.Subnet}.AttrSubnetId")}.{sketch.Choices.Pick("Ref", "AttrNatGatewayId")}" : sketch.Text("nat-1");
        sketch.RawRoute(network.Table, RouteEnd.Nat(id), destination, mark);
    }
}
