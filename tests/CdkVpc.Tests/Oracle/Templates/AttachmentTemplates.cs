using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>What joins VPCs with other networks.</summary>
internal sealed class AttachmentTemplates : TemplateFamily
{
    private static readonly Dictionary<string, (AttachmentKind Kind, string Vpc)> Kinds = new(StringComparer.Ordinal)
    {
        ["AWS::EC2::TransitGatewayAttachment"] = (AttachmentKind.TransitGateway, "VpcId"),
        ["AWS::EC2::TransitGatewayVpcAttachment"] = (AttachmentKind.TransitGateway, "VpcId"),
        ["AWS::NetworkManager::VpcAttachment"] = (AttachmentKind.TransitGateway, "VpcArn"),
        ["AWS::EC2::VPCGatewayAttachment"] = (AttachmentKind.PrivateGateway, "VpcId"),
        ["AWS::EC2::ClientVpnEndpoint"] = (AttachmentKind.ClientVpn, "VpcId"),
        ["AWS::EC2::ClientVpnTargetNetworkAssociation"] = (AttachmentKind.ClientVpn, "SubnetId"),
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Types => Kinds.Keys;

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var (kind, member) = Kinds[resource.Type];
        if (!resource[member].Exists || (kind == AttachmentKind.PrivateGateway && !resource["VpnGatewayId"].Exists))
            return;
        network.Network.Attachments.Add(new Attachment
        {
            Place = network.PlaceOf(resource),
            Kind = kind,
            Vpc = member == "SubnetId" ? network.Find<Subnet>(resource[member])?.Vpc : network.FindVpc(resource[member]),
        });
    }
}
