namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>VPCs that several parts of a program use.</summary>
internal static class VpcParts
{
    /// <summary>Writes a VPC in some form and lets others use it.</summary>
    public static void WriteShared(Sketch sketch)
    {
        List<(string Name, string Value)> props = [];
        switch (sketch.Choices.Below(10))
        {
            case 1 or 2 or 3 or 4:
                props.Add(("MaxAzs", sketch.Int(sketch.Choices.Pick(2, 1, 3))));
                break;
            case 5:
                props.Add(("AvailabilityZones", sketch.Array("string", sketch.Text("eu-west-1a"), sketch.Text("eu-west-1b"))));
                break;
            case 6:
                props.AddRange([("MaxAzs", sketch.Int(2)), ("ReservedAzs", sketch.Int(1))]);
                break;
            default:
                break;
        }

        var isWithoutInternet = Groups(sketch, props);
        if (sketch.Choices.Maybe(25))
            props.Add(("FlowLogs", sketch.Map("IFlowLogOptions", ("Traffic", sketch.Props("FlowLogOptions", ("TrafficType", $"FlowLogTrafficType.{sketch.Choices.Pick("ALL", "REJECT", "ACCEPT")}"))))));
        if (sketch.Choices.Maybe(25))
            props.Add(("GatewayEndpoints", sketch.Map("IGatewayVpcEndpointOptions", ("S3", sketch.Props("GatewayVpcEndpointOptions", ("Service", "GatewayVpcEndpointAwsService.S3"))))));
        if (sketch.Choices.Maybe(15))
            props.AddRange([("EnableDnsSupport", sketch.Flag(value: true)), ("EnableDnsHostnames", sketch.Flag(sketch.Choices.Maybe()))]);
        if (isWithoutInternet && sketch.Choices.Maybe(30))
            props.Add(("CreateInternetGateway", sketch.Flag(value: false)));
        if (sketch.Choices.Maybe(5))
            props.Add(("RestrictDefaultSecurityGroup", sketch.Flag(value: true)));
        if (sketch.Choices.Maybe(5) && !isWithoutInternet)
            props.Add(("VpnGateway", sketch.Flag(value: true)));
        sketch.OfferVpc(sketch.Vpc(mark: null, props));
    }

    /// <summary>Chooses subnets and what leads out of them; the result is whether nothing does.</summary>
    private static bool Groups(Sketch sketch, List<(string Name, string Value)> props)
    {
        switch (sketch.Choices.Below(9))
        {
            case 1:
                props.Add(("NatGateways", sketch.Int(sketch.Choices.Pick(0, 1, 2))));
                return false;
            case 2:
                props.Add(("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("web", "PUBLIC", 24), sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS", 22), sketch.SubnetGroup("data", "PRIVATE_ISOLATED"))));
                return false;
            case 3:
                props.Add(("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("in", "PRIVATE_ISOLATED", sketch.Choices.Pick(24, 28)))));
                return true;
            case 4:
                props.Add(("IpProtocol", "IpProtocol.DUAL_STACK"));
                return false;
            case 5:
                props.AddRange([
                    ("NatGateways", sketch.Int(0)),
                    ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("out", "PRIVATE_WITH_EGRESS", 24), sketch.SubnetGroup("in", "PRIVATE_ISOLATED", 24)))]);
                return true;
            case 6:
                props.AddRange([
                    ("NatGatewayProvider", "NatProvider.Gateway()"),
                    ("NatGateways", sketch.Int(1)),
                    ("SubnetConfiguration", sketch.Array(
                        "ISubnetConfiguration",
                        sketch.Props("SubnetConfiguration", ("Name", sketch.Text("front")), ("SubnetType", "SubnetType.PUBLIC"), ("MapPublicIpOnLaunch", sketch.Flag(value: false))),
                        sketch.Props("SubnetConfiguration", ("Name", sketch.Text("later")), ("SubnetType", "SubnetType.PRIVATE_ISOLATED"), ("Reserved", sketch.Flag(value: true)), ("CidrMask", sketch.Int(24))),
                        sketch.SubnetGroup("back", "PRIVATE_WITH_NAT", 24)))]);
                return false;
            case 7:
                props.AddRange([
                    ("NatGatewaySubnets", sketch.Props("SubnetSelection", ("SubnetGroupName", sketch.Text("second")))),
                    ("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("first", "PUBLIC", 24), sketch.SubnetGroup("second", "PUBLIC", 24), sketch.SubnetGroup("app", "PRIVATE_WITH_EGRESS", 24)))]);
                return false;
            case 8:
                props.Add(("SubnetConfiguration", sketch.Array("ISubnetConfiguration", sketch.SubnetGroup("a", "PRIVATE_ISOLATED", 26), sketch.SubnetGroup("b", "PRIVATE_ISOLATED"))));
                return true;
            default:
                return false;
        }
    }
}
