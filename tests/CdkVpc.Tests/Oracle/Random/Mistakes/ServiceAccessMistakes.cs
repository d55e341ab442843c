namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>4xx: which services are reached, and what endpoints are paid for.</summary>
internal static class ServiceAccessMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        new(
            "VPC409",
            "interface endpoint where a gateway would do",
            static sketch => Paid(sketch, "VPC409", isPeered: false),
            static sketch => Paid(sketch, mark: null, isPeered: true)),
        new(
            "VPC410",
            "endpoint without its companion",
            static sketch => Endpoints(sketch, "VPC410", sketch.Choices.Pick("SSM", "ECR", "ECR_DOCKER", "ECS_AGENT")),
            static sketch => Endpoints(sketch, mark: null, "SSM", "SSM_MESSAGES")),
        new(
            "VPC410",
            "images without their layers",
            static sketch => Endpoints(sketch, "VPC410", "ECR", "ECR_DOCKER"),
            static sketch => _ = sketch.GatewayEndpoint(Endpoints(sketch, mark: null, "ECR", "ECR_DOCKER"), "S3")),
        new(
            "VPC411",
            "function that is granted a queue and cannot reach it",
            static sketch => Sender(sketch, "VPC411", endpoint: sketch.Choices.Pick(null, "SNS")),
            static sketch => Sender(sketch, mark: null, endpoint: "SQS")),
        new(
            "VPC411",
            "function that is granted a bucket and cannot reach it",
            static sketch => Reader(sketch, "VPC411", hasGateway: false),
            static sketch => Reader(sketch, mark: null, hasGateway: true)),
        new(
            "VPC412",
            "rule for UDP",
            static sketch => WithRule(sketch, "VPC412", sketch.Choices.Pick("Port.Udp(443)", "Port.AllUdp()", "Port.IcmpPing()")),
            static sketch => WithRule(sketch, mark: null, sketch.Choices.Pick("Port.Tcp(443)", "Port.AllTraffic()"))),
    ];

    private static void Paid(Sketch sketch, string? mark, bool isPeered)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        _ = sketch.InterfaceEndpoint(vpc, "S3", mark, ("PrivateDnsEnabled", sketch.Flag(value: false)));
        if (isPeered)
            _ = sketch.Peering(vpc, sketch.IsolatedVpc());
    }

    /// <summary>Endpoints in a VPC without a way out, of which the first is what a mark is for; returns the VPC.</summary>
    private static string Endpoints(Sketch sketch, string? mark, params IReadOnlyList<string> services)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split(mayLeaveStack: true);
        for (var i = 0; i < services.Count; i++)
            _ = sketch.InterfaceEndpoint(vpc, services[i], i == 0 ? mark : null);
        return vpc;
    }

    private static void Sender(Sketch sketch, string? mark, string? endpoint)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var queue = sketch.Var("Amazon.CDK.AWS.SQS.Queue", "queue");
        sketch.Code($"var {queue} = new Amazon.CDK.AWS.SQS.Queue(this, {sketch.Id("Queue")});");
        sketch.Call(queue, sketch.Choices.Pick("GrantSendMessages", "GrantConsumeMessages"), mark: null, sketch.Function(vpc, mark));
        if (endpoint is not null)
            _ = sketch.InterfaceEndpoint(vpc, endpoint, mark: null);
    }

    private static void Reader(Sketch sketch, string? mark, bool hasGateway)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var bucket = sketch.Create("Bucket", "bucket", mark: null);
        sketch.Call(bucket, sketch.Choices.Pick("GrantRead", "GrantPut"), mark: null, sketch.Function(vpc, mark));
        if (hasGateway)
            _ = sketch.GatewayEndpoint(vpc, "S3");
    }

    private static void WithRule(Sketch sketch, string? mark, string port)
    {
        var vpc = sketch.IsolatedVpc();
        sketch.Split();
        var group = sketch.Create("SecurityGroup", "group", mark: null, ("Vpc", vpc));
        sketch.Call(group, "AddIngressRule", mark, "Peer.Ipv4(\"10.0.0.0/8\")", port);
        _ = sketch.InterfaceEndpoint(vpc, "SQS", mark: null, ("SecurityGroups", sketch.Array("ISecurityGroup", group)));
    }
}
