using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Transit gateways, VPN gateways and client VPNs: what joins a VPC with other networks.</summary>
internal sealed class AttachmentFamily : Family
{
    private const string VpnConnection = CdkNames.Ec2 + "VpnConnection";
    private const string ClientVpn = CdkNames.Ec2 + "ClientVpnEndpoint";

    /// <summary>L1 types: what they are, the property that names the VPC or one of its subnets, and the one that names the transit gateway.</summary>
    private static readonly Dictionary<string, (AttachmentKind Kind, string Vpc, string? Hub)> L1Types = new(StringComparer.Ordinal)
    {
        [CdkNames.Ec2 + "CfnTransitGatewayAttachment"] = (AttachmentKind.TransitGateway, "VpcId", "TransitGatewayId"),
        [CdkNames.Ec2 + "CfnTransitGatewayVpcAttachment"] = (AttachmentKind.TransitGateway, "VpcId", "TransitGatewayId"),
        ["Amazon.CDK.AWS.NetworkManager.CfnVpcAttachment"] = (AttachmentKind.TransitGateway, "VpcArn", "CoreNetworkId"),
        [CdkNames.Ec2 + "CfnVPCGatewayAttachment"] = (AttachmentKind.PrivateGateway, "VpcId", null),
        [CdkNames.Ec2 + "CfnClientVpnEndpoint"] = (AttachmentKind.ClientVpn, "VpcId", null),
        [CdkNames.Ec2 + "CfnClientVpnTargetNetworkAssociation"] = (AttachmentKind.ClientVpn, "SubnetId", null),
    };

    private readonly List<(Value Vpc, AttachmentKind Kind, Moment At)> _attached = [];
    private readonly List<(Instance Construct, string Type, L1Properties Properties)> _l1 = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [.. L1Types.Keys, VpnConnection, ClientVpn, VpcFamily.Vpc, VpcFamily.IVpc];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case VpcFamily.Vpc when MayHaveGateway(props, context):
                _attached.Add((instance, AttachmentKind.PrivateGateway, Moment.Now(context)));
                break;
            case VpnConnection:
                _attached.Add((context.Member(props, "Vpc"), AttachmentKind.PrivateGateway, Moment.Now(context)));
                break;
            case ClientVpn:
                _attached.Add((context.Member(props, "Vpc"), AttachmentKind.ClientVpn, Moment.Now(context)));
                break;
            case var name when L1Types.TryGetValue(name, out var type):
                string[] names = [type.Vpc, type.Hub ?? "VpnGatewayId"];
                _l1.Add((instance, name, L1Properties.Capture(instance, arguments, context, names)));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is Instance vpc && vpc.Type.Is(VpcFamily.IVpc) && method.Name is "EnableVpnGateway" or "AddVpnConnection" or "AddClientVpnEndpoint")
        {
            var kind = method.Name == "AddClientVpnEndpoint" ? AttachmentKind.ClientVpn : AttachmentKind.PrivateGateway;
            _attached.Add((receiver, kind, Moment.Now(context)));
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (vpc, kind, at) in _attached)
        {
            writer.Network.Attachments.Add(new Attachment
            {
                Path = writer.Resolve<Vpc>(vpc)?.Path ?? "*", Anchor = at.Anchor, Order = at.Order, Guard = at.Guard, IsRepeated = at.IsRepeated,
                Kind = kind, Vpc = writer.Resolve<Vpc>(vpc),
            });
        }

        foreach (var (construct, type, properties) in _l1)
        {
            var (kind, member, hub) = L1Types[type];
            if (hub is null && kind == AttachmentKind.PrivateGateway && !properties.Has("VpnGatewayId"))
                continue;
            if (kind == AttachmentKind.ClientVpn && !properties.Has(member))
                continue;
            writer.Network.Attachments.Add(writer.Add(construct, new Attachment
            {
                Place = writer.PlaceOf(construct),
                Kind = kind,
                Vpc = writer.Resolve<Vpc>(properties[member]) ?? writer.Resolve<Subnet>(properties[member])?.Vpc,
                Hub = hub is null ? null : KeyOf(properties[hub], writer),
            }));
        }
    }

    /// <summary>CDK makes a virtual private gateway for each of these (aws-ec2/lib/vpc.js).</summary>
    private static bool MayHaveGateway(Value props, CdkContext context) =>
        ValueReader.FlagOr(context.Member(props, "VpnGateway"), fallback: false) != false
        || !ValueReader.IsNull(context.Member(props, "VpnConnections"))
        || !ValueReader.IsNull(context.Member(props, "VpnGatewayAsn"));

    private static string? KeyOf(Value hub, NetworkWriter writer) =>
        ValueReader.TextOrNull(hub) ?? (hub is Token { Owner: { } owner } ? FormattableString.Invariant($"{writer.Tree.PathOf(owner)}#{owner.Order}") : null);
}
