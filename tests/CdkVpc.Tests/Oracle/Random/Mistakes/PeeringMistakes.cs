namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>5xx: VPC peering.</summary>
internal static class PeeringMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC501",
            "peering without routes",
            static sketch => _ = sketch.Peering(Side(sketch), Side(sketch), "VPC501"),
            static sketch => _ = Routed(sketch, bothWays: true)),
        new(
            "VPC502",
            "peering routed one way",
            static sketch => _ = Routed(sketch, bothWays: false, "VPC502"),
            static sketch => _ = Routed(sketch, bothWays: true)),
        new(
            "VPC503",
            "peers whose ranges overlap",
            static sketch =>
            {
                var range = sketch.Range();
                var (whole, part) = (sketch.IsolatedVpc(range: range), sketch.IsolatedVpc(range: sketch.Choices.Pick(range, range.Replace(".0.0/16", ".128.0/17"))));
                sketch.Split(mayLeaveStack: true);
                _ = sketch.Peering(whole, part, "VPC503");
            },
            static sketch => _ = sketch.Peering(Side(sketch), Side(sketch))),
        new(
            "VPC503",
            "peers that both have CDK's default range",
            static sketch => _ = sketch.Peering(sketch.Create("Vpc", "vpc", mark: null), sketch.Create("Vpc", "vpc", mark: null), "VPC503"),
            static sketch => _ = sketch.Peering(sketch.Create("Vpc", "vpc", mark: null), sketch.IsolatedVpc(range: "192.168.0.0/16"))),
        new(
            "VPC504",
            "route through a peer to a third VPC",
            static sketch => Third(sketch, "VPC504"),
            static sketch => Third(sketch, mark: null)),
    ];

    /// <summary>A VPC of a peering connection. CDK writes a route into the stack of its table, so the connection stands there too.</summary>
    private static string Side(Sketch sketch)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        return vpc;
    }

    private static (string Left, string Right, string Peering) Routed(Sketch sketch, bool bothWays, string? mark = null)
    {
        var (left, right) = (Side(sketch), Side(sketch));
        var peering = sketch.Peering(left, right, mark);
        sketch.Split();
        sketch.PeeringRoutes(left, peering, $"{right}.VpcCidrBlock");
        if (bothWays)
            sketch.PeeringRoutes(right, peering, $"{left}.VpcCidrBlock");
        return (left, right, peering);
    }

    private static void Third(Sketch sketch, string? mark)
    {
        var (left, _, peering) = Routed(sketch, bothWays: true);
        sketch.Split();
        var third = sketch.Vpc(mark: null, ("MaxAzs", sketch.Int(1)));
        if (mark is not null)
            sketch.PeeringRoutes(left, peering, $"{third}.VpcCidrBlock", mark: mark);
    }
}
