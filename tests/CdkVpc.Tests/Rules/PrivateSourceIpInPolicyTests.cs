using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PrivateSourceIpInPolicyTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("10.0.0.0/16", true)]
    [InlineData("172.31.5.5/32", true)]
    [InlineData("192.168.0.0/24", true)]
    [InlineData("100.64.0.0/10", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("198.51.100.0/24", false)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("8.0.0.0/6", false)]
    [InlineData("2001:db8::/32", false)]
    [InlineData("?", false)]
    public void Range(string range, bool reports)
    {
        var statement = _net.Allow($"IpAddress aws:SourceIp {range}");
        _net.BucketWith(statement);

        Assert.Equal(reports ? [statement.Anchor] : [], Find().Select(static finding => finding.Anchor));
    }

    [Fact]
    public void EndpointsPolicy_Reports()
    {
        var statement = _net.Deny("NotIpAddressIfExists AWS:SOURCEIP 10.0.0.0/8");
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        endpoint.Policy = Policy(statement);

        var finding = Assert.Single(Find());
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(endpoint.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Fact]
    public void RangeOfAVpc_Reports()
    {
        Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "NotIpAddress", "aws:SourceIp", _net.Vpc());

        Assert.Contains("asks for 10.0.0.0/16 of 'Net/Vpc' by aws:SourceIp", Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("203.0.113.0/24")]
    public void OtherRangeOfAVpc_IsSilent(string range)
    {
        Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "NotIpAddress", "aws:SourceIp", _net.Vpc(range: range));

        Assert.Empty(Find());
    }

    [Fact]
    public void RightKey_IsSilent()
    {
        _net.BucketWith(_net.Deny("NotIpAddress aws:VpcSourceIp 10.0.0.0/16"));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("10.1.0.0/16", false, "aws:VpcSourceIp")]
    [InlineData("10.1.0.0/16", true, null)]
    [InlineData("198.51.100.0/24", false, null)]
    public void KeyForTheFix_IsNamedWhereAllRangesAreKnownAndPrivate(string further, bool mayBeMore, string? key)
    {
        var statement = _net.Allow("IpAddress aws:SourceIp 10.0.0.0/16");
        statement.Conditions[0].Values.Add(new PolicyValue(further));
        statement.Conditions[0].Values.IsOpen = mayBeMore;
        _net.BucketWith(statement);

        Assert.Equal(key, Assert.Single(Find()).Properties.GetValueOrDefault(FindingKeys.RightKey));
    }

    [Theory]
    [InlineData("bucket.{|VPC318:AddToResourcePolicy|}", "[\"aws:SourceIp\"] = \"10.0.0.0/16\"")]
    [InlineData("bucket.{|VPC318:AddToResourcePolicy|}", "[\"aws:SourceIp\"] = new[] { \"198.51.100.0/24\", vpc.VpcCidrBlock }")]
    [InlineData("endpoint.{|VPC318:AddToPolicy|}", "[\"aws:sourceIp\"] = \"10.0.0.0/16\"")]
    [InlineData("endpoint.AddToPolicy", "[\"aws:VpcSourceIp\"] = vpc.VpcCidrBlock")]
    [InlineData("bucket.AddToResourcePolicy", "[\"aws:SourceIp\"] = System.Environment.GetEnvironmentVariable(\"OFFICE\")!")]
    public Task Shapes(string call, string condition) => Verify.InStackAsync(
        $$"""
        var vpc = new Vpc(this, "Vpc");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var bucket = new Bucket(this, "Data");
        {{call}}(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new AnyPrincipal()], Actions = ["s3:GetObject"], Resources = [bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object> { ["IpAddress"] = new Dictionary<string, object> { {{condition}} } },
        }));
        """,
        "VPC318");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC318");
}
