using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>VPCs and the blocks that are added to them.</summary>
internal sealed class VpcTemplates : TemplateFamily
{
    private const string Vpc = "AWS::EC2::VPC";

    /// <summary>The custom resource by which CDK takes the rules of a default security group away.</summary>
    private const string Restriction = "Custom::VpcRestrictDefaultSG";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Vpc, "AWS::EC2::VPCCidrBlock", Restriction];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type != Vpc)
            return;
        network.Network.Vpcs.Add(network.Add(resource, new Vpc
        {
            Place = network.PlaceOf(resource),
            Range = TemplateNetwork.Range(resource["CidrBlock"]) is { IsAbsent: false } range ? range : Setting<Cidr>.Unknown,
            HasIpv6 = false,
            DnsSupport = resource["EnableDnsSupport"].FlagOr(fallback: true),
            DnsHostnames = resource["EnableDnsHostnames"].FlagOr(fallback: false),
            RestrictsDefaultGroup = IsDefaultGroupUsed(resource) ? null : false,
        }));
    }

    /// <summary>Whether anything of its stack asks for the id of its default security group.</summary>
    private static bool IsDefaultGroupUsed(TemplateResource vpc) =>
        Regex.IsMatch(vpc.Stack.Json.GetRawText(), $"\"{vpc.LogicalId}\",\\s*\"DefaultSecurityGroup\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        if (resource.Type == Restriction && network.Find<Vpc>(resource["DefaultSecurityGroupId"]) is { } restricted)
            restricted.RestrictsDefaultGroup = true;
        if (resource.Type is Vpc or Restriction)
            return;
        if (resource["CidrBlock"].Exists)
        {
            network.Network.AddressBlocks.Add(network.Add(resource, new AddressBlock
            {
                Place = network.PlaceOf(resource),
                Vpc = network.FindVpc(resource["VpcId"]),
                Range = TemplateNetwork.Range(resource["CidrBlock"]),
            }));
        }

        if (network.Find<Vpc>(resource["VpcId"]) is not { } vpc)
            return;
        foreach (var range in new[] { TemplateNetwork.Range(resource["CidrBlock"]), TemplateNetwork.Range(resource["Ipv6CidrBlock"]) })
        {
            if (range.TryGet(out var known))
                vpc.SecondaryRanges.Add(known);
            else
                vpc.SecondaryRanges.IsOpen |= range.IsUnknown;
        }

        if (!resource["CidrBlock"].Exists && !resource["Ipv4IpamPoolId"].Exists)
            vpc.HasIpv6 = true;
    }
}

/// <summary>Subnets.</summary>
internal sealed class SubnetTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::Subnet"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        var subnet = network.Add(resource, new Subnet
        {
            Place = network.PlaceOf(resource),
            Vpc = network.FindVpc(resource["VpcId"]),
            Kind = Tag(resource, "aws-cdk:subnet-type") is { } kind ? Enum.Parse<SubnetKind>(kind) : SubnetKind.Unknown,
            GroupName = Tag(resource, "aws-cdk:subnet-name"),
            Zone = ZoneOf(resource["AvailabilityZone"]),
            Range = TemplateNetwork.Range(resource["CidrBlock"]),
            HasIpv6 = resource["Ipv6CidrBlock"].Exists || resource["Ipv6Native"].FlagOr(fallback: false) == true,
            MapsPublicIp = resource["MapPublicIpOnLaunch"].FlagOr(fallback: false),
        });
        network.Network.Subnets.Add(subnet);
        subnet.Vpc?.Subnets.Add(subnet);
    }

    /// <summary>What each subnet is for: as its VPC has tagged it, else by its default routes: for IPv4 if it has one, else for IPv6.</summary>
    public override void Finish(DeployedNetwork network)
    {
        foreach (var subnet in network.Subnets.Where(static subnet => subnet.Kind == SubnetKind.Unknown))
        {
            var routes = subnet.RouteTables.SelectMany(static table => table.Routes).ToArray();
            var route = Array.Find(routes, static route => route.Destination?.KnownCidr is { IsAny: true, IsIpv6: false })
                ?? Array.Find(routes, static route => route.Destination?.KnownCidr is { IsAny: true });
            subnet.Kind = route is null ? SubnetKind.Isolated
                : route.Target?.Kind switch { null or RouteTargetKind.Unknown => SubnetKind.Unknown, RouteTargetKind.Gateway => SubnetKind.Public, _ => SubnetKind.Private };
        }
    }

    /// <summary>The zone; CDK stands in 'dummy1a' and so on for the first, the second, ... where it has not looked them up yet.</summary>
    private static Setting<string> ZoneOf(TemplateNode zone) => zone.Setting.TryGet(out var name) && name is ['d', 'u', 'm', 'm', 'y', '1', var letter]
        ? Setting<string>.Of($"#{letter - 'a'}")
        : zone.Setting;

    private static string? Tag(TemplateResource resource, string key) =>
        resource["Tags"].Elements()!.Where(tag => tag.Member("Key").Text == key).Select(static tag => tag.Member("Value").Text).FirstOrDefault();
}

/// <summary>VPC peering connections.</summary>
internal sealed class PeeringTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::VPCPeeringConnection"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network) =>
        network.Network.Peerings.Add(network.Add(resource, new PeeringConnection
        {
            Place = network.PlaceOf(resource),
            Requester = network.FindVpc(resource["VpcId"]),
            Accepter = network.FindVpc(resource["PeerVpcId"]),
            PeerRegion = resource["PeerRegion"].Setting,
            PeerOwnerId = resource["PeerOwnerId"].Setting,
            PeerRoleArn = resource["PeerRoleArn"].Setting,
            HasDnsOptions = network.App.Resources.Any(other => other.Type == "Custom::AWS" && SetsDnsOptions(other, resource)),
        }));

    /// <summary>A call of the AWS API by a custom resource is a JSON text with the ids in it.</summary>
    private static bool SetsDnsOptions(TemplateResource custom, TemplateResource connection) => new[] { "Create", "Update" }.Any(member =>
    {
        var pieces = custom[member].Pieces().ToList();
        return pieces.Any(static piece => piece is TemplatePiece.Literal literal && literal.Text.Contains("modifyVpcPeeringConnectionOptions", StringComparison.OrdinalIgnoreCase))
            && pieces.Any(piece => piece is TemplatePiece.Attribute attribute && attribute.Resource == connection);
    });
}
