namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>Subnets, routes, gateways and peering connections.</summary>
internal static class RoutingParts
{
    private static readonly string[] SubnetLists = ["PrivateSubnets", "IsolatedSubnets", "PublicSubnets"];

    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("subnet made by L1", WriteL1Subnet),
        new("subnet made by L2", WriteL2Subnet),
        new("route in a table made by L1", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("CfnRouteTable") is not { } table)
                return;
            var destination = sketch.Choices.Pick(
                ("DestinationCidrBlock", sketch.Text("198.51.100.0/24")), ("DestinationIpv6CidrBlock", sketch.Text("2001:db8::/32")), ("DestinationPrefixListId", sketch.Text("pl-0123")));
            var target = sketch.Choices.Pick("TransitGatewayId", "NetworkInterfaceId", "InstanceId", "VpcEndpointId", "LocalGatewayId", "CarrierGatewayId", "NatGatewayId", "GatewayId");
            sketch.CreateUnused("CfnRoute", "route", mark: null, ("RouteTableId", $"{table}.Ref"), destination, (target, sketch.Text("id-0123")));
        }),
        new("route of subnets", static sketch =>
        {
            var (vpc, subnet) = (sketch.SharedVpc(), sketch.Name("subnet"));
            var (type, id) = sketch.Choices.Pick(
                ("TRANSIT_GATEWAY", "tgw-1"), ("NETWORK_INTERFACE", "eni-1"), ("INSTANCE", "i-1"), ("GATEWAY", "vgw-1"), ("NAT_GATEWAY", "nat-1"), ("VPC_ENDPOINT", "vpce-1"), ("EGRESS_ONLY_INTERNET_GATEWAY", "eigw-1"));
            var options = sketch.Props(
                "AddRouteOptions",
                sketch.Choices.Pick(("DestinationCidrBlock", sketch.Text("203.0.113.0/24")), ("DestinationIpv6CidrBlock", sketch.Text("2001:db8:1::/48"))),
                ("RouterType", $"RouterType.{type}"),
                ("RouterId", sketch.Text(id)));
            sketch.Code($"foreach (var {subnet} in {vpc}.{sketch.Choices.Pick(SubnetLists)}{sketch.Choices.Pick("", ".Take(1)", ".Skip(1)", ".Reverse()")})\n    ((Subnet){subnet}).AddRoute({sketch.Id("Route")}, {options});");
        }),
        new("peering of the shared VPC", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var other = sketch.IsolatedVpc();
            var peering = sketch.Choices.Maybe() ? sketch.Peering(vpc, other) : sketch.Peering(other, vpc);
            sketch.Split();
            if (sketch.Choices.Maybe(70))
                sketch.PeeringRoutes(vpc, peering, $"{other}.VpcCidrBlock", sketch.Choices.Pick(SubnetLists));
            if (sketch.Choices.Maybe(70))
                sketch.PeeringRoutes(other, peering, $"{vpc}.VpcCidrBlock");
        }),
        new("peering with a VPC elsewhere", static sketch =>
        {
            List<(string Name, string Value)> props = [("VpcId", $"{sketch.SharedVpc()}.VpcId"), ("PeerVpcId", sketch.Text("vpc-0fed"))];
            if (sketch.Choices.Maybe())
                props.AddRange([("PeerOwnerId", sketch.Text("999988887777")), ("PeerRoleArn", sketch.Text("arn:aws:iam::999988887777:role/accept"))]);
            if (sketch.Choices.Maybe())
                props.Add(("PeerRegion", sketch.Text("eu-central-1")));
            sketch.CreateUnused("CfnVPCPeeringConnection", "peering", mark: null, props);
        }),
        new("further range", static sketch => sketch.CreateUnused("CfnVPCCidrBlock", "block", mark: null, ("VpcId", $"{sketch.SharedVpc()}.VpcId"), ("CidrBlock", sketch.Text(sketch.Range())))),
        new("escape hatch of the VPC", static sketch =>
        {
            var (vpc, raw) = (sketch.SharedVpc(), sketch.Name("raw"));
            sketch.Code($"var {raw} = {sketch.Choices.Pick($"(CfnVPC){vpc}.Node.DefaultChild!", $"({vpc}.Node.DefaultChild as CfnVPC)!", $"(CfnVPC){vpc}.Node.FindChild(\"Resource\")")};");
            sketch.Code(sketch.Choices.Pick($"{raw}.AddPropertyOverride(\"EnableDnsHostnames\", false);", $"{raw}.EnableDnsHostnames = false;", $"{raw}.AddOverride(\"Properties.InstanceTenancy\", \"dedicated\");", $"{raw}.AddMetadata(\"Owner\", \"network\");"));
        }),
        new("escape hatch of subnets", static sketch =>
        {
            var (vpc, subnet, raw) = (sketch.SharedVpc(), sketch.Name("subnet"), sketch.Name("raw"));
            var change = sketch.Choices.Pick($"{raw}.AddPropertyOverride(\"MapPublicIpOnLaunch\", true)", $"{raw}.MapPublicIpOnLaunch = false", $"{raw}.AddPropertyDeletionOverride(\"MapPublicIpOnLaunch\")", $"{raw}.AddPropertyOverride(\"AvailabilityZone\", \"eu-west-1c\")");
            sketch.Code($"foreach (var {subnet} in {vpc}.{sketch.Choices.Pick(SubnetLists)})\n{{\n    var {raw} = (CfnSubnet){subnet}.Node.DefaultChild!;\n    {change};\n}}");
        }),
        new("subnets that are selected", static sketch =>
        {
            var (vpc, selected) = (sketch.SharedVpc(), sketch.Name("selected"));
            sketch.Code($"var {selected} = {vpc}.SelectSubnets({sketch.Choices.Pick("", "new SubnetSelection { OnePerAz = true }", $"new SubnetSelection {{ Subnets = {vpc}.PublicSubnets.Concat({vpc}.PrivateSubnets).Concat({vpc}.IsolatedSubnets).ToArray() }}")});");
            var (subnet, i) = (sketch.Name("subnet"), sketch.Name("i"));
            sketch.Code($"foreach (var ({subnet}, {i}) in {selected}.Subnets.Select((one, i) => (one, i)))\n    _ = new CfnRoute(this, {sketch.Id("Route", i)}, new CfnRouteProps {{ RouteTableId = {subnet}.RouteTable.RouteTableId, DestinationCidrBlock = $\"192.0.2.{{{i}}}/32\", NetworkInterfaceId = \"eni-2\" }});");
        }),
        new("egress-only gateway", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var gateway = sketch.Create("CfnEgressOnlyInternetGateway", "outward", mark: null, ("VpcId", $"{vpc}.VpcId"));
            if (sketch.Shared("CfnRouteTable") is { } table && sketch.Choices.Maybe(70))
                sketch.CreateUnused("CfnRoute", "route", mark: null, ("RouteTableId", $"{table}.Ref"), ("DestinationIpv6CidrBlock", sketch.Text("::/0")), ("EgressOnlyInternetGatewayId", $"{gateway}.{sketch.Choices.Pick("Ref", "AttrId")}"));
        }),
        new("IPv6 of the VPC", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            sketch.AddIpv6($"{vpc}.VpcId");
            if (sketch.Choices.Maybe())
                sketch.Routes(vpc, sketch.Choices.Pick(SubnetLists), RouteEnd.EgressOnly(sketch.EgressOnlyGateway($"{vpc}.VpcId")), sketch.Choices.Pick(sketch.Ipv6Destination(), sketch.Ipv6Destination("2600::/12")));
        }),
        new("IPv6 of subnets", static sketch =>
        {
            var (vpc, subnet) = (sketch.SharedVpc(), sketch.Name("subnet"));
            var change = sketch.Choices.Pick(".Ipv6CidrBlock = \"2001:db8:1:5::/64\"", ".AddPropertyOverride(\"Ipv6CidrBlock\", \"2001:db8:1:5::/64\")", ".AssignIpv6AddressOnCreation = true");
            sketch.Code($"foreach (var {subnet} in {vpc}.{sketch.Choices.Pick(SubnetLists)})\n    ((CfnSubnet){subnet}.Node.DefaultChild!){change};");
        }),
        new("VPC made by L1", WriteL1Vpc),
        new("imported VPC", static sketch =>
        {
            var vpc = sketch.Var("IVpc", "theirs");
            var zones = sketch.Array("string", sketch.Text("eu-west-1a"), sketch.Text("eu-west-1b"));
            sketch.Code(sketch.HasEnvironment && sketch.Choices.Maybe(30)
                ? $"var {vpc} = Vpc.FromLookup(this, {sketch.Id("Theirs")}, new VpcLookupOptions {{ {sketch.Choices.Pick("IsDefault = true", "VpcId = \"vpc-0123\"", "Tags = new Dictionary<string, string> { [\"Name\"] = \"main\" }")} }});"
                : $"var {vpc} = Vpc.FromVpcAttributes(this, {sketch.Id("Theirs")}, new VpcAttributes {{ VpcId = {sketch.Text("vpc-0abc")}, AvailabilityZones = {zones}, VpcCidrBlock = {sketch.Text("10.250.0.0/16")}, PrivateSubnetIds = [\"subnet-1\", \"subnet-2\"], PrivateSubnetRouteTableIds = [\"rtb-1\", \"rtb-2\"] }});");
            sketch.Split();
            switch (sketch.Choices.Below(4))
            {
                case 1:
                    sketch.Code($"{vpc}.AddGatewayEndpoint({sketch.Id("Gateway")}, new GatewayVpcEndpointOptions {{ Service = GatewayVpcEndpointAwsService.S3 }});");
                    break;
                case 2:
                    sketch.CreateUnused("SecurityGroup", "group", mark: null, ("Vpc", vpc));
                    break;
                case 3:
                    sketch.Code($"{vpc}.AddFlowLog({sketch.Id("Log")});");
                    break;
                default:
                    sketch.Code($"{vpc}.AddInterfaceEndpoint({sketch.Id("Interface")}, new InterfaceVpcEndpointOptions {{ Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection {{ SubnetType = SubnetType.PRIVATE_WITH_EGRESS }} }});");
                    break;
            }
        }),
        new("outputs, tags and dependencies", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            sketch.Code(sketch.Choices.Pick(
                $"Amazon.CDK.Tags.Of({vpc}).Add(\"Team\", \"network\");",
                $"new CfnOutput(this, {sketch.Id("Output")}, new CfnOutputProps {{ Value = {vpc}.VpcId, ExportName = \"{sketch.Name("export")}\" }});",
                $"{vpc}.Node.AddMetadata(\"Owner\", \"network\");",
                $"Console.Out.Flush();\nGC.KeepAlive({vpc}.VpcArn);"));
        }),
    ];

    private static void WriteL1Subnet(Sketch sketch)
    {
        var (vpc, raw) = (sketch.SharedVpc(), sketch.Name("raw"));
        List<(string Name, string Value)> props =
        [
            ("VpcId", $"{vpc}.{sketch.Choices.Pick("VpcId", $"Node.DefaultChild is CfnVPC {raw} ? {raw}.Ref : throw new InvalidOperationException()")}"),
            ("CidrBlock", sketch.Text($"100.64.{sketch.Choices.Below(200)}.0/24")),
        ];
        if (sketch.Choices.Maybe(80))
            props.Add(("AvailabilityZone", sketch.Choices.Pick("Fn.Select(0, Fn.GetAzs())", $"{vpc}.AvailabilityZones[0]", sketch.Text("eu-west-1c"), "Fn.Select(1, Fn.GetAzs(Aws.REGION))")));
        if (sketch.Choices.Maybe(30))
            props.Add(("MapPublicIpOnLaunch", sketch.Flag(sketch.Choices.Maybe())));
        var subnet = sketch.Create("CfnSubnet", "subnet", mark: null, props);
        var table = sketch.Create("CfnRouteTable", "table", mark: null, ("VpcId", $"{vpc}.VpcId"));
        if (sketch.Choices.Maybe(80))
            sketch.CreateUnused("CfnSubnetRouteTableAssociation", "association", mark: null, ("SubnetId", $"{subnet}.{sketch.Choices.Pick("Ref", "AttrSubnetId")}"), ("RouteTableId", $"{table}.{sketch.Choices.Pick("Ref", "AttrRouteTableId")}"));
        sketch.Offer("CfnRouteTable", table);
        sketch.Offer("CfnSubnet", subnet);
    }

    private static void WriteL2Subnet(Sketch sketch)
    {
        var vpc = sketch.SharedVpc();
        var type = sketch.Choices.Pick("PrivateSubnet", "Subnet", "PublicSubnet");
        var subnet = sketch.Create(type, "subnet", mark: null, ("VpcId", $"{vpc}.VpcId"), ("AvailabilityZone", $"{vpc}.AvailabilityZones[0]"), ("CidrBlock", sketch.Text($"100.65.{sketch.Choices.Below(200)}.0/24")));
        switch (sketch.Choices.Below(4))
        {
            case 1:
                sketch.Code($"{subnet}.AddDefaultNatRoute(\"nat-0123\");");
                break;
            case 2:
                var (gateway, attachment) = (sketch.Create("CfnInternetGateway", "internet", mark: null), sketch.Name("attachment"));
                sketch.Code($"var {attachment} = new CfnVPCGatewayAttachment(this, {sketch.Id("Attachment")}, new CfnVPCGatewayAttachmentProps {{ VpcId = {vpc}.VpcId, InternetGatewayId = {gateway}.Ref }});\n{subnet}.AddDefaultInternetRoute({gateway}.Ref, {attachment});");
                break;
            case 3:
                sketch.Code($"{subnet}.AddRoute({sketch.Id("Route")}, new AddRouteOptions {{ RouterType = RouterType.TRANSIT_GATEWAY, RouterId = \"tgw-7\", DestinationCidrBlock = \"10.0.0.0/8\" }});");
                break;
            default:
                break;
        }

        if (type == "PublicSubnet" && sketch.Choices.Maybe(30))
            sketch.Code($"{subnet}.AddNatGateway(\"eipalloc-1\");");
    }

    private static void WriteL1Vpc(Sketch sketch)
    {
        var range = sketch.Range();
        var vpc = sketch.Create("CfnVPC", "cfnVpc", mark: null, ("CidrBlock", sketch.Text(range)), ("EnableDnsSupport", sketch.Flag(value: true)), ("EnableDnsHostnames", sketch.Flag(sketch.Choices.Maybe())));
        var isOpen = sketch.Choices.Maybe();
        var internet = isOpen ? sketch.Create("CfnInternetGateway", "internet", mark: null) : null;
        if (internet is not null)
            sketch.CreateUnused("CfnVPCGatewayAttachment", "attachment", mark: null, ("VpcId", $"{vpc}.Ref"), ("InternetGatewayId", $"{internet}.{sketch.Choices.Pick("Ref", "AttrInternetGatewayId")}"));
        sketch.Split();
        var (plan, subnet, table) = (sketch.Name("plan"), sketch.Name("subnet"), sketch.Name("table"));
        var prefix = range[..range.IndexOf(".0.0", StringComparison.Ordinal)];
        var record = sketch.Name("SubnetPlan");
        sketch.Type($"internal sealed record {record}(string Name, string Block, int Zone);");
        sketch.Code($$"""
            foreach (var {{plan}} in new {{record}}[] { new("a", "{{prefix}}.0.0/24", 0), new("b", "{{prefix}}.1.0/24", 1) })
            {
                var {{subnet}} = new CfnSubnet(this, {{sketch.Id("Subnet", $"{plan}.Name")}}, new CfnSubnetProps { VpcId = {{vpc}}.Ref, CidrBlock = {{plan}}.Block, AvailabilityZone = Fn.Select({{plan}}.Zone, Fn.GetAzs()) });
                var {{table}} = new CfnRouteTable(this, {{sketch.Id("Table", $"{plan}.Name")}}, new CfnRouteTableProps { VpcId = {{vpc}}.{{sketch.Choices.Pick("Ref", "AttrVpcId")}} });
                _ = new CfnSubnetRouteTableAssociation(this, {{sketch.Id("Association", $"{plan}.Name")}}, new CfnSubnetRouteTableAssociationProps { SubnetId = {{subnet}}.Ref, RouteTableId = {{table}}.Ref });
                {{(internet is null ? "" : $"_ = new CfnRoute(this, {sketch.Id("Default", $"{plan}.Name")}, new CfnRouteProps {{ RouteTableId = {table}.Ref, DestinationCidrBlock = \"0.0.0.0/0\", GatewayId = {internet}.Ref }});")}}
            }
            """);
        sketch.Split(mayLeaveStack: true);
        if (sketch.Choices.Maybe())
            sketch.CreateUnused("CfnVPCEndpoint", "endpoint", mark: null, ("VpcId", $"{vpc}.Ref"), ("ServiceName", "$\"com.amazonaws.{Aws.REGION}.sqs\""), ("VpcEndpointType", sketch.Any("string", "\"Interface\"")), ("SecurityGroupIds", sketch.Array("string", $"{vpc}.AttrDefaultSecurityGroup")));
    }
}
