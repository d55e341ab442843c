using Amazon.CDK.AWS.EC2;

namespace CdkApp.Right;

/// <summary>A tier of a VPC: a subnet in each zone.</summary>
internal sealed record Tier(string Name, SubnetType Type, int Mask);

/// <summary>The addresses and tiers of a VPC. No two ranges overlap, so that any two VPCs can be peered.</summary>
internal sealed record NetworkSettings(string Cidr, int Zones, IReadOnlyList<Tier> Tiers)
{
    public const string PublicTier = "public";
    public const string ApplicationTier = "application";
    public const string DataTier = "data";

    public static readonly NetworkSettings Shop = new("10.10.0.0/16", Zones: 2,
    [
        new Tier(PublicTier, SubnetType.PUBLIC, 24),
        new Tier(ApplicationTier, SubnetType.PRIVATE_WITH_EGRESS, 22),
        new Tier(DataTier, SubnetType.PRIVATE_ISOLATED, 24),
    ]);

    public static readonly NetworkSettings Tools = Shop with
    {
        Cidr = "10.20.0.0/16",
        Tiers = [new Tier("tools", SubnetType.PRIVATE_ISOLATED, 24)],
    };

    public ISubnetConfiguration[] ToSubnetConfiguration() =>
        Tiers.Select(tier => new SubnetConfiguration { Name = tier.Name, SubnetType = tier.Type, CidrMask = tier.Mask })
            .ToArray<ISubnetConfiguration>();
}
