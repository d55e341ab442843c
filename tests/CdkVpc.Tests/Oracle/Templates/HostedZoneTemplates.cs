using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Hosted zones and the VPCs in which they count.</summary>
internal sealed class HostedZoneTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::Route53::HostedZone"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network) => network.Network.HostedZones.Add(network.Add(resource, new HostedZone
    {
        Place = network.PlaceOf(resource),
        Ending = resource["Name"].Pieces() is [.., TemplatePiece.Literal last] ? last.Text.TrimEnd('.').ToLowerInvariant() : "",
    }));

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var zone = network.Find<HostedZone>(resource)!;
        foreach (var vpc in resource["VPCs"].Elements() ?? [])
        {
            if (network.FindVpc(vpc.Member("VPCId")) is { } found)
                zone.Vpcs.Add(found);
        }
    }
}
