namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>5xx: routes through peering connections.</summary>
internal static class PeeringRouteMistakes
{
    /// <summary>A range that no VPC has.</summary>
    private const string Nowhere = "172.31.200.0/24";

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC504",
            "route through a peer to a third VPC",
            static sketch => Third(sketch, "VPC504"),
            static sketch => Third(sketch, mark: null)),
        new(
            "VPC507",
            "peering that some subnets have no route through",
            static sketch => Some(sketch, "VPC507", sketch.Choices.Pick("IsolatedSubnets.Take(1).ToArray()", "IsolatedSubnets.Skip(1).ToArray()", "IsolatedSubnets.Where((one, at) => at == 0).ToArray()")),
            static sketch => Some(sketch, mark: null, sketch.Choices.Pick("IsolatedSubnets", "IsolatedSubnets.Take(2).ToArray()", "SelectSubnets().Subnets"))),
        new(
            "VPC507",
            "peering that subnets of one kind have no route through",
            static sketch => Kinds(sketch, "VPC507", sketch.Choices.Pick("PrivateSubnets", "IsolatedSubnets")),
            static sketch => Kinds(sketch, mark: null, "PrivateSubnets", "IsolatedSubnets")),
        new(
            "VPC507",
            "peering that one L1 subnet has no route through",
            static sketch => L1Subnets(sketch, "VPC507", routed: 1),
            static sketch => L1Subnets(sketch, mark: null, routed: 2)),
        new(
            "VPC512",
            "route for the own range through a peer",
            static sketch => To(sketch, "VPC512", static (own, _) => own),
            static sketch => To(sketch, mark: null, static (_, peer) => peer)),
        new(
            "VPC512",
            "route for what the peer does not have",
            static sketch => ToRange(sketch, "VPC512", static (own, _) => [Nowhere, Part(own)]),
            static sketch => ToRange(sketch, mark: null, static (_, peer) => [peer, Part(peer)])),
        new(
            "VPC512",
            "route of an L1 table for what the peer does not have",
            static sketch => L1Route(sketch, "VPC512", static (own, _) => [Nowhere, own]),
            static sketch => L1Route(sketch, mark: null, static (_, peer) => [peer, Part(peer)])),
        new(
            "VPC513",
            "route for the peer and more",
            static sketch => ToRange(sketch, "VPC513", static (_, peer) => ["10.0.0.0/8", Twofold(peer)]),
            static sketch => ToRange(sketch, mark: null, static (_, peer) => [peer, Part(peer)])),
        new(
            "VPC513",
            "route of an L1 table for the peer and more",
            static sketch => L1Route(sketch, "VPC513", static (_, peer) => ["10.0.0.0/8", Twofold(peer)]),
            static sketch => L1Route(sketch, mark: null, static (_, peer) => [peer, Part(peer)])),
    ];

    /// <summary>A part of a range: of '10.7.0.0/16', '10.7.4.0/22'.</summary>
    private static string Part(string range) => range.Replace(".0.0/16", ".4.0/22", StringComparison.Ordinal);

    /// <summary>Twice the range: of '10.7.0.0/16', '10.6.0.0/15'.</summary>
    private static string Twofold(string range)
    {
        var second = int.Parse(range.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture);
        return $"{range.Split('.')[0]}.{second & ~1}.0.0/15";
    }

    private static void Third(Sketch sketch, string? mark)
    {
        var (left, _, peering) = PeeringMistakes.Routed(sketch, bothWays: true);
        sketch.Split();
        var third = sketch.Vpc(mark: null, ("MaxAzs", sketch.Int(1)));
        if (mark is not null)
            sketch.PeeringRoutes(left, peering, $"{third}.VpcCidrBlock", mark: mark);
    }

    private static void Some(Sketch sketch, string? mark, string subnets)
    {
        var (left, right) = (PeeringMistakes.Side(sketch), PeeringMistakes.Side(sketch));
        var peering = sketch.Choices.Maybe() ? sketch.Peering(left, right, mark) : sketch.Peering(right, left, mark);
        sketch.Split();
        sketch.PeeringRoutes(left, peering, $"{right}.VpcCidrBlock", subnets);
        if (sketch.Choices.Maybe())
            sketch.PeeringRoutes(right, peering, $"{left}.VpcCidrBlock");
    }

    private static void Kinds(Sketch sketch, string? mark, params IReadOnlyList<string> routed)
    {
        var vpc = sketch.Vpc(
            mark: null,
            ("MaxAzs", sketch.Int(sketch.Choices.Pick(1, 2))),
            ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("edge", "PUBLIC", 24), sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS", 24), sketch.SubnetGroup("data", "PRIVATE_ISOLATED", 24))));
        sketch.Split();
        var right = PeeringMistakes.Side(sketch);
        var peering = sketch.Peering(vpc, right, mark);
        sketch.Split();
        foreach (var subnets in routed)
            sketch.PeeringRoutes(vpc, peering, $"{right}.VpcCidrBlock", subnets);
    }

    private static void L1Subnets(Sketch sketch, string? mark, int routed)
    {
        var range = sketch.Range();
        var vpc = sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(range)));
        List<string> tables = [Table(sketch, vpc, range.Replace(".0.0/16", ".0.0/24", StringComparison.Ordinal)), Table(sketch, vpc, range.Replace(".0.0/16", ".1.0/24", StringComparison.Ordinal))];
        sketch.Split();
        var right = PeeringMistakes.Side(sketch);
        var peering = sketch.PeeringOf($"{vpc}.Ref", $"{right}.VpcId", mark);
        foreach (var table in tables.Take(routed))
            Route(sketch, mark: null, table, peering, $"{right}.VpcCidrBlock");
    }

    /// <summary>A route table of an L1 VPC, with a subnet that uses it.</summary>
    private static string Table(Sketch sketch, string vpc, string range)
    {
        var subnet = sketch.Create("CfnSubnet", "subnet", mark: null, ("VpcId", $"{vpc}.Ref"), ("CidrBlock", sketch.Text(range)));
        var table = sketch.Create("CfnRouteTable", "table", mark: null, ("VpcId", $"{vpc}.{sketch.Choices.Pick("Ref", "AttrVpcId")}"));
        sketch.CreateUnused("CfnSubnetRouteTableAssociation", "association", mark: null, ("SubnetId", $"{subnet}.Ref"), ("RouteTableId", $"{table}.{sketch.Choices.Pick("Ref", "AttrRouteTableId")}"));
        return table;
    }

    private static void Route(Sketch sketch, string? mark, string table, string peering, string destination) => sketch.CreateUnused(
        "CfnRoute",
        "route",
        mark,
        ("RouteTableId", $"{table}.{sketch.Choices.Pick("Ref", "AttrRouteTableId")}"),
        ("DestinationCidrBlock", destination),
        ("VpcPeeringConnectionId", $"{peering}.{sketch.Choices.Pick("Ref", "AttrId")}"));

    /// <summary>Routes from the first of two VPCs to the range of one of them.</summary>
    private static void To(Sketch sketch, string? mark, Func<string, string, string> choose)
    {
        var (left, right) = (PeeringMistakes.Side(sketch), PeeringMistakes.Side(sketch));
        var peering = sketch.Peering(left, right);
        sketch.Split();
        sketch.PeeringRoutes(left, peering, $"{choose(left, right)}.VpcCidrBlock", mark: mark);
    }

    /// <summary>Routes from the first of two VPCs to one of some ranges.</summary>
    private static void ToRange(Sketch sketch, string? mark, Func<string, string, IReadOnlyList<string>> choose)
    {
        var (own, peer) = (sketch.Range(), sketch.Range());
        var (left, right) = (PeeringMistakes.Side(sketch, own), PeeringMistakes.Side(sketch, peer));
        var peering = sketch.Choices.Maybe() ? sketch.Peering(left, right) : sketch.Peering(right, left);
        sketch.Split();
        sketch.PeeringRoutes(left, peering, sketch.Text(sketch.Choices.Pick(choose(own, peer))), mark: mark);
    }

    private static void L1Route(Sketch sketch, string? mark, Func<string, string, IReadOnlyList<string>> choose)
    {
        var (own, peer) = (sketch.Range(), sketch.Range());
        var vpc = sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(own)));
        var theirs = sketch.Create("CfnVPC", "vpc", mark: null, ("CidrBlock", sketch.Text(peer)));
        var table = Table(sketch, vpc, own.Replace(".0.0/16", ".0.0/24", StringComparison.Ordinal));
        sketch.Split();
        var peering = sketch.PeeringOf($"{vpc}.Ref", $"{theirs}.AttrVpcId");
        Route(sketch, mark, table, peering, sketch.Text(sketch.Choices.Pick(choose(own, peer))));
    }
}
