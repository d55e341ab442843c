using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class BucketRestrictionsContradictTests
{
    private static readonly string[] Both = ["", "/*"];

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void TwoEndpointsInTwoStatements_ReportTheLater()
    {
        var bucket = _net.Bucket();
        var first = _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-1");
        var second = _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:sourceVpce vpce-2");

        var finding = Assert.Single(Find());
        Assert.Equal(second.Anchor, finding.Anchor);
        Assert.Equal([first.Anchor, bucket.Anchor], finding.Related.Select(static place => place.Anchor));
        Assert.Contains("unless aws:sourceVpce is vpce-2, and another unless aws:SourceVpce is vpce-1", finding.Message);
    }

    [Fact]
    public void ThingsOfTheNetwork_Report()
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpc", _net.Vpc());
        Where(_net.DenyOn(bucket, ["/*"], ["s3:GetObject"], "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin"), "StringNotLike", "aws:SourceVpc", _net.Vpc());

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("StringNotEquals aws:SourceVpce vpce-1")]
    [InlineData("StringNotLike aws:SourceVpce vpce-*")]
    [InlineData("StringNotEquals aws:SourceVpce ?")]
    [InlineData("StringNotEquals aws:SourceVpce ${Net/Id.Ref}")]
    [InlineData("StringNotEquals aws:SourceVpc vpc-1")]
    [InlineData("StringEquals aws:SourceVpce vpce-2")]
    [InlineData("StringNotEquals aws:PrincipalOrgID o-1")]
    public void OtherStatement_IsSilent(string condition)
    {
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-1");
        _net.DenyOn(bucket, Both, ["s3:*"], condition);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("StringLike s3:prefix logs/*")]
    [InlineData("ArnLike aws:PrincipalArn arn:aws:iam::111122223333:role/Reader")]
    [InlineData("Bool aws:SecureTransport false")]
    [InlineData("Bool aws:PrincipalIsAWSService true")]
    public void FurtherCondition_IsSilent(string condition)
    {
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-1");
        _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-2", condition);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("s3:*", "s3:GetObject")]
    [InlineData("s3:GetObject", "s3:*")]
    [InlineData("s3:GetObject s3:DeleteObject", "s3:PutObject s3:GetObject")]
    public void OneWithinTheOther_Reports(string first, string second)
    {
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, ["/*"], first.Split(' '), "StringNotEquals aws:SourceVpce vpce-1");
        _net.DenyOn(bucket, ["/*"], second.Split(' '), "StringNotEquals aws:SourceVpce vpce-2");

        Assert.Single(Find());
    }

    [Fact]
    public void StatementsOfOneDocument_ReportTheLater()
    {
        var bucket = _net.Bucket();
        var first = _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-1");
        var second = new Statement { Anchor = first.Anchor, Order = first.Order, Allows = false };
        second.Principals.AddRange(first.Principals);
        second.Actions.AddRange(first.Actions);
        second.Resources.AddRange(first.Resources);
        second.Conditions.AddRange(_net.Deny("StringNotEquals aws:SourceVpce vpce-2").Conditions);
        bucket.Policy!.Statements.Add(second);

        Assert.Contains("unless aws:SourceVpce is vpce-2, and another unless aws:SourceVpce is vpce-1", Assert.Single(Find()).Message);
    }

    [Fact]
    public void StatementsThatAreNotInTheOrderOfTheirMaking_ReportTheOneThatIsMadeLater()
    {
        var (first, second) = (_net.Deny("StringNotEquals aws:SourceVpce vpce-1"), _net.Deny("StringNotEquals aws:SourceVpce vpce-2"));
        _net.BucketWith(second, first);

        Assert.Equal(second.Anchor, Assert.Single(Find()).Anchor);
    }

    [Theory]
    [InlineData("/b/*", "s3:*")]
    [InlineData("/a/*", "s3:PutObject")]
    public void DifferentThings_AreSilent(string suffix, string action)
    {
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, ["/a/*"], ["s3:GetObject"], "StringNotEquals aws:SourceVpce vpce-1");
        _net.DenyOn(bucket, [suffix], [action], "StringNotEquals aws:SourceVpce vpce-2");

        Assert.Empty(Find());
    }

    [Fact]
    public void SharedEndpointInLists_IsSilent()
    {
        var bucket = _net.Bucket();
        var vpc = _net.Vpc();
        var (one, two) = (_net.GatewayEndpoint(vpc), _net.GatewayEndpoint(vpc));
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce", one, two);
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce", two);

        Assert.Empty(Find());
    }

    [Fact]
    public void ExcludedWorlds_AreSilent()
    {
        _net.BucketWith(
            _net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-1"], guard: Arm(0)),
            _net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-2"], guard: Arm(1)));

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedEndpoint_IsSilent()
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(null, origin: Origin.Imported));
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));

        Assert.Empty(Find());
    }

    [Fact]
    public void NoEndpointAtAll_IsSilent()
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce");
        _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-1");

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointBesideAnIdThatIsWritten_IsSilent()
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        _net.DenyOn(bucket, Both, ["s3:*"], "StringNotEquals aws:SourceVpce vpce-1");

        Assert.Empty(Find());
    }

    [Fact]
    public void PartOfAPattern_IsSilent()
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotLike", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        var condition = new Condition { Operator = "StringNotLike", Key = "aws:SourceVpce" };
        condition.Values.Add(new PolicyValue("${Net/Vpc/s3.Ref}*", _net.GatewayEndpoint(_net.Vpc()), "*"));
        _net.DenyOn(bucket, Both, ["s3:*"]).Conditions.Add(condition);

        Assert.Empty(Find());
    }

    [Fact]
    public Task LoopOverEndpoints_ReportsTheCall() => Verify.InStackAsync(
        """
        var bucket = new Bucket(this, "Data");
        foreach (var name in new[] { "A", "B" })
        {
            var endpoint = new Vpc(this, name).AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            bucket.{|VPC319:AddToResourcePolicy|}(new PolicyStatement(new PolicyStatementProps
            {
                Effect = Effect.DENY, Principals = [new AnyPrincipal()], Actions = ["s3:GetObject"], Resources = [bucket.ArnForObjects("*")],
                Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId } },
            }));
        }
        """,
        "VPC319");

    [Fact]
    public Task TwoStatementsOfADocument_Report() => Verify.InStackAsync(
        """
        var bucket = new CfnBucket(this, "Data");
        _ = new {|VPC319:CfnBucketPolicy|}(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = bucket.Ref,
            PolicyDocument = new Dictionary<string, object>
            {
                ["Statement"] = new[] { "vpce-0123456789abcdef0", "vpce-0123456789abcdef1" }.Select(id => new Dictionary<string, object>
                {
                    ["Effect"] = "Deny", ["Principal"] = "*", ["Action"] = "s3:GetObject", ["Resource"] = $"{bucket.AttrArn}/*",
                    ["Condition"] = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = id } },
                }).ToArray(),
            },
        });
        """,
        "VPC319");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC319");
}
