using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringAcceptanceIncompleteTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData(null, null, "PeerOwnerId and PeerRoleArn")]
    [InlineData("222222222222", null, "PeerRoleArn")]
    [InlineData(null, "arn:aws:iam::222222222222:role/Accepter", "PeerOwnerId")]
    public void AnotherAccount_ReportsWhatIsMissing(string? owner, string? role, string missing)
    {
        var (a, b) = (Vpc("111111111111", "eu-west-1"), Vpc("222222222222", "eu-west-1"));
        var peering = _net.Peering(a, b, null, owner, role);

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Contains($"different accounts, and it lacks {missing}, so", finding.Message);
    }

    [Fact]
    public void AnotherRegion_Reports()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("111111111111", "us-east-1"), null, null, null);

        Assert.Contains("different regions, and it lacks PeerRegion", Assert.Single(Find()).Message);
    }

    [Fact]
    public void AnotherAccountAndRegion_ReportsOnce()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("222222222222", "us-east-1"), null, null, null);

        Assert.Contains("accounts and regions, and it lacks PeerOwnerId, PeerRoleArn and PeerRegion", Assert.Single(Find()).Message);
    }

    [Fact]
    public void AnotherAccountAndRegion_WithARole_NamesBoth()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("222222222222", "us-east-1"), null, null, "arn:aws:iam::222222222222:role/Accepter");

        Assert.Contains("accounts and regions, and it lacks PeerOwnerId and PeerRegion", Assert.Single(Find()).Message);
    }

    [Fact]
    public void OwnerOfAVpcThatIsMadeElsewhere_Reports()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), null, null, "222222222222", null);
        _net.Peering(Vpc(null, null), null, null, "222222222222", null);
        _net.Peering(Vpc("?", "?"), null, null, "222222222222", null);

        Assert.Equal(3, Find().Count);
    }

    [Fact]
    public void AnotherAccount_WithAnOwnerThatCannotBeComputed_LacksTheRole()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("222222222222", "eu-west-1"), null, "?", null);

        Assert.Contains("it lacks PeerRoleArn", Assert.Single(Find()).Message);
    }

    [Fact]
    public void Complete_IsSilent()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("222222222222", "us-east-1"), "us-east-1", "222222222222", "arn:aws:iam::222222222222:role/Accepter");
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("111111111111", "eu-west-1"), null, null, null);
        _net.Peering(Vpc("111111111111", "eu-west-1"), null, null, "111111111111", null);

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("?", "?"), null, null, null);
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc(null, null), null, null, null);
        _net.Peering(Vpc("111111111111", "eu-west-1"), null, null, "?", null);
        _net.Peering(Vpc("111111111111", "eu-west-1"), Vpc("222222222222", "us-east-1"), "?", "?", "?");

        Assert.Empty(Find());
    }

    [Fact]
    public Task OwnerWithoutRole_Reports() => Verify.InStackAsync("""
        var a = new Vpc(this, "A");
        _ = new {|VPC510:CfnVPCPeeringConnection|}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = "vpc-1", PeerOwnerId = "222222222222" });
        _ = new CfnVPCPeeringConnection(this, "Own", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = "vpc-2", PeerOwnerId = Account });
        """, "VPC510");

    [Fact]
    public Task VpcOfAStackInAnotherRegion_Reports() => Verify.DiagnosticsAsync("""
        var app = new App();
        var ireland = new Stack(app, "Ireland", new StackProps { Env = new Amazon.CDK.Environment { Account = "111111111111", Region = "eu-west-1" }, CrossRegionReferences = true });
        var virginia = new Stack(app, "Virginia", new StackProps { Env = new Amazon.CDK.Environment { Account = "111111111111", Region = "us-east-1" }, CrossRegionReferences = true });
        var a = new Vpc(ireland, "A");
        var b = new Vpc(virginia, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
        _ = new {|VPC510:CfnVPCPeeringConnection|}(ireland, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
        """, "VPC510");

    private Vpc Vpc(string? account, string? region) => _net.VpcOf(_net.Stack(region, account), "Net/Vpc", "?");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC510");
}
