namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>4xx: interface endpoints.</summary>
internal static class InterfaceEndpointMistakes
{
    private static readonly string[] Services = ["SQS", "SNS", "KMS", "LAMBDA", "SECRETS_MANAGER", "STEP_FUNCTIONS"];

    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC401",
            "endpoint in one zone of several",
            static sketch => InSubnets(sketch, "VPC401", static vpc => $"{vpc}.IsolatedSubnets[0]"),
            static sketch => InSubnets(sketch, mark: null, static vpc => $"{vpc}.IsolatedSubnets[0]", static vpc => $"{vpc}.IsolatedSubnets[1]")),
        new(
            "VPC404",
            "endpoint open to the world",
            static sketch => WithGroup(sketch, "VPC404", sketch.Choices.Pick("Peer.AnyIpv4()", "Peer.Ipv4(\"0.0.0.0/0\")", "Peer.AnyIpv6()"), 443),
            static sketch => WithGroup(sketch, mark: null, "Peer.Ipv4(\"10.0.0.0/8\")", 443)),
        new(
            "VPC405",
            "endpoint that admits nobody",
            static sketch => Closed(sketch, "VPC405"),
            static sketch => sketch.Call($"{Closed(sketch, mark: null)}.Connections", "AllowDefaultPortFrom", mark: null, "Peer.Ipv4(\"10.0.0.0/8\")")),
        new(
            "VPC405",
            "endpoint that admits another port",
            static sketch => WithGroup(sketch, "VPC405", "Peer.Ipv4(\"10.0.0.0/8\")", sketch.Choices.Pick(80, 8443), ("Open", sketch.Flag(value: false))),
            static sketch => WithGroup(sketch, mark: null, "Peer.Ipv4(\"10.0.0.0/8\")", 443, ("Open", sketch.Flag(value: false)))),
    ];

    private static void InSubnets(Sketch sketch, string? mark, params IReadOnlyList<Func<string, string>> subnets)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        var selection = sketch.Props("SubnetSelection", ("Subnets", sketch.Array("ISubnet", [.. subnets.Select(subnet => subnet(vpc))])));
        _ = sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, ("Subnets", selection));
    }

    private static void WithGroup(Sketch sketch, string? mark, string peer, int port, params IReadOnlyList<(string Name, string Value)> props)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var group = sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc));
        sketch.Call(group, "AddIngressRule", mark: null, peer, $"Port.Tcp({sketch.Int(port)})");
        sketch.Split();
        _ = sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, [("SecurityGroups", sketch.Array("ISecurityGroup", group)), .. props]);
    }

    private static string Closed(Sketch sketch, string? mark)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        return sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark, ("Open", sketch.Flag(value: false)));
    }
}
