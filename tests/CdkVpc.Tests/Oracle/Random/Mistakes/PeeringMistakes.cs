namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>5xx: peering connections themselves. Their routes stand in <see cref="PeeringRouteMistakes"/>.</summary>
internal static class PeeringMistakes
{
    private const string Custom = "Amazon.CDK.CustomResources.";

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
            "VPC505",
            "peering with itself",
            static sketch =>
            {
                var vpc = Side(sketch);
                _ = sketch.Peering(vpc, vpc, "VPC505");
            },
            static sketch => _ = sketch.Peering(Side(sketch), Side(sketch))),
        new(
            "VPC505",
            "peering of an L1 VPC with itself",
            static sketch =>
            {
                var vpc = L1Vpc(sketch);
                _ = sketch.PeeringOf($"{vpc}.Ref", $"{vpc}.{sketch.Choices.Pick("Ref", "AttrVpcId")}", "VPC505");
            },
            static sketch => _ = sketch.PeeringOf($"{L1Vpc(sketch)}.Ref", $"{L1Vpc(sketch)}.{sketch.Choices.Pick("Ref", "AttrVpcId")}")),
        new(
            "VPC505",
            "peering of one id with itself",
            static sketch =>
            {
                var id = VpcId(sketch);
                _ = sketch.PeeringOf(sketch.Text(id), sketch.Text(id), "VPC505");
            },
            static sketch => _ = sketch.PeeringOf(sketch.Text(VpcId(sketch)), sketch.Text(VpcId(sketch)))),
        new(
            "VPC506",
            "two connections between two VPCs",
            static sketch => Twice(sketch, "VPC506", isThird: false),
            static sketch => Twice(sketch, mark: null, isThird: true)),
        new(
            "VPC506",
            "two connections to one VPC that is made elsewhere",
            static sketch => TwiceElsewhere(sketch, "VPC506", isThird: false),
            static sketch => TwiceElsewhere(sketch, mark: null, isThird: true)),
        new(
            "VPC508",
            "peering whose DNS options nothing sets",
            static sketch => Dns(sketch, "VPC508", sketch.Choices.Pick("describeVpcPeeringConnections", null)),
            static sketch => Dns(sketch, mark: null, sketch.Choices.Pick("modifyVpcPeeringConnectionOptions", "ModifyVpcPeeringConnectionOptions"))),
        new(
            "VPC508",
            "peering of L1 VPCs with host names",
            static sketch => _ = sketch.PeeringOf($"{L1Vpc(sketch, hasNames: true)}.Ref", $"{L1Vpc(sketch)}.Ref", "VPC508"),
            static sketch => _ = sketch.PeeringOf($"{L1Vpc(sketch)}.Ref", $"{L1Vpc(sketch, sketch.Choices.Pick(null, (bool?)false))}.Ref")),
        new(
            "VPC510",
            "peering with another account that nobody accepts",
            static sketch => Accepted(sketch, "VPC510", ("PeerOwnerId", sketch.Text("222233334444"))),
            static sketch => Accepted(sketch, mark: null, sketch.Choices.Below(3) switch
            {
                1 => [("PeerOwnerId", sketch.Choices.Pick("Aws.ACCOUNT_ID", "Stack.Of(this).Account"))],
                2 when sketch.HasEnvironment => [("PeerOwnerId", sketch.Text("111122223333"))],
                _ => [("PeerOwnerId", sketch.Text("222233334444")), ("PeerRoleArn", sketch.Text("arn:aws:iam::222233334444:role/accepter"))],
            })),
        new(
            "VPC510",
            "peering with another region that does not say so",
            static sketch => AcrossRegions(sketch, "VPC510"),
            static sketch => AcrossRegions(sketch, mark: null)),
    ];

    /// <summary>A VPC of a peering connection. CDK writes a route into the stack of its table, so the connection stands there too.</summary>
    public static string Side(Sketch sketch, string? range = null)
    {
        var vpc = sketch.IsolatedVpc(range: range);
        sketch.Split();
        return vpc;
    }

    /// <summary>Two VPCs, their connection and its routes.</summary>
    public static (string Left, string Right, string Peering) Routed(Sketch sketch, bool bothWays, string? mark = null)
    {
        var (left, right) = (Side(sketch), Side(sketch));
        var peering = sketch.Peering(left, right, mark);
        sketch.Split();
        sketch.PeeringRoutes(left, peering, $"{right}.VpcCidrBlock");
        if (bothWays)
            sketch.PeeringRoutes(right, peering, $"{left}.VpcCidrBlock");
        return (left, right, peering);
    }

    private static string L1Vpc(Sketch sketch, bool? hasNames = null)
    {
        List<(string Name, string Value)> props = [("CidrBlock", sketch.Text(sketch.Range()))];
        if (hasNames is { } given)
            props.Add(("EnableDnsHostnames", sketch.Flag(given)));
        var vpc = sketch.Create("CfnVPC", "vpc", mark: null, props);
        sketch.Split();
        return vpc;
    }

    /// <summary>The id of a VPC that is made elsewhere.</summary>
    private static string VpcId(Sketch sketch) => sketch.Name("vpc-0");

    private static void Twice(Sketch sketch, string? mark, bool isThird)
    {
        var (left, right) = (Side(sketch), Side(sketch));
        _ = sketch.Peering(left, right);
        sketch.Split();
        var other = isThird ? Side(sketch) : right;
        _ = sketch.Choices.Maybe() ? sketch.Peering(left, other, mark) : sketch.Peering(other, left, mark);
    }

    private static void TwiceElsewhere(Sketch sketch, string? mark, bool isThird)
    {
        var (vpc, id) = ($"{Side(sketch)}.VpcId", VpcId(sketch));
        _ = sketch.PeeringOf(vpc, sketch.Text(id));
        sketch.Split();
        var other = isThird ? VpcId(sketch) : id;
        var theirs = sketch.Text(other);
        if (sketch.Choices.Maybe())
        {
            var imported = sketch.Var("IVpc", "theirs");
            sketch.Code($"var {imported} = Vpc.FromVpcAttributes(this, {sketch.Id("Theirs")}, new VpcAttributes {{ VpcId = {theirs}, AvailabilityZones = new[] {{ \"eu-west-1a\" }} }});");
            theirs = $"{imported}.VpcId";
        }

        _ = sketch.Choices.Maybe() ? sketch.PeeringOf(vpc, theirs, mark) : sketch.PeeringOf(theirs, vpc, mark);
    }

    /// <summary>A connection, and a custom resource that calls the API about it.</summary>
    private static void Dns(Sketch sketch, string? mark, string? action)
    {
        var peering = sketch.Peering(Side(sketch), Side(sketch), mark);
        if (action is null)
            return;
        sketch.Split();
        var call = sketch.Props(
            $"{Custom}AwsSdkCall",
            ("Service", sketch.Text("EC2")),
            ("Action", sketch.Text(action)),
            ("PhysicalResourceId", $"{Custom}PhysicalResourceId.Of(\"dns\")"),
            ("Parameters", sketch.Map(
                "object",
                ("VpcPeeringConnectionId", $"{peering}.{sketch.Choices.Pick("Ref", "AttrId")}"),
                ("RequesterPeeringConnectionOptions", sketch.Map("object", ("AllowDnsResolutionFromRemoteVpc", "true"))))));
        sketch.CreateUnused(
            $"{Custom}AwsCustomResource",
            "dns",
            mark: null,
            (sketch.Choices.Pick("OnCreate", "OnUpdate"), call),
            ("Policy", $"{Custom}AwsCustomResourcePolicy.FromSdkCalls(new {Custom}SdkCallsPolicyOptions {{ Resources = {Custom}AwsCustomResourcePolicy.ANY_RESOURCE }})"));
    }

    private static void Accepted(Sketch sketch, string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        var vpc = Side(sketch);
        _ = sketch.PeeringOf($"{vpc}.VpcId", sketch.Text(VpcId(sketch)), mark, props);
    }

    private static void AcrossRegions(Sketch sketch, string? mark)
    {
        var (here, there) = (sketch.Stack("eu-west-1"), sketch.Stack("eu-central-1"));
        var (left, right) = (sketch.In(here, () => sketch.IsolatedVpc()), sketch.In(there, () => sketch.IsolatedVpc()));
        sketch.Split();
        _ = sketch.In(here, () => sketch.Peering(left, right, mark, mark is null ? [("PeerRegion", sketch.Text("eu-central-1"))] : []));
    }
}
