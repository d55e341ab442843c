using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class BucketRestrictedToWrongThingTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("aws:SourceVpce", "vpc-1", "aws:SourceVpc")]
    [InlineData("aws:sourcevpc", "vpce-1", "aws:SourceVpce")]
    [InlineData("aws:SourceVpcEndpoint", "vpce-1", "aws:SourceVpce")]
    [InlineData("aws:SourceVpcEndpoint", "?", "aws:SourceVpce")]
    [InlineData("aws:SourceVpcId", "vpc-1", "aws:SourceVpc")]
    [InlineData("VpceId", "?", "aws:SourceVpce")]
    [InlineData("EndpointOfVpc", "?", "aws:SourceVpce")]
    [InlineData("aws:VpcId", "?", null)]
    public void WrongKeyOrText_Reports(string key, string value, string? right)
    {
        var bucket = _net.Bucket();
        var statement = _net.DenyOn(bucket, ["/*"], ["s3:GetObject"], $"StringNotEquals {key} {value}");

        var finding = Assert.Single(Find());
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(right, finding.Properties.GetValueOrDefault(FindingKeys.RightKey));
    }

    [Fact]
    public void ThingOfAnotherKind_Reports()
    {
        var vpc = _net.Vpc();
        var endpoint = _net.GatewayEndpoint(vpc);
        Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "StringNotEquals", "aws:SourceVpce", vpc);
        Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "StringNotEquals", "aws:SourceVpc", endpoint);

        var findings = Find();
        Assert.Equal([vpc.Anchor, endpoint.Anchor], findings.Select(static finding => finding.Related[0].Anchor));
    }

    [Theory]
    [InlineData("dynamodb", true)]
    [InlineData("sqs", true)]
    [InlineData("s3express", true)]
    [InlineData("s3", false)]
    [InlineData("s3-global.accesspoint", false)]
    [InlineData("?", false)]
    public void EndpointOfAnotherService_Reports(string service, bool reports)
    {
        Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "StringNotEquals", "aws:SourceVpce", _net.InterfaceEndpoint(_net.Vpc(), service));

        var findings = Find();
        Assert.Equal(reports, findings.Count == 1);
        if (reports)
            Assert.Contains($"an endpoint for '{service}', and no request to S3 comes through that", findings[0].Message);
    }

    [Theory]
    [InlineData("aws:SourceVpce")]
    [InlineData("aws:SourceVpcEndpoint")]
    public void ListWithBothKinds_ReportsWithoutARightKey(string key)
    {
        var vpc = _net.Vpc();
        Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "StringNotEquals", key, _net.GatewayEndpoint(vpc), vpc);

        Assert.False(Assert.Single(Find()).Properties.ContainsKey(FindingKeys.RightKey));
    }

    [Fact]
    public void PresenceOfAKeyThatIsNone_ReportsWithoutARightKey()
    {
        _net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"], "Null aws:SourceVpcEndpoint true");

        Assert.False(Assert.Single(Find()).Properties.ContainsKey(FindingKeys.RightKey));
    }

    [Fact]
    public void ListThatMayHoldOthers_ReportsWithoutARightKey()
    {
        var statement = Where(_net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"]), "StringNotEquals", "aws:SourceVpce", _net.Vpc());
        statement.Conditions[0].Values.IsOpen = true;

        Assert.False(Assert.Single(Find()).Properties.ContainsKey(FindingKeys.RightKey));
    }

    [Theory]
    [InlineData("StringNotEquals aws:SourceVpce vpce-1")]
    [InlineData("StringNotEquals AWS:SOURCEVPC vpc-1")]
    [InlineData("StringNotLike aws:SourceVpc vpc-*")]
    [InlineData("ArnNotEquals aws:SourceVpcArn arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1")]
    [InlineData("StringNotEquals aws:VpceOrgID o-1")]
    [InlineData("StringNotEquals aws:SourceVpce ?")]
    [InlineData("StringNotEquals aws:SourceVpc ${aws:Ec2InstanceSourceVpc}")]
    [InlineData("Null aws:SourceVpce true")]
    [InlineData("StringNotEquals aws:PrincipalTag/endpoint vpce-1")]
    public void RightCondition_IsSilent(string condition)
    {
        _net.DenyOn(_net.Bucket(), ["/*"], ["s3:GetObject"], condition);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("[\"aws:SourceVpce\"] = vpc.VpcId", true)]
    [InlineData("[\"aws:SourceVpc\"] = s3.VpcEndpointId", true)]
    [InlineData("[\"aws:SourceVpce\"] = new[] { s3.VpcEndpointId, tables.VpcEndpointId }", true)]
    [InlineData("[\"aws:SourceVpcEndpoint\"] = s3.VpcEndpointId", true)]
    [InlineData("[\"aws:SourceVpce\"] = ((CfnVPCEndpoint)s3.Node.DefaultChild!).Ref", false)]
    [InlineData("[\"aws:SourceVpc\"] = vpc.VpcId, [\"aws:SourceVpce\"] = s3.VpcEndpointId", false)]
    [InlineData("[\"aws:SourceVpce\"] = Fn.ImportValue(\"vpc-endpoint\")", false)]
    public Task Shapes(string condition, bool reports) => Verify.InStackAsync(
        $$"""
        var vpc = new Vpc(this, "Vpc");
        var s3 = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var tables = vpc.AddGatewayEndpoint("Tables", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
        var bucket = new Bucket(this, "Data");
        bucket.{{(reports ? "{|VPC316:AddToResourcePolicy|}" : "AddToResourcePolicy")}}(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY, Principals = [new AnyPrincipal()], Actions = ["s3:GetObject"], Resources = [bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object> { { "StringNotEquals", new Dictionary<string, object> { {{condition}} } } },
        }));
        """,
        "VPC316");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC316");
}
