namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>VPCs that several parts of a program use.</summary>
internal static class VpcParts
{
    /// <summary>Writes a VPC in some form and lets others use it.</summary>
    public static void WriteShared(Sketch sketch)
    {
        List<(string Name, string Value)> props = [];
        if (sketch.Choices.Maybe(60))
            props.Add(("MaxAzs", sketch.Int(sketch.Choices.Pick(2, 1, 3))));
        switch (sketch.Choices.Below(5))
        {
            case 1:
                props.Add(("NatGateways", sketch.Int(sketch.Choices.Pick(0, 1, 2))));
                break;
            case 2:
                props.Add(("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("web", "PUBLIC", 24), sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS", 22), sketch.SubnetGroup("data", "PRIVATE_ISOLATED"))));
                break;
            case 3:
                props.Add(("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("in", "PRIVATE_ISOLATED", sketch.Choices.Pick(24, 28)))));
                break;
            case 4:
                props.Add(("IpProtocol", "IpProtocol.DUAL_STACK"));
                break;
            default:
                break;
        }

        if (sketch.Choices.Maybe(25))
            props.Add(("FlowLogs", sketch.Map("IFlowLogOptions", ("Traffic", sketch.Props("FlowLogOptions", ("TrafficType", $"FlowLogTrafficType.{sketch.Choices.Pick("ALL", "REJECT", "ACCEPT")}"))))));
        if (sketch.Choices.Maybe(25))
            props.Add(("GatewayEndpoints", sketch.Map("IGatewayVpcEndpointOptions", ("S3", sketch.Props("GatewayVpcEndpointOptions", ("Service", "GatewayVpcEndpointAwsService.S3"))))));
        if (sketch.Choices.Maybe(15))
            props.AddRange([("EnableDnsSupport", sketch.Flag(value: true)), ("EnableDnsHostnames", sketch.Flag(sketch.Choices.Maybe()))]);
        if (sketch.Choices.Maybe(10))
            props.Add(("CreateInternetGateway", sketch.Flag(value: true)));
        sketch.OfferVpc(sketch.Vpc(mark: null, props));
    }
}
