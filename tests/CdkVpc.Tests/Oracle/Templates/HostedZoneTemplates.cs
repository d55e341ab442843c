using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Hosted zones and the VPCs in which they count.</summary>
internal sealed class HostedZoneTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types =>
    [
        "AWS::Route53::HostedZone", "AWS::Route53Resolver::ResolverRuleAssociation", "AWS::Route53Profiles::ProfileAssociation", "AWS::EC2::VPCDHCPOptionsAssociation",
    ];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network) => network.Network.HostedZones.Add(network.Add(resource, new HostedZone
    {
        Place = network.PlaceOf(resource),
        Ending = resource.Type == "AWS::Route53::HostedZone" && resource["Name"].Pieces() is [.., TemplatePiece.Literal last] ? last.Text.TrimEnd('.').ToLowerInvariant() : "",
    }));

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        var zone = network.Find<HostedZone>(resource)!;
        var ids = (resource["VPCs"].Elements() ?? []).Select(static vpc => vpc.Member("VPCId")).Append(resource["VpcId"]).Append(resource["ResourceId"]);
        zone.Vpcs.AddRange(ids.Where(static id => id.Exists).Select(network.FindVpc).OfType<Vpc>());
    }
}
