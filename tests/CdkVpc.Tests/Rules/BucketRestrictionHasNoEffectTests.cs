using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class BucketRestrictionHasNoEffectTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("StringEquals aws:SourceVpce vpce-1", nameof(RestrictionFault.AllowOnly))]
    [InlineData("StringEquals AWS:SOURCEVPC vpc-1", nameof(RestrictionFault.AllowOnly))]
    [InlineData("StringEqualsIfExists aws:SourceVpce vpce-1", nameof(RestrictionFault.AllowsWithoutKey))]
    [InlineData("ForAllValues:StringEquals aws:SourceVpce vpce-1", nameof(RestrictionFault.AllowsWithoutKey))]
    public void Allow_Reports(string condition, string fault)
    {
        var statement = _net.Allow(condition);
        var bucket = WithPolicy(statement);

        var finding = Assert.Single(Find());
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(bucket.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(fault, finding.Properties[FindingKeys.Fault]);
    }

    [Theory]
    [InlineData("StringEquals aws:SourceVpce vpce-1")]
    [InlineData("StringLike aws:SourceVpc vpc-*")]
    [InlineData("StringEquals aws:SourceVpce ?")]
    public void DenyByPositiveOperator_Reports(string condition)
    {
        WithPolicy(_net.Deny(condition, "Bool aws:PrincipalIsAWSService false"));

        Assert.Equal(nameof(RestrictionFault.Inverted), Assert.Single(Find()).Properties[FindingKeys.Fault]);
    }

    [Fact]
    public void DenyByPositiveOperatorThatAsksForPresenceToo_Reports()
    {
        WithPolicy(_net.Deny("StringEquals aws:SourceVpce vpce-1", "Null aws:SourceVpce false"));

        Assert.Equal(nameof(RestrictionFault.Inverted), Assert.Single(Find()).Properties[FindingKeys.Fault]);
    }

    [Fact]
    public void DenyThatAsksForPresence_Reports()
    {
        WithPolicy(_net.Deny("Null aws:PrincipalTag/team false", "StringNotEquals aws:SourceVpce vpce-1", "Null aws:sourceVpce false"));

        var finding = Assert.Single(Find());
        Assert.Equal(nameof(RestrictionFault.AsksForPresence), finding.Properties[FindingKeys.Fault]);
        Assert.Equal("aws:sourceVpce", finding.Properties[FindingKeys.ConditionKey]);
        Assert.Equal("Null", finding.Properties[FindingKeys.Operator]);
    }

    [Fact]
    public void DenyThatAsksForPresence_BesideOneThatAsksForAbsence_IsSilent()
    {
        WithPolicy(
            _net.Deny("StringNotEquals aws:SourceVpce vpce-1", "Null aws:SourceVpce false"),
            _net.Deny("NotIpAddress aws:SourceIp 198.51.100.0/24", "Null aws:SourceVpce true"));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("StringNotEquals aws:SourceVpce vpce-1")]
    [InlineData("StringNotEqualsIfExists aws:SourceVpce vpce-1")]
    public void DenyByNegatedOperator_IsSilent(string condition)
    {
        WithPolicy(_net.Deny(condition));

        Assert.Empty(Find());
    }

    [Fact]
    public void AllowBesideARestriction_IsSilent()
    {
        WithPolicy(_net.Allow("StringEquals aws:SourceVpce vpce-1"), _net.Deny("StringNotEquals aws:SourceVpce vpce-1"));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherConditions_AreSilent()
    {
        WithPolicy(_net.Allow("StringEquals aws:PrincipalOrgID o-1"), _net.Allow("Null aws:SourceVpce false"), _net.Deny("Bool aws:SecureTransport false"));

        Assert.Empty(Find());
    }

    [Fact]
    public void AllowForAnotherAccount_IsSilent()
    {
        WithPolicy(_net.Statement(allows: true, ["StringEquals aws:SourceVpce vpce-1"], principal: "arn:aws:iam::111122223333:role/Partner"));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("s3:DeleteObject", "StringEquals aws:SourceVpc vpc-1")]
    [InlineData("s3:*", "StringEquals aws:SourceVpc vpc-1", "StringNotEquals aws:PrincipalOrgID o-1")]
    [InlineData("s3:*", "StringEquals aws:SourceVpc vpc-1", "StringEquals aws:PrincipalAccount 111122223333")]
    [InlineData("s3:*", "StringEquals aws:SourceVpc vpc-1", "StringNotEquals aws:SourceVpce vpce-1")]
    public void DeliberateDeny_IsSilent(string action, params string[] conditions)
    {
        WithPolicy(_net.Statement(allows: false, conditions, action: action));

        Assert.Empty(Find());
    }

    [Fact]
    public void AllowForAnotherAccountAndForAnIdentityOfTheApp_Reports()
    {
        var statement = _net.Statement(allows: true, ["StringEquals aws:SourceVpce vpce-1"], principal: "arn:aws:iam::111122223333:role/Partner");
        statement.Principals.Add(new PolicyValue("${App/Reader.Arn}", _net.Function(null), ""));
        WithPolicy(statement);

        Assert.Single(Find());
    }

    [Fact]
    public void DenyForSomeone_IsSilent()
    {
        WithPolicy(_net.Statement(allows: false, ["StringEquals aws:SourceVpce vpce-1"], principal: "arn:aws:iam::111122223333:role/App"));

        Assert.Empty(Find());
    }

    [Fact]
    public void StatementAddedInALoop_ReportsOnce()
    {
        var statement = _net.Allow("StringEquals aws:SourceVpce vpce-1");
        WithPolicy(statement);
        WithPolicy(statement);

        Assert.Single(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        WithPolicy(_net.Allow("StringEquals aws:SourceVpce vpce-1")).Policy!.Statements.IsOpen = true;
        WithPolicy(_net.Allow("StringEquals aws:SourceVpce vpce-1")).PolicyIsUnknown = true;
        WithPolicy(_net.Allow("StringEquals aws:SourceVpce vpce-1")).IsEscaped = true;
        WithPolicy(_net.Allow("StringEquals aws:SourceVpce vpce-1"), _net.Deny("NotIpAddress aws:SourceIp 198.51.100.0/24"));
        WithPolicy(_net.Statement(allows: null, ["StringEquals aws:SourceVpce vpce-1"]));

        Assert.Empty(Find());
    }

    [Fact]
    public void RestrictionInSomeWorlds_IsSilent()
    {
        WithPolicy(_net.Allow("StringEquals aws:SourceVpce vpce-1"), _net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-1"], guard: Arm(0)));

        Assert.Empty(Find());
    }

    [Fact]
    public void RestrictionInExcludedWorlds_Reports()
    {
        WithPolicy(
            _net.Statement(allows: true, ["StringEquals aws:SourceVpce vpce-1"], guard: Arm(1)),
            _net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-1"], guard: Arm(0)));

        Assert.Single(Find());
    }

    private Bucket WithPolicy(params Statement[] statements)
    {
        var bucket = _net.Bucket();
        bucket.Policy = Policy(statements);
        return bucket;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC312");
}
