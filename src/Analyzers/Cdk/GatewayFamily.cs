using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Internet, NAT and egress-only gateways: those that a VPC makes, and the L1 ones with their attachments.</summary>
internal sealed class GatewayFamily : Family
{
    public const string InternetGateway = CdkNames.Ec2 + "CfnInternetGateway";
    public const string NatGateway = CdkNames.Ec2 + "CfnNatGateway";
    public const string EgressOnlyGateway = CdkNames.Ec2 + "CfnEgressOnlyInternetGateway";
    private const string Attachment = CdkNames.Ec2 + "CfnVPCGatewayAttachment";
    private const string NatProvider = CdkNames.Ec2 + "NatProvider";

    private readonly List<Part> _parts = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _gateways = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _attachments = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [InternetGateway, NatGateway, EgressOnlyGateway, Attachment, NatProvider];

    /// <summary>Adds a gateway that a VPC makes by itself, or that is made by a call on a subnet.</summary>
    public void AddPart(Instance gateway, GatewayKind kind, Value vpc, Instance? subnet, bool isImplicit = true) => _parts.Add(new(gateway, kind, vpc, subnet, isImplicit));

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name is InternetGateway or NatGateway or EgressOnlyGateway)
            _gateways.Add((instance, L1Properties.Capture(instance, arguments, context, "VpcId", "SubnetId")));
        else if (constructor.Declaring.Name == Attachment)
            _attachments.Add((instance, L1Properties.Capture(instance, arguments, context, "VpcId", "InternetGatewayId")));
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) => (method.Declaring.Name, method.Name) switch
    {
        (NatProvider, "Gateway") => context.Evaluation.Create(CdkNames.Ec2 + "NatGatewayProvider"),
        (NatProvider, "Instance" or "InstanceV2") => context.Evaluation.Create(CdkNames.Ec2 + "NatInstanceProvider"),
        _ => null,
    };

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var part in _parts)
            Register(part.Construct, part.Kind, writer.Resolve<Vpc>(part.Vpc), writer.Find<Subnet>(part.Subnet), part.IsImplicit, writer);

        foreach (var (construct, properties) in _gateways)
        {
            var subnet = writer.Resolve<Subnet>(properties["SubnetId"]);
            var vpc = construct.Type.Is(NatGateway) ? subnet?.Vpc : writer.Resolve<Vpc>(properties["VpcId"]);
            Register(construct, KindOf(construct), vpc, subnet, isImplicit: false, writer);
        }
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (construct, properties) in _attachments)
        {
            foreach (var world in ValueReader.Worlds([properties["VpcId"], properties["InternetGatewayId"]], writer.PlaceOf(construct).Guard))
            {
                var gateway = writer.Resolve<Gateway>(ValueReader.In(properties["InternetGatewayId"], world));
                if (gateway is null)
                    continue;
                if (writer.Resolve<Vpc>(ValueReader.In(properties["VpcId"], world)) is { } vpc)
                    gateway.Vpcs.Add(vpc);
                else
                    gateway.Vpcs.IsOpen = true;
            }
        }
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer)
    {
        if (!instance.Type.Is(InternetGateway) && !instance.Type.Is(NatGateway) && !instance.Type.Is(EgressOnlyGateway))
            return null;
        var gateway = Record(writer.PlaceOf(instance), KindOf(instance), subnet: null, isImplicit: false);
        gateway.Vpcs.IsOpen = true;
        return gateway;
    }

    private static GatewayKind KindOf(Instance gateway) =>
        gateway.Type.Is(NatGateway) ? GatewayKind.Nat : gateway.Type.Is(EgressOnlyGateway) ? GatewayKind.EgressOnly : GatewayKind.Internet;

    private static void Register(Instance construct, GatewayKind kind, Vpc? vpc, Subnet? subnet, bool isImplicit, NetworkWriter writer)
    {
        var gateway = writer.Add(construct, Record(writer.PlaceOf(construct), kind, subnet, isImplicit));
        if (vpc is not null)
            gateway.Vpcs.Add(vpc);
        else
            gateway.Vpcs.IsOpen = kind != GatewayKind.Internet;
        writer.Network.Gateways.Add(gateway);
    }

    private static Gateway Record(Place place, GatewayKind kind, Subnet? subnet, bool isImplicit) => new()
    {
        Place = place,
        Kind = kind, Subnet = subnet, IsImplicit = isImplicit,
    };

    private sealed record Part(Instance Construct, GatewayKind Kind, Value Vpc, Instance? Subnet, bool IsImplicit);
}
