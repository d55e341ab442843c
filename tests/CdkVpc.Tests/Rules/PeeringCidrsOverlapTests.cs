using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringCidrsOverlapTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("10.0.0.0/8", "10.1.0.0/16")]
    [InlineData("10.1.2.0/24", "10.1.0.0/16")]
    public void OverlappingRanges_Report(string requester, string accepter)
    {
        var peering = _net.Peering(_net.Vpc("A/Vpc", requester), _net.Vpc("B/Vpc", accepter));

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal($"The peering connection 'Net/Peering' cannot be made: {requester} of 'A/Vpc' overlaps {accepter} of 'B/Vpc'; give one of the VPCs another range", finding.Message);
    }

    [Fact]
    public void SecondaryRange_Reports()
    {
        var other = _net.Vpc("B/Vpc", "10.1.0.0/16");
        other.SecondaryRanges.Add(Block("10.0.128.0/20"));
        _net.Peering(_net.Vpc("A/Vpc"), other);

        Assert.Contains("10.0.128.0/20 of 'B/Vpc'", Assert.Single(Find()).Message);
    }

    [Fact]
    public void ApartRanges_AreSilent()
    {
        _net.Peering(_net.Vpc(), _net.Vpc("B/Vpc", "10.1.0.0/16"));

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedVpcOfKnownRange_Reports()
    {
        _net.Peering(_net.Vpc(), _net.Vpc("Net/Old", origin: Origin.Imported));

        Assert.Single(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var escaped = _net.Vpc();
        escaped.IsEscaped = true;
        _net.Peering(_net.Vpc(), _net.Vpc(range: "?"));
        _net.Peering(_net.Vpc(), null);
        _net.Peering(_net.Vpc(), escaped);
        _net.Peering(_net.Vpc(), _net.Vpc()).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcPeeredWithItself_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Peering(vpc, vpc);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(0, null, 1)]
    [InlineData(null, 0, 1)]
    public void VpcsAndConnectionOfExcludingBranches_AreSilent(int? requester, int? accepter, int? connection)
    {
        _net.Peering(_net.Vpc(guard: In(requester)), _net.Vpc(guard: In(accepter)), In(connection));

        static Guard In(int? arm) => arm is { } one ? Arm(one) : Guard.Always;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC503");
}
