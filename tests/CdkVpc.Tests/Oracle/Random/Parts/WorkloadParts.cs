namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>What runs in a VPC.</summary>
internal static class WorkloadParts
{
    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("function", static sketch =>
        {
            List<(string Name, string Value)> props = [("Runtime", "Runtime.NODEJS_20_X"), ("Handler", sketch.Text("index.handler")), ("Code", "Code.FromInline(\"x\")")];
            var vpc = sketch.SharedVpc();
            if (sketch.Choices.Maybe(60))
            {
                props.Add(("Vpc", vpc));
                props.Add(("AllowPublicSubnet", sketch.Flag(value: true)));
                if (sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe())
                    props.Add(("SecurityGroups", sketch.Array("ISecurityGroup", group)));
            }

            sketch.Offer("Function", sketch.Create("Function", "function", mark: null, props));
        }),
        new("grant on a bucket", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("Function") is { } function && sketch.Shared("Bucket") is { } bucket)
                sketch.Call(bucket, sketch.Choices.Pick("GrantRead", "GrantReadWrite", "GrantPut"), mark: null, function);
        }),
        new("instance", static sketch => _ = sketch.Create(
            "Instance_", "host", mark: null, ("Vpc", sketch.SharedVpc()), ("InstanceType", "new InstanceType(\"t3.micro\")"), ("MachineImage", "MachineImage.LatestAmazonLinux2()"))),
    ];
}
