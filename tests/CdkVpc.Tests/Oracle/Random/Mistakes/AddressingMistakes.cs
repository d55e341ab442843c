namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>7xx: addresses, subnets, routes, and what CDK refuses.</summary>
internal static class AddressingMistakes
{
    private const string Rds = "Amazon.CDK.AWS.RDS.";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC701",
            "subnet outside of its VPC",
            static sketch => L1Subnet(sketch, L1Vpc(sketch, "10.90.0.0/16"), "VPC701", sketch.Choices.Pick("10.91.0.0/24", "192.168.0.0/20", "10.90.0.0/15")),
            static sketch => L1Subnet(sketch, L1Vpc(sketch, "10.90.0.0/16"), mark: null, sketch.Choices.Pick("10.90.255.0/24", "10.90.0.0/16"))),
        new(
            "VPC702",
            "subnets that overlap",
            static sketch => TwoSubnets(sketch, "VPC702", sketch.Choices.Pick("10.90.1.0/24", "10.90.0.0/20", "10.90.1.64/26")),
            static sketch => TwoSubnets(sketch, mark: null, sketch.Choices.Pick("10.90.2.0/24", "10.90.16.0/20"))),
        new(
            "VPC702",
            "subnet over those of an L2 VPC",
            static sketch => Beside(sketch, "VPC702", 0),
            static sketch => Beside(sketch, mark: null, 200)),
        new(
            "VPC703",
            "more zones than an open environment has",
            static sketch => _ = sketch.Vpc(sketch.HasEnvironment ? null : "VPC703", ("MaxAzs", sketch.Int(3)), ("NatGateways", sketch.Int(0))),
            static sketch => _ = sketch.Vpc(mark: null, ("MaxAzs", sketch.Int(2)), ("NatGateways", sketch.Int(0)))),
        new(
            "VPC704",
            "one NAT gateway for two zones",
            static sketch => _ = sketch.Vpc("VPC704", ("MaxAzs", sketch.Int(2)), ("NatGateways", sketch.Int(1))),
            static sketch => _ = sketch.Vpc(mark: null, ("MaxAzs", sketch.Int(2)), ("NatGateways", sketch.Int(2)))),
        new(
            "VPC705",
            "database in public subnets",
            static sketch => Database(sketch, "VPC705", "PUBLIC"),
            static sketch => Database(sketch, mark: null, "PRIVATE_WITH_EGRESS")),
        new(
            "VPC706",
            "two routes for one destination",
            static sketch => TwoRoutes(sketch, "VPC706", "172.16.0.0/12"),
            static sketch => TwoRoutes(sketch, mark: null, sketch.Choices.Pick("192.168.0.0/16", "172.16.0.0/13"))),
        new(
            "VPC707",
            "L2 subnet with a second route table",
            static sketch => Associate(sketch, "VPC707"),
            static sketch => Associate(sketch, mark: null)),
        new(
            "VPC708",
            "DNS host names without DNS support",
            static sketch => _ = sketch.Vpc("VPC708", ("EnableDnsHostnames", sketch.Flag(value: true))),
            static sketch => _ = sketch.Vpc(mark: null, ("NatGateways", sketch.Int(0)), ("EnableDnsHostnames", sketch.Flag(value: true)), ("EnableDnsSupport", sketch.Flag(value: true))))
        {
            IsRefused = true,
        },
        new(
            "VPC708",
            "subnets with egress and without public ones",
            static sketch => Groups(sketch, "VPC708", sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS")),
            static sketch => Groups(sketch, mark: null, sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS"), sketch.SubnetGroup("edge", "PUBLIC")))
        {
            IsRefused = true,
        },
        new(
            "VPC708",
            "mask that is not possible",
            static sketch => Groups(sketch, "VPC708", sketch.SubnetGroup("data", "PRIVATE_ISOLATED", sketch.Choices.Pick(29, 15, 32))),
            static sketch => Groups(sketch, mark: null, sketch.SubnetGroup("data", "PRIVATE_ISOLATED", sketch.Choices.Pick(28, 20))))
        {
            IsRefused = true,
        },
        new(
            "VPC708",
            "one id twice",
            static sketch => Twins(sketch, "VPC708", "Twin"),
            static sketch => Twins(sketch, mark: null, "Other"))
        {
            IsRefused = true,
        },
        new(
            "VPC709",
            "group without its VPC",
            static sketch => Group(sketch, "VPC709", hasVpc: false),
            static sketch => Group(sketch, mark: null, hasVpc: true))
        {
            IsRefused = true,
        },
        new(
            "VPC710",
            "public subnets that give addresses",
            static sketch => Edge(sketch, "VPC710", gives: sketch.Choices.Pick<bool?>(null, true)),
            static sketch => Edge(sketch, mark: null, gives: false)),
        new(
            "VPC710",
            "subnet made by hand that gives addresses",
            static sketch => Giving(sketch, "VPC710", gives: true),
            static sketch => Giving(sketch, mark: null, gives: false)),
        new(
            "VPC711",
            "VPC whose subnets lead to the internet",
            static sketch => Edge(sketch, "VPC711", sketch.Choices.Pick<bool?>(null, false)),
            static sketch => _ = sketch.IsolatedVpc()),
        new(
            "VPC711",
            "L1 route to the internet",
            static sketch => ToInternet(sketch, "VPC711", isDefault: true, isInternet: true),
            static sketch =>
            {
                var isDefault = sketch.Choices.Maybe();
                ToInternet(sketch, mark: null, isDefault, isInternet: !isDefault);
            }),
        new(
            "VPC711",
            "L2 subnet made by hand that leads to the internet",
            static sketch => ByHand(sketch, "VPC711"),
            static sketch => ByHand(sketch, mark: null)),
        new(
            "VPC712",
            "route without a target",
            static sketch => Route(sketch, Table(sketch, L1Vpc(sketch, sketch.Range())), "VPC712", "172.16.0.0/12"),
            static sketch => Route(sketch, Table(sketch, L1Vpc(sketch, sketch.Range())), mark: null, "172.16.0.0/12", ("TransitGatewayId", sketch.Text("tgw-1")))),
        new(
            "VPC712",
            "route with two targets",
            static sketch => Route(sketch, Table(sketch, L1Vpc(sketch, sketch.Range())), "VPC712", "172.16.0.0/12", ("TransitGatewayId", sketch.Text("tgw-1")), ("NatGatewayId", sketch.Text("nat-1"))),
            static sketch => Route(sketch, Table(sketch, L1Vpc(sketch, sketch.Range())), mark: null, "172.16.0.0/12", ("NatGatewayId", sketch.Text("nat-1")))),
        new(
            "VPC713",
            "subnets with egress and without a way out",
            static sketch => WithoutNat(sketch, "VPC713", "PRIVATE_WITH_EGRESS"),
            static sketch => WithoutNat(sketch, mark: null, "PRIVATE_ISOLATED")),
        new(
            "VPC714",
            "range of a wrong size",
            static sketch => _ = sketch.Create("CfnVPC", "vpc", "VPC714", ("CidrBlock", sketch.Text(sketch.Choices.Pick("10.96.0.0/15", "10.96.0.0/29", "10.0.0.0/8")))),
            static sketch => _ = sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(sketch.Choices.Pick("10.96.0.0/16", "10.96.0.0/28"))))),
    ];

    private static string L1Vpc(Sketch sketch, string range)
    {
        var vpc = sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(range)));
        sketch.Split(mayLeaveStack: true);
        return vpc;
    }

    private static void L1Subnet(Sketch sketch, string vpc, string? mark, string range) => sketch.CreateUnused(
        "CfnSubnet", "subnet", mark, ("VpcId", sketch.Choices.Pick($"{vpc}.Ref", $"{vpc}.AttrVpcId")), ("CidrBlock", sketch.Text(range)));

    private static void TwoSubnets(Sketch sketch, string? mark, string second)
    {
        var vpc = L1Vpc(sketch, "10.90.0.0/16");
        L1Subnet(sketch, vpc, mark: null, "10.90.1.0/24");
        sketch.Split();
        L1Subnet(sketch, vpc, mark, second);
    }

    private static void Beside(Sketch sketch, string? mark, int third)
    {
        var vpc = sketch.Vpc(
            mark: null,
            sketch.RangeProperty("10.92.0.0/16"),
            ("MaxAzs", sketch.Int(2)),
            ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("data", "PRIVATE_ISOLATED", 24))));
        sketch.Split(mayLeaveStack: true);
        sketch.CreateUnused("CfnSubnet", "subnet", mark, ("VpcId", $"{vpc}.VpcId"), ("CidrBlock", sketch.Text($"10.92.{third}.0/24")));
    }

    private static void Database(Sketch sketch, string? mark, string type)
    {
        var vpc = sketch.NatVpc();
        sketch.Split(mayLeaveStack: true);
        sketch.CreateUnused(
            $"{Rds}DatabaseInstance",
            "database",
            mark,
            ("Vpc", vpc),
            ("Engine", $"{Rds}DatabaseInstanceEngine.POSTGRES"),
            ("VpcSubnets", sketch.Props("SubnetSelection", ("SubnetType", $"SubnetType.{type}"))));
    }

    private static string Table(Sketch sketch, string vpc) => sketch.Create("CfnRouteTable", "table", mark: null, ("VpcId", $"{vpc}.Ref"));

    private static void Route(Sketch sketch, string table, string? mark, string destination, params IReadOnlyList<(string Name, string Value)> targets) => sketch.CreateUnused(
        "CfnRoute", "route", mark, [("RouteTableId", $"{table}.Ref"), ("DestinationCidrBlock", sketch.Text(destination)), .. targets]);

    private static void TwoRoutes(Sketch sketch, string? mark, string second)
    {
        var table = Table(sketch, L1Vpc(sketch, sketch.Range()));
        Route(sketch, table, mark: null, "172.16.0.0/12", ("TransitGatewayId", sketch.Text("tgw-1")));
        if (sketch.Choices.Maybe())
            sketch.Split();
        Route(sketch, table, mark, second, ("TransitGatewayId", sketch.Text("tgw-2")));
    }

    private static void Associate(Sketch sketch, string? mark)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var table = sketch.Create("CfnRouteTable", "table", mark: null, ("VpcId", $"{vpc}.VpcId"));
        var subnet = mark is null
            ? $"{sketch.Create("CfnSubnet", "subnet", mark: null, ("VpcId", $"{vpc}.VpcId"), ("CidrBlock", sketch.Text("192.168.0.0/24")))}.Ref"
            : $"{vpc}.IsolatedSubnets[{sketch.Int(0)}].SubnetId";
        sketch.CreateUnused("CfnSubnetRouteTableAssociation", "association", mark, ("SubnetId", subnet), ("RouteTableId", $"{table}.Ref"));
    }

    private static void Groups(Sketch sketch, string? mark, params IReadOnlyList<string> groups) => _ = sketch.Vpc(
        mark, ("MaxAzs", sketch.Int(1)), ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", groups)));

    private static void Twins(Sketch sketch, string? mark, string second)
    {
        var scope = sketch.Var("Construct", "scope");
        sketch.Code($"var {scope} = new Construct(this, {sketch.Id("Scope")});");
        sketch.Code($"new CfnInternetGateway({scope}, {sketch.Text("Twin")});");
        sketch.Split();
        sketch.Code($"new {Sketch.Mark(mark, "CfnInternetGateway")}({scope}, {sketch.Text(second)});");
    }

    private static void Group(Sketch sketch, string? mark, bool hasVpc)
    {
        var vpc = sketch.IsolatedVpc();
        var value = hasVpc ? vpc : sketch.Choices.Pick<string?>(null, "null!");
        var setting = value is null ? "" : $", Vpc = {value}";
        sketch.Code($"new SecurityGroup(this, {sketch.Id("Group")}, new {Sketch.Mark(mark, "SecurityGroupProps")} {{ Description = {sketch.Text("web")}{setting} }});");
    }

    private static void WithoutNat(Sketch sketch, string? mark, string type) => _ = sketch.Vpc(
        mark, ("MaxAzs", sketch.Int(2)), ("NatGateways", sketch.Int(0)), ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("app", type))));

    private static void Edge(Sketch sketch, string? mark, bool? gives)
    {
        List<(string Name, string Value)> props = [("Name", sketch.Text("edge")), ("SubnetType", "SubnetType.PUBLIC")];
        if (gives is { } flag)
            props.Add(("MapPublicIpOnLaunch", sketch.Flag(flag)));
        _ = sketch.Vpc(mark, ("MaxAzs", sketch.Int(2)), ("NatGateways", sketch.Int(0)), ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.Props("SubnetConfiguration", props))));
    }

    private static void Giving(Sketch sketch, string? mark, bool gives)
    {
        var vpc = L1Vpc(sketch, "10.94.0.0/16");
        List<(string Name, string Value)> props = [("VpcId", $"{vpc}.Ref"), ("CidrBlock", sketch.Text("10.94.1.0/24")), ("AvailabilityZone", sketch.Text("eu-west-1a"))];
        if (gives || sketch.Choices.Maybe())
            props.Add(("MapPublicIpOnLaunch", sketch.Flag(gives)));
        sketch.CreateUnused(sketch.Choices.Pick("CfnSubnet", "PublicSubnet", "Subnet"), "subnet", mark, props);
    }

    private static void ToInternet(Sketch sketch, string? mark, bool isDefault, bool isInternet)
    {
        var network = sketch.RawNetwork();
        var end = isInternet ? RouteEnd.Internet($"{sketch.InternetGateway($"{network.Vpc}.Ref")}.Ref") : RouteEnd.Nat(sketch.Text("nat-1"));
        sketch.Split(mayLeaveStack: true);
        var isIpv6 = sketch.Choices.Maybe();
        sketch.RawRoute(network.Table, end, isIpv6 ? sketch.Ipv6Destination(isDefault ? "::/0" : "2600::/12") : sketch.Ipv4Destination(isDefault ? "0.0.0.0/0" : "198.51.100.0/24"), mark);
    }

    private static void ByHand(Sketch sketch, string? mark)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var subnet = sketch.Create("PublicSubnet", "subnet", mark: null, ("VpcId", $"{vpc}.VpcId"), ("AvailabilityZone", $"{vpc}.AvailabilityZones[0]"), ("CidrBlock", sketch.Text("100.67.0.0/24")));
        var gateway = sketch.InternetGateway($"{vpc}.VpcId");
        if (mark is null)
            sketch.Call(subnet, "AddDefaultNatRoute", mark: null, sketch.Text("nat-1"));
        else if (sketch.Choices.Maybe())
            sketch.Call(subnet, "AddIpv6DefaultInternetRoute", mark, $"{gateway}.Ref");
        else
            sketch.Call(subnet, "AddDefaultInternetRoute", mark, $"{gateway}.Ref", gateway);
    }
}
