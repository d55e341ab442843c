using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class SubnetsOverlapTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.0.1.0/24", "10.0.1.0/24")]
    [InlineData("10.0.0.0/20", "10.0.1.0/24")]
    [InlineData("10.0.1.128/25", "10.0.1.0/24")]
    public void OverlappingRanges_ReportTheLaterOne(string first, string second)
    {
        var vpc = _net.Vpc();
        var earlier = _net.Subnet(vpc, range: first);
        var later = _net.Subnet(vpc, SubnetKind.Isolated, range: second);

        var finding = Assert.Single(Find());
        Assert.Equal(later.Anchor, finding.Anchor);
        Assert.Equal(earlier.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(
            $"The subnet 'Net/Vpc/IsolatedSubnet2' cannot be made: its range {second} overlaps {first} of 'Net/Vpc/PrivateSubnet1'; give it a block that no other subnet of the VPC has",
            finding.Message);
    }

    [Fact]
    public void ApartRanges_AndThoseOfOtherVpcs_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, range: "10.0.0.0/24");
        _net.Subnet(vpc, range: "10.0.1.0/24");
        _net.Subnet(_net.Vpc(), range: "10.0.1.0/24");

        Assert.Empty(Find());
    }

    [Fact]
    public void SeveralOverlaps_OfOneSubnet_AreOneFinding()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, range: "10.0.0.0/24");
        _net.Subnet(vpc, range: "10.0.1.0/24");
        _net.Subnet(vpc, range: "10.0.0.0/20");

        Assert.Equal(2, Assert.Single(Find()).Related.Length);
    }

    [Fact]
    public void ExcludingBranches_AreSilent_AndOneBranchReports()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, range: "10.0.0.0/24", guard: Arm(0));
        _net.Subnet(vpc, range: "10.0.0.0/24", guard: Arm(1));
        Assert.Empty(Find());

        _net.Subnet(vpc, range: "10.0.0.0/24", guard: Arm(0));
        Assert.Single(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc);
        _net.Subnet(vpc);
        _net.Subnet(vpc, range: "10.0.0.0/24").IsEscaped = true;
        _net.Subnet(vpc, range: "10.0.0.0/24");

        Assert.Empty(Find());
    }

    [Fact]
    public Task PartsOfTheVpc_Count() => Verify.InStackAsync("""
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            SubnetConfiguration = [new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }, new SubnetConfiguration { Name = "b", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 20, Reserved = true }],
        });
        new {|VPC702:CfnSubnet|}(this, "First", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.1.0/24" });
        new CfnSubnet(this, "Free", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.2.0/24" });
        new CfnSubnet(this, "Reserved", new CfnSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.16.0/24" });
        new {|VPC702:PrivateSubnet|}(this, "Again", new PrivateSubnetProps { VpcId = vpc.VpcId, CidrBlock = "10.0.2.128/25", AvailabilityZone = "eu-west-1a" });
        """, "VPC702");

    [Fact]
    public Task ConstantInALoop_Reports() => Verify.InStackAsync("""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        for (var i = 0; i < 2; i++)
            new {|VPC702:CfnSubnet|}(this, "Same" + i, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
        foreach (var (name, cidr) in new[] { ("A", "10.0.1.0/24"), ("B", "10.0.2.0/24") })
            new CfnSubnet(this, name, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = cidr });
        foreach (var name in System.Environment.GetEnvironmentVariable("NAMES")!.Split(','))
            new CfnSubnet(this, name, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.9.0/24" });
        """, "VPC702");

    [Fact]
    public Task Subnets_OfTwoStacks_Report() => Verify.DiagnosticsAsync(
        [
            """
            var app = new App();
            var net = new Net(app, "Net");
            new Part(app, "One", net.Vpc, 0);
            new Part(app, "Two", net.Vpc, 1);
            app.Synth();

            public class Net : Stack
            {
                public CfnVPC Vpc { get; }
                public Net(Construct scope, string id) : base(scope, id) => Vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            }
            """,
            """
            public class Part : Stack
            {
                public Part(Construct scope, string id, CfnVPC vpc, int third) : base(scope, id)
                {
                    new CfnSubnet(this, "Own", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.0.{third}.0/25" });
                    new {|VPC702:CfnSubnet|}(this, "Shared", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.64.0/24" });
                }
            }
            """,
        ],
        "VPC702");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC702");
}
