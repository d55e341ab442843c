namespace CdkVpc.Tests.Oracle.Random;

/// <content>Things of a network that many snippets need.</content>
internal sealed partial class Sketch
{
    /// <summary>A VPC made by L2, with a range of its own unless the properties give one.</summary>
    /// <param name="mark">The rule that must report the VPC; null where none must.</param>
    /// <param name="props">Its properties.</param>
    public string Vpc(string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        var hasRange = props.Any(static prop => prop.Name is "IpAddresses" or "Cidr");
        return Create("Vpc", "vpc", mark, hasRange ? props : [RangeProperty(Range()), .. props]);
    }

    /// <summary>A VPC of one or more zones with isolated subnets only: no NAT gateway, no way out.</summary>
    public string IsolatedVpc(string? mark = null, string? range = null, int zones = 2) => Vpc(
        mark,
        RangeProperty(range ?? Range()),
        ("MaxAzs", Int(zones)),
        ("SubnetConfiguration", Array("ISubnetConfiguration", SubnetGroup("isolated", "PRIVATE_ISOLATED"))));

    /// <summary>A VPC of two zones with public and private subnets, and a NAT gateway.</summary>
    public string NatVpc(string? mark = null) => Choices.Below(3) switch
    {
        1 => Vpc(mark, ("MaxAzs", Int(2)), ("NatGateways", Int(1))),
        2 => Vpc(
            mark,
            ("MaxAzs", Int(2)),
            ("NatGateways", Int(1)),
            ("SubnetConfiguration", Array("ISubnetConfiguration", SubnetGroup("front", "PUBLIC"), SubnetGroup("back", "PRIVATE_WITH_EGRESS")))),
        _ => Vpc(mark, ("MaxAzs", Int(2))),
    };

    /// <summary>A group of subnets of a VPC.</summary>
    public string SubnetGroup(string name, string type, int? mask = null)
    {
        List<(string Name, string Value)> props = [("Name", Text(name)), ("SubnetType", $"SubnetType.{type}")];
        if (mask is { } bits)
            props.Add(("CidrMask", Int(bits)));
        return Props("SubnetConfiguration", props);
    }

    /// <summary>The property that gives a VPC its range.</summary>
    public (string Name, string Value) RangeProperty(string range) => Choices.Maybe(25) ? ("Cidr", Text(range)) : ("IpAddresses", $"IpAddresses.Cidr({Text(range)})");

    /// <summary>A gateway endpoint, by the VPC or as a construct of its own.</summary>
    /// <param name="vpc">The variable of the VPC.</param>
    /// <param name="service">S3 or DYNAMODB.</param>
    /// <param name="mark">The rule that must report it; null where none must.</param>
    /// <param name="subnets">The type of subnets that it is for; null for all.</param>
    public string GatewayEndpoint(string vpc, string service, string? mark = null, string? subnets = null)
    {
        List<(string Name, string Value)> props = [("Service", $"GatewayVpcEndpointAwsService.{service}")];
        if (subnets is not null)
            props.Add(("Subnets", Array("ISubnetSelection", $"new SubnetSelection {{ SubnetType = SubnetType.{subnets} }}")));
        if (Choices.Maybe(30))
            return Create("GatewayVpcEndpoint", "gateway", mark, [("Vpc", vpc), .. props]);
        var options = Props("GatewayVpcEndpointOptions", props);
        var name = Var("GatewayVpcEndpoint", "gateway");
        Code($"var {name} = {vpc}.{Mark(mark, "AddGatewayEndpoint")}({Id("Gateway")}, {options});");
        return name;
    }

    /// <summary>An interface endpoint, by the VPC or as a construct of its own.</summary>
    /// <param name="vpc">The variable of the VPC.</param>
    /// <param name="service">The name of the service in <c>InterfaceVpcEndpointAwsService</c>.</param>
    /// <param name="mark">The rule that must report it; null where none must.</param>
    /// <param name="props">Its further properties.</param>
    public string InterfaceEndpoint(string vpc, string service, string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        var given = props.Prepend(("Service", Choices.Maybe(20) ? Any("InterfaceVpcEndpointAwsService", $"InterfaceVpcEndpointAwsService.{service}") : $"InterfaceVpcEndpointAwsService.{service}")).ToList();
        if (Choices.Maybe(30))
            return Create("InterfaceVpcEndpoint", "endpoint", mark, [("Vpc", vpc), .. given]);
        var options = Props("InterfaceVpcEndpointOptions", given);
        var name = Var("InterfaceVpcEndpoint", "endpoint");
        Code($"var {name} = {vpc}.{Mark(mark, "AddInterfaceEndpoint")}({Id("Interface")}, {options});");
        return name;
    }

    /// <summary>A function, which runs in a VPC where one is given.</summary>
    /// <param name="vpc">The variable of the VPC; null for none.</param>
    /// <param name="mark">The rule that must report it; null where none must.</param>
    public string Function(string? vpc, string? mark = null)
    {
        List<(string Name, string Value)> props = [("Runtime", "Runtime.NODEJS_20_X"), ("Handler", Text("index.handler")), ("Code", "Code.FromInline(\"x\")")];
        if (vpc is not null)
            props.Add(("Vpc", vpc));
        return Create("Function", "function", mark, props);
    }

    /// <summary>A stack in a region of its own, whose things may be referred to from other regions.</summary>
    public string Stack(string region)
    {
        var stack = Var("Stack", "site");
        Code($"var {stack} = new Stack(this, {Id("Site")}, new StackProps {{ Env = new Amazon.CDK.Environment {{ Account = \"111122223333\", Region = {Text(region)} }}, CrossRegionReferences = true }});");
        return stack;
    }

    /// <summary>A peering connection between VPCs made by L2.</summary>
    public string Peering(string requester, string accepter, string? mark = null, params IReadOnlyList<(string Name, string Value)> props) =>
        PeeringOf($"{requester}.VpcId", $"{accepter}.VpcId", mark, props);

    /// <summary>A peering connection between VPCs by their ids: expressions.</summary>
    public string PeeringOf(string requester, string accepter, string? mark = null, params IReadOnlyList<(string Name, string Value)> props) =>
        Create("CfnVPCPeeringConnection", "peering", mark, [("VpcId", requester), ("PeerVpcId", accepter), .. props]);
}
