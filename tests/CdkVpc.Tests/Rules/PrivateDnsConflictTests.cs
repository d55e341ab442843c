using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PrivateDnsConflictTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void TwoOfOneService_ReportsTheLater()
    {
        var vpc = _net.Vpc();
        var first = _net.Door(vpc);
        var second = _net.Door(vpc);

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal(first.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains("private DNS for sqs, as 'Net/Vpc/sqs' in the same VPC has", finding.Message);
    }

    [Fact]
    public void VpcThatIsMadeElsewhere_Reports()
    {
        var vpc = _net.Vpc(origin: Origin.Imported);
        _net.Door(vpc);
        _net.Door(vpc);

        Assert.Single(Find());
    }

    [Fact]
    public void RegionOfTheStack_ReportsHoweverItIsNamed()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, region: "eu-west-1", stack: _net.StackIn("eu-west-1"));
        _net.Door(vpc, stack: _net.StackIn("eu-west-1"));

        Assert.Single(Find());
    }

    [Fact]
    public void OtherServicesVpcsRegions_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc);
        _net.Door(vpc, "sns");
        _net.Door(_net.Vpc("Net/Other"));
        _net.Door(vpc, region: "us-east-1", stack: _net.StackIn("eu-west-1"));
        _net.Door(vpc, "kms", stack: _net.StackIn("eu-west-1"));
        _net.Door(vpc, "kms", region: "us-east-1", stack: _net.StackIn("eu-west-1"));
        _net.Door(null, "sts");
        _net.Door(null, "sts");

        Assert.DoesNotContain(Find(), static finding => finding.Properties[FindingKeys.Service] != "sqs");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void PrivateDnsOffOrUnknown_IsSilent(bool? privateDns)
    {
        var vpc = _net.Vpc();
        _net.Door(vpc);
        _net.Door(vpc, privateDns: privateDns);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("vpc-1", "vpc-1", 1)]
    [InlineData("vpc-1", "vpc-2", 0)]
    [InlineData(null, null, 0)]
    public void VpcThatIsImportedTwice_ReportsWhereTheIdIsOne(string? first, string? second, int findings)
    {
        _net.Door(new Vpc { Id = first, Origin = Origin.Imported });
        _net.Door(new Vpc { Id = second, Origin = Origin.Imported });

        Assert.Equal(findings, Find().Count);
    }

    [Fact]
    public void UnknownServices_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, "?");
        _net.Door(vpc, "?");
        _net.Door(vpc, "sqs", region: "?");
        _net.Door(vpc, "sqs", region: "?");

        Assert.Empty(Find());
    }

    [Fact]
    public void BranchesThatExcludeEachOther_AreSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc, guard: Arm(0));
        _net.Door(vpc, guard: Arm(1));

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedOne_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Door(vpc).IsEscaped = true;
        _net.Door(vpc);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC408");
}
