namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>1xx: flow logs.</summary>
internal static class FlowLogMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC101",
            "VPC without a flow log",
            static sketch => _ = sketch.Choices.Below(3) switch
            {
                1 => sketch.IsolatedVpc("VPC101"),
                2 => sketch.Create("CfnVPC", "vpc", "VPC101", ("CidrBlock", sketch.Text(sketch.Range()))),
                _ => sketch.NatVpc("VPC101"),
            },
            static sketch => Log(sketch, sketch.Choices.Maybe() ? sketch.IsolatedVpc() : sketch.NatVpc())),
        new(
            "VPC101",
            "flow log of some subnets only",
            static sketch => LogSubnets(sketch, sketch.IsolatedVpc("VPC101"), "new[] { {0}.IsolatedSubnets[0] }"),
            static sketch => LogSubnets(sketch, sketch.IsolatedVpc(), "{0}.IsolatedSubnets")),
    ];

    private static void Log(Sketch sketch, string vpc)
    {
        sketch.Split(mayLeaveStack: true);
        switch (sketch.Choices.Below(3))
        {
            case 1:
                sketch.CreateUnused("FlowLog", "log", mark: null, ("ResourceType", $"FlowLogResourceType.FromVpc({vpc})"));
                break;
            case 2:
                sketch.CreateUnused(
                    "CfnFlowLog", "log", mark: null, ("ResourceId", $"{vpc}.VpcId"), ("ResourceType", sketch.Text("VPC")), ("TrafficType", sketch.Text("ALL")),
                    ("LogDestinationType", sketch.Text("s3")), ("LogDestination", sketch.Text("arn:aws:s3:::logs-of-the-network")));
                break;
            default:
                sketch.Call(vpc, "AddFlowLog", mark: null, sketch.Id("Log"));
                break;
        }
    }

    private static void LogSubnets(Sketch sketch, string vpc, string subnets)
    {
        sketch.Split(mayLeaveStack: true);
        var subnet = sketch.Name("subnet");
        sketch.Code($"foreach (var {subnet} in {subnets.Replace("{0}", vpc)})\n    _ = new FlowLog(this, {sketch.Id("Log", $"{subnet}.Node.Id")}, new FlowLogProps {{ ResourceType = FlowLogResourceType.FromSubnet({subnet}) }});");
    }
}
