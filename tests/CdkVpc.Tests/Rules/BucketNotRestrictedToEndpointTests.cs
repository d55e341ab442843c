using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class BucketNotRestrictedToEndpointTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void GrantedBucketWithoutPolicy_Reports()
    {
        var vpc = _net.Vpc();
        var endpoint = _net.GatewayEndpoint(vpc);
        var bucket = _net.Bucket();
        var function = _net.Function(vpc, bucket);

        var finding = Assert.Single(Find());
        Assert.Equal(bucket.Anchor, finding.Anchor);
        Assert.Equal([endpoint.Anchor, function.Grants[0].Anchor], finding.Related.Select(place => place.Anchor));
        Assert.Equal(endpoint.Path, finding.Properties[FindingKeys.EndpointPath]);
        Assert.StartsWith("The bucket 'Data/Bucket', which 'App/Function0' in the VPC 'Net/Vpc' uses, can be reached without the endpoint 'Net/Vpc/s3'", finding.Message);
    }

    [Fact]
    public void BucketNamedByEndpointPolicy_Reports()
    {
        var endpoint = Named();

        var finding = Assert.Single(Find());
        Assert.Contains("which the endpoint's policy names", finding.Message);
        Assert.Equal(endpoint.Path, finding.Properties[FindingKeys.EndpointPath]);
    }

    [Fact]
    public void BucketThatTheEndpointPolicyDenies_IsSilent()
    {
        Named(allows: false).Policy!.Statements.Add(_net.Allow());

        Assert.Empty(Find());
    }

    [Fact]
    public void BucketOfAnotherStackNamedByEndpointPolicy_CannotReferToTheEndpoint()
    {
        Named(_net.Stack("eu-west-1"));

        Assert.DoesNotContain(FindingKeys.EndpointPath, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void BucketOfAnotherStackThatNoEndpointPolicyNames_MayReferToTheEndpoint()
    {
        var vpc = _net.Vpc();
        var endpoint = _net.GatewayEndpoint(vpc);
        var bucket = new Bucket { Path = "Data/Bucket", Anchor = _net.NewAnchor(), Stack = _net.Stack("eu-west-1") };
        _net.Network.Buckets.Add(bucket);
        _net.Function(vpc, bucket);

        Assert.Equal(endpoint.Path, Assert.Single(Find()).Properties[FindingKeys.EndpointPath]);
    }

    [Fact]
    public void BucketNamedByAStatementOfAnotherWorld_IsSilent()
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        var bucket = _net.Bucket(guard: Arm(0));
        var statement = _net.Statement(allows: true, [], guard: Arm(1));
        statement.Resources.Add(new PolicyValue("${Data/Bucket.Arn}/*", bucket, "/*"));
        endpoint.Policy = Policy(statement);

        Assert.Empty(Find());
    }

    [Fact]
    public void WorkloadOfAnotherWorld_UsesNoBucketOfThisOne()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc);
        var bucket = _net.Bucket(guard: Arm(0));
        _net.Workload("Lambda function", [_net.Subnet(vpc)], [], guard: Arm(1)).Grants.Add(new Grant(bucket, "s3", "GrantRead", bucket.Anchor, Guard.Always));

        Assert.Empty(Find());
    }

    [Fact]
    public void UnusedBucket_IsSilentWithoutTheOption()
    {
        _net.GatewayEndpoint(_net.Vpc());
        _net.Bucket();

        Assert.Empty(Find());
        Assert.Single(_net.Find("VPC311", new RuleOptions { RestrictsEveryBucket = true }));
    }

    [Fact]
    public void RestrictedBucket_IsSilent()
    {
        UsedBucket().Policy = Policy(_net.Deny("StringNotEquals aws:SourceVpce vpce-1"));

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherDeny_Reports()
    {
        UsedBucket().Policy = Policy(_net.Deny("Bool aws:SecureTransport false"));

        Assert.Single(Find());
    }

    [Fact]
    public void FaultyRestriction_ReportsWithoutAFix()
    {
        UsedBucket().Policy = Policy(_net.Deny("Bool aws:SecureTransport false"), _net.Deny("StringEquals aws:SourceVpce vpce-1"));

        Assert.DoesNotContain(FindingKeys.EndpointPath, Assert.Single(Find()).Properties.Keys);
    }

    [Fact]
    public void OutsideUse_IsSilent()
    {
        UsedBucket().OutsideUse = "a website";

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void GrantElsewhere_IsSilent(bool isInAnotherVpc)
    {
        _net.Function(isInAnotherVpc ? _net.Vpc("Net/Other") : null, UsedBucket());

        Assert.Empty(Find());
    }

    [Fact]
    public void GrantOfAnUnknownBucketElsewhere_IsSilent()
    {
        UsedBucket();
        _net.Function(null, [null]);

        Assert.Empty(Find());
    }

    [Fact]
    public void GrantOfAnUnknownBucketInAnotherWorld_DoesNotCount()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc);
        _net.Function(vpc, _net.Bucket(guard: Arm(0)));
        _net.Function(null).Grants.Add(new Grant(null, "s3", "GrantRead", _net.NewAnchor(), Arm(1)));

        Assert.Single(Find());
    }

    [Fact]
    public void GrantOfAnotherServiceElsewhere_DoesNotCount()
    {
        UsedBucket();
        _net.Grant(_net.Function(null), "sqs");

        Assert.Single(Find());
    }

    [Fact]
    public void EndpointOfAnotherService_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc, "dynamodb");
        _net.Function(vpc, _net.Bucket());

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointMadeElsewhereOrOfAnUnknownVpc_IsSilentWithTheOptionToo()
    {
        _net.GatewayEndpoint(_net.Vpc(origin: Origin.Imported), origin: Origin.Imported);
        _net.GatewayEndpoint(null);
        _net.Bucket();

        Assert.Empty(_net.Find("VPC311", new RuleOptions { RestrictsEveryBucket = true }));
    }

    [Fact]
    public void NoEndpointOfThatVpc_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc("Net/Other"));
        _net.GatewayEndpoint(_net.Vpc("Net/Third"), "dynamodb");
        _net.Function(_net.Vpc(), _net.Bucket());

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        UsedBucket().PolicyIsUnknown = true;
        UsedBucket().Policy = Policy(_net.Deny("NotIpAddress aws:SourceIp 198.51.100.0/24"));
        UsedBucket().IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void RestrictionInSomeWorlds_IsSilent()
    {
        UsedBucket().Policy = Policy(_net.Statement(allows: false, ["StringNotEquals aws:SourceVpce vpce-1"], guard: Arm(0)));

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointInExcludedWorlds_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.GatewayEndpoint(vpc, guard: Arm(0));
        _net.Function(vpc, _net.Bucket(guard: Arm(1)));

        Assert.Empty(Find());
    }

    /// <summary>An endpoint whose policy names a bucket.</summary>
    private GatewayEndpoint Named(Stack? stackOfTheBucket = null, bool allows = true)
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        var bucket = new Bucket { Path = "Data/Bucket", Anchor = _net.NewAnchor(), Stack = stackOfTheBucket };
        _net.Network.Buckets.Add(bucket);
        var statement = _net.Statement(allows, []);
        statement.Resources.Add(new PolicyValue("${Data/Bucket.Arn}/*", bucket, "/*"));
        endpoint.Policy = Policy(statement);
        return endpoint;
    }

    private Bucket UsedBucket()
    {
        var vpc = _net.Vpc();
        var bucket = _net.Bucket();
        _net.GatewayEndpoint(vpc);
        _net.Function(vpc, bucket);
        return bucket;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC311");
}
