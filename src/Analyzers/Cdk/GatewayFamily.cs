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

    /// <summary>A provider has made a NAT gateway for a zone: it lists them (NatProvider.configuredGateways).</summary>
    public static void NoteConfigured(Instance provider, Value zone, Instance gateway, Guard guard)
    {
        var configured = provider.Model as List<(Value Zone, Instance Gateway, Guard Guard)> ?? [];
        configured.Add((zone, gateway, guard));
        provider.Model = configured;
    }

    /// <summary>Adds a gateway that a VPC makes by itself, or that is made by a call on a subnet.</summary>
    public void AddPart(Instance gateway, GatewayKind kind, Value vpc, Instance? subnet, bool isImplicit = true) => _parts.Add(new(gateway, kind, vpc, subnet, isImplicit));

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name is InternetGateway or NatGateway or EgressOnlyGateway)
            _gateways.Add((instance, L1Properties.Capture(instance, arguments, context, "VpcId", "SubnetId", "ConnectivityType")));
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
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (member.Name != "ConfiguredGateways" || receiver is not Instance { Model: List<(Value Zone, Instance Gateway, Guard Guard)> configured })
            return null;

        // What a VPC makes in some worlds only may or may not be in the list.
        var now = context.Evaluation.Guard;
        var certain = configured.Where(one => now.Implies(one.Guard)).Select(Value (one) =>
        {
            var entry = context.Evaluation.Create(CdkNames.Ec2 + "GatewayConfig");
            entry.Members["Az"] = one.Zone;
            entry.Members["GatewayId"] = new Token(one.Gateway, "Ref", []);
            return entry;
        });
        return new Sequence(certain, isOpen: configured.Exists(one => !now.Implies(one.Guard) && !now.Excludes(one.Guard)));
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var part in _parts)
        {
            Register(
                part.Construct,
                Record(writer.PlaceOf(part.Construct), part.Kind, writer.Find<Subnet>(part.Subnet), part.IsImplicit, isPrivate: false),
                writer.Resolve<Vpc>(part.Vpc),
                writer);
        }

        foreach (var (construct, properties) in _gateways)
        {
            var subnet = writer.Resolve<Subnet>(properties["SubnetId"]);
            var vpc = construct.Type.Is(NatGateway) ? subnet?.Vpc : writer.Resolve<Vpc>(properties["VpcId"]);
            Register(construct, Record(writer.PlaceOf(construct), KindOf(construct), subnet, isImplicit: false, IsPrivate(properties)), vpc, writer);
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
        var gateway = Record(writer.PlaceOf(instance), KindOf(instance), subnet: null, isImplicit: false, isPrivate: null);
        gateway.Vpcs.IsOpen = true;
        return gateway;
    }

    private static GatewayKind KindOf(Instance gateway) =>
        gateway.Type.Is(NatGateway) ? GatewayKind.Nat : gateway.Type.Is(EgressOnlyGateway) ? GatewayKind.EgressOnly : GatewayKind.Internet;

    /// <summary>The connectivity of a NAT gateway is public where it is left out (AWS::EC2::NatGateway).</summary>
    private static bool? IsPrivate(L1Properties properties)
    {
        var type = properties.Text("ConnectivityType").Or("public");
        return type.IsKnown ? type.Is("private") : null;
    }

    private static void Register(Instance construct, Gateway gateway, Vpc? vpc, NetworkWriter writer)
    {
        writer.Add(construct, gateway);
        if (vpc is not null)
            gateway.Vpcs.Add(vpc);
        else
            gateway.Vpcs.IsOpen = gateway.Kind != GatewayKind.Internet;
        writer.Network.Gateways.Add(gateway);
    }

    private static Gateway Record(Place place, GatewayKind kind, Subnet? subnet, bool isImplicit, bool? isPrivate) => new()
    {
        Place = place,
        Kind = kind, Subnet = subnet, IsImplicit = isImplicit, IsPrivate = isPrivate,
    };

    private sealed record Part(Instance Construct, GatewayKind Kind, Value Vpc, Instance? Subnet, bool IsImplicit);
}
