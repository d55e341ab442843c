namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>Subnets, routes and peering connections.</summary>
internal static class RoutingParts
{
    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("subnet made by L1", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var table = sketch.Create("CfnRouteTable", "table", mark: null, ("VpcId", $"{vpc}.VpcId"));
            var subnet = sketch.Create("CfnSubnet", "subnet", mark: null, ("VpcId", $"{vpc}.VpcId"), ("CidrBlock", sketch.Text("100.64.0.0/24")), ("AvailabilityZone", sketch.Choices.Pick("Fn.Select(0, Fn.GetAzs())", $"{vpc}.AvailabilityZones[0]")));
            sketch.CreateUnused("CfnSubnetRouteTableAssociation", "association", mark: null, ("SubnetId", $"{subnet}.{sketch.Choices.Pick("Ref", "AttrSubnetId")}"), ("RouteTableId", $"{table}.{sketch.Choices.Pick("Ref", "AttrRouteTableId")}"));
            sketch.Offer("CfnRouteTable", table);
        }),
        new("route in a table made by L1", static sketch =>
        {
            _ = sketch.SharedVpc();
            var table = sketch.Shared("CfnRouteTable");
            if (table is null)
                return;
            sketch.CreateUnused("CfnRoute", "route", mark: null, ("RouteTableId", $"{table}.Ref"), ("DestinationCidrBlock", sketch.Text("198.51.100.0/24")), (sketch.Choices.Pick("TransitGatewayId", "NetworkInterfaceId"), sketch.Text("tgw-0123")));
        }),
        new("peering of the shared VPC", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var other = sketch.IsolatedVpc();
            var peering = sketch.Choices.Maybe() ? sketch.Peering(vpc, other) : sketch.Peering(other, vpc);
            sketch.Split();
            if (sketch.Choices.Maybe(70))
                sketch.PeeringRoutes(vpc, peering, $"{other}.VpcCidrBlock", sketch.Choices.Pick("PrivateSubnets", "IsolatedSubnets", "PublicSubnets"));
            if (sketch.Choices.Maybe(70))
                sketch.PeeringRoutes(other, peering, $"{vpc}.VpcCidrBlock");
        }),
        new("further range", static sketch => sketch.CreateUnused("CfnVPCCidrBlock", "block", mark: null, ("VpcId", $"{sketch.SharedVpc()}.VpcId"), ("CidrBlock", sketch.Text(sketch.Range())))),
    ];
}
