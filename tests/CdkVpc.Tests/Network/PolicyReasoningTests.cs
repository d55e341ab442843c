using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class PolicyReasoningTests
{
    private const string Role = "arn:aws:iam::111122223333:role/App";

    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("StringNotEquals aws:SourceVpce vpce-1")]
    [InlineData("StringNotEquals AWS:sourcevpc vpc-1")]
    [InlineData("StringNotEquals aws:SourceVpce ?")]
    [InlineData("StringNotEqualsIfExists aws:SourceVpce vpce-1")]
    [InlineData("StringNotLike aws:SourceVpce vpce-*")]
    [InlineData("ArnNotEquals aws:SourceVpcArn arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1")]
    [InlineData("ForAllValues:StringNotEquals aws:SourceVpce vpce-1")]
    [InlineData("NotIpAddress aws:VpcSourceIp 10.0.0.0/16")]
    [InlineData("Null aws:SourceVpce true")]
    [InlineData("StringNotEquals aws:VpceOrgID o-1")]
    public void Deny_OfWhatLacksTheKey_Restricts(string condition) => Assert.True(PolicyReasoning.DeniesAnotherWay(_net.Deny(condition)));

    [Fact]
    public void Deny_WithExceptions_Restricts() => Assert.True(PolicyReasoning.DeniesAnotherWay(_net.Deny(
        "StringNotEquals aws:SourceVpce vpce-1", "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin", "Bool aws:PrincipalIsAWSService false")));

    [Theory]
    [InlineData("StringEquals aws:SourceVpce vpce-1")]
    [InlineData("ForAnyValue:StringLike aws:SourceVpc vpc-*")]
    [InlineData("Null aws:SourceVpce false")]
    [InlineData("Bool aws:SecureTransport false")]
    [InlineData("NumericLessThan s3:TlsVersion 1.2")]
    [InlineData("StringNotEquals aws:PrincipalOrgID o-1")]
    public void Deny_OfSomethingElse_DoesNot(string condition) => Assert.False(PolicyReasoning.DeniesAnotherWay(_net.Deny(condition)));

    [Fact]
    public void Deny_ThatAlsoAsksForPresence_DoesNot() =>
        Assert.False(PolicyReasoning.DeniesAnotherWay(_net.Deny("StringNotEquals aws:SourceVpce vpce-1", "Null aws:SourceVpce false")));

    [Theory]
    [InlineData("NotIpAddress aws:SourceIp 198.51.100.0/24")]
    [InlineData("StringNotEquals s3:DataAccessPointAccount 111122223333")]
    [InlineData("ForAnyValue:StringNotEquals aws:SourceVpce vpce-1")]
    [InlineData("StringEqualsIfExists aws:SourceVpce vpce-1")]
    [InlineData("ForAllValues:StringEquals aws:SourceVpce vpce-1")]
    [InlineData("Null aws:SourceVpce ?")]
    [InlineData("NotIpAddress aws:SourceIp 198.51.100.0/24", "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin")]
    public void Deny_ThatCannotBeTold_IsUnknown(params string[] conditions) => Assert.Null(PolicyReasoning.DeniesAnotherWay(_net.Deny(conditions)));

    [Fact]
    public void Deny_ForCertainPrincipals_IsUnknown() => Assert.Null(PolicyReasoning.DeniesAnotherWay(
        _net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-1"], principal: Role)));

    [Fact]
    public void Deny_ForEveryoneAmongOthers_Restricts()
    {
        var statement = _net.Deny("StringNotEquals aws:SourceVpce vpce-1");
        statement.Principals.Add(new PolicyValue(Role));

        Assert.True(PolicyReasoning.DeniesAnotherWay(statement));
    }

    [Fact]
    public void Deny_UnderNoCondition_IsUnknownWhereItMayBeForEveryone()
    {
        var certain = _net.Statement(allows: false, [], principal: Role);
        Assert.False(PolicyReasoning.DeniesAnotherWay(certain));

        certain.Principals.IsOpen = true;
        Assert.Null(PolicyReasoning.DeniesAnotherWay(certain));

        var everyone = _net.Deny();
        everyone.Principals.Add(new PolicyValue(Role));
        Assert.Null(PolicyReasoning.DeniesAnotherWay(everyone));

        var unknown = _net.Statement(allows: false, [], principal: Role);
        unknown.Principals.Add(PolicyValue.Unknown);
        Assert.Null(PolicyReasoning.DeniesAnotherWay(unknown));

        var oneOfTheApp = _net.Statement(allows: false, [], principal: Role);
        oneOfTheApp.Principals.Add(new PolicyValue(Text: null, _net.Function(null)));
        Assert.False(PolicyReasoning.DeniesAnotherWay(oneOfTheApp));

        var allButOne = new Statement { Anchor = _net.NewAnchor(), Allows = false };
        allButOne.NotPrincipals.Add(new PolicyValue(Role));
        allButOne.Actions.Add(new PolicyValue("s3:*"));
        Assert.Null(PolicyReasoning.DeniesAnotherWay(allButOne));
    }

    [Fact]
    public void StatementOfUnknownEffect_IsUnknown() =>
        Assert.Null(PolicyReasoning.DeniesAnotherWay(_net.Statement(allows: null, ["Bool aws:SecureTransport false"])));

    [Fact]
    public void Deny_UnderNoCondition_IsUnknownWhereItIsAboutReading()
    {
        Assert.Null(PolicyReasoning.DeniesAnotherWay(_net.Deny()));
        Assert.False(PolicyReasoning.DeniesAnotherWay(_net.Statement(allows: false, [], action: "s3:DeleteBucket")));
    }

    [Fact]
    public void Deny_WithOpenConditions_IsUnknown()
    {
        var statement = _net.Deny("Bool aws:SecureTransport false");
        statement.Conditions.IsOpen = true;

        Assert.Null(PolicyReasoning.DeniesAnotherWay(statement));
    }

    [Fact]
    public void Allow_DoesNotRestrict() => Assert.False(PolicyReasoning.DeniesAnotherWay(_net.Allow("StringNotEquals aws:SourceVpce vpce-1")));

    [Fact]
    public void Bucket_WithOneRestrictingStatement_IsRestricted()
    {
        var bucket = _net.Bucket();
        bucket.Policy = NetworkBuilder.Policy(_net.Deny("NotIpAddress aws:SourceIp 198.51.100.0/24"), _net.Deny("StringNotEquals aws:SourceVpce vpce-1"));

        Assert.True(bucket.IsRestrictedToVpc(Guard.Always));
    }

    [Fact]
    public void Bucket_WithStatementOfAnExcludedWorld_IsNotRestricted()
    {
        var bucket = _net.Bucket();
        bucket.Policy = NetworkBuilder.Policy(_net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-1"], guard: NetworkBuilder.Arm(0)));

        Assert.True(bucket.IsRestrictedToVpc(Guard.Always));
        Assert.False(bucket.IsRestrictedToVpc(NetworkBuilder.Arm(1)));
    }

    [Fact]
    public void Bucket_WhosePolicyIsNotKnown_IsUnknown()
    {
        var open = _net.Bucket();
        open.Policy = new Policy();
        open.Policy.Statements.IsOpen = true;
        var unknown = _net.Bucket();
        unknown.PolicyIsUnknown = true;

        Assert.Null(open.IsRestrictedToVpc(Guard.Always));
        Assert.Null(unknown.IsRestrictedToVpc(Guard.Always));
        Assert.Null(_net.Bucket(origin: Origin.Imported).IsRestrictedToVpc(Guard.Always));
        Assert.False(_net.Bucket().IsRestrictedToVpc(Guard.Always));
    }

    [Theory]
    [InlineData("s3", "s3:*", "*", true)]
    [InlineData("s3", "S3:*", "arn:aws:s3:::*", true)]
    [InlineData("s3", "*", "arn:${AWS::Partition}:s3:::*", true)]
    [InlineData("dynamodb", "dynamodb:*", "arn:aws:dynamodb:*:*:table/*", true)]
    [InlineData("ecr.api", "ecr:*", "*", true)]
    [InlineData("?", "*", "*", true)]
    [InlineData("?", "s3:*", "*", false)]
    [InlineData("s3", "s3:Get*", "*", false)]
    [InlineData("s3", "s3:*", "arn:aws:s3:::data/*", false)]
    [InlineData("s3", "*", "arn:aws:sqs:*:*:*", false)]
    [InlineData("s3", "*", "arn:aws:s3", false)]
    [InlineData("dynamodb", "*", "arn:aws:dynamodb:eu-west-1:111122223333:*", false)]
    [InlineData("dynamodb", "*", "arn:aws:dynamodb:eu-west-1:*:table/*", false)]
    [InlineData("dynamodb", "*", "arn:aws:dynamodb:*:111122223333:table/*", false)]
    public void UnlimitedAllow_IsOfEveryActionOnEveryResource(string service, string action, string resource, bool expected)
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc(), service);
        endpoint.Policy = NetworkBuilder.Policy(_net.Statement(allows: true, [], action: action, resource: resource));

        Assert.Equal(expected, endpoint.FindUnlimitedAllow([]) is not null);
    }

    [Fact]
    public void UnlimitedAllow_MayNameMoreBesideEverything()
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        var statement = _net.Statement(allows: true, [], action: "s3:GetObject", resource: "arn:aws:s3:::data");
        statement.Actions.Add(new PolicyValue("s3:*"));
        statement.Resources.Add(new PolicyValue("*"));
        endpoint.Policy = NetworkBuilder.Policy(statement);

        Assert.Same(statement, endpoint.FindUnlimitedAllow([]));
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("endpoint", false)]
    [InlineData("policy", false)]
    [InlineData("statements", false)]
    public void PolicyThatMayBeAnotherOrHaveMore_IsNotProvenToAllowOrToDenyAll(string unknown, bool expected)
    {
        var (allowing, denying) = (_net.GatewayEndpoint(_net.Vpc()), _net.GatewayEndpoint(_net.Vpc()));
        (allowing.Policy, denying.Policy) = (NetworkBuilder.Policy(_net.Allow()), NetworkBuilder.Policy(_net.Deny()));
        foreach (var endpoint in new[] { allowing, denying })
        {
            endpoint.IsEscaped = unknown == "endpoint";
            endpoint.PolicyIsUnknown = unknown == "policy";
            endpoint.Policy!.Statements.IsOpen = unknown == "statements";
        }

        Assert.Equal(expected, allowing.FindUnlimitedAllow([]) is not null);
        Assert.Equal(expected, denying.FindLoneDeny() is not null);
    }

    [Theory]
    [InlineData("333333333333", "333333333333")]
    [InlineData("arn:aws:iam::333333333333:role/App", "333333333333")]
    [InlineData("222222222222", null)]
    [InlineData("arn:aws:iam::111111111111:root", null)]
    [InlineData("arn:aws:iam::${Us/P2.Ref}:root", null)]
    [InlineData("service:ec2.amazonaws.com", null)]
    [InlineData("*", null)]
    public void Stranger_IsAnAccountThatIsNeitherTrustedNorTheOwn(string principal, string? stranger)
    {
        var endpoint = _net.Door(_net.Vpc(), stack: _net.Stack("eu-west-1", "111111111111"));
        var statement = _net.Statement(allows: true, [], principal, action: "*");
        endpoint.Policy = NetworkBuilder.Policy(statement);

        Assert.Equal(stranger, endpoint.StrangerIn(statement, ["222222222222"]));
        Assert.Equal(stranger is not null || principal == "*", endpoint.FindUnlimitedAllow(["222222222222"]) is not null);
    }

    [Fact]
    public void Stranger_IsFoundBesideOthersButNotBesideAnyone()
    {
        var endpoint = _net.Door(_net.Vpc(), stack: _net.Stack("eu-west-1", "111111111111"));
        var statement = _net.Statement(allows: true, [], principal: "service:ec2.amazonaws.com");
        statement.Principals.AddRange([PolicyValue.Unknown, new PolicyValue("333333333333")]);
        Assert.Equal("333333333333", endpoint.StrangerIn(statement, ["222222222222"]));

        statement.Principals.Add(new PolicyValue("*"));
        Assert.Null(endpoint.StrangerIn(statement, ["222222222222"]));
    }

    [Fact]
    public void Stranger_IsNobodyWhereNoneIsToldFromAnother()
    {
        var statement = _net.Statement(allows: true, [], principal: "333333333333");

        Assert.Null(_net.Door(_net.Vpc(), stack: _net.Stack("eu-west-1", "111111111111")).StrangerIn(statement, []));
        Assert.Null(_net.Door(_net.Vpc(), stack: _net.Stack("eu-west-1")).StrangerIn(statement, ["222222222222"]));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("s3:*", true)]
    [InlineData("s3:Get*", true)]
    [InlineData("s3:ListBucke?", true)]
    [InlineData("s3:Put*", false)]
    [InlineData("s3:GetObjectAcl", false)]
    [InlineData("s3:PutObject s3:GetObject", true)]
    public void ActionPatterns_MeanReading(string actions, bool expected) =>
        Assert.Equal(expected, _net.DenyOn(_net.Bucket(), ["/*"], actions.Split(' ')).MayBeAboutReading());

    [Fact]
    public void ActionsThatMayBeOthers_MayMeanReading()
    {
        var open = _net.Statement(allows: false, [], action: "s3:PutObject");
        open.Actions.IsOpen = true;
        var allButSome = new Statement { Anchor = _net.NewAnchor() };
        allButSome.NotActions.IsOpen = true;
        var allButOne = new Statement { Anchor = _net.NewAnchor() };
        allButOne.NotActions.Add(new PolicyValue("s3:PutObject"));

        Assert.All([open, allButSome, allButOne], static statement => Assert.True(statement.MayBeAboutReading()));
    }
}
