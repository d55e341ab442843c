using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class BucketOutOfReachTests
{
    private static readonly string[] Both = ["", "/*"];

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void WorkloadOfAnotherVpc_Reports()
    {
        var bucket = RestrictedTo(_net.GatewayEndpoint(_net.Vpc()));
        var function = _net.Function(_net.Vpc("Other/Vpc"), bucket);

        var finding = Assert.Single(Find());
        Assert.Equal(function.Anchor, finding.Anchor);
        Assert.Equal([bucket.Anchor, bucket.Policy!.Statements[0].Anchor, function.Grants[0].Anchor], finding.Related.Select(static place => place.Anchor));
        Assert.Contains("it runs in the VPC 'Other/Vpc'", finding.Message);
    }

    [Fact]
    public void WorkloadOfNoVpc_Reports()
    {
        _net.Function(null, RestrictedTo(_net.GatewayEndpoint(_net.Vpc())));

        Assert.Contains("it runs in no VPC", Assert.Single(Find()).Message);
    }

    [Fact]
    public void WorkloadOfTheVpc_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Function(vpc, RestrictedTo(_net.GatewayEndpoint(vpc)));

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointOfTheWorkloadsVpcInTheList_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Function(vpc, RestrictedTo(_net.GatewayEndpoint(_net.Vpc()), _net.GatewayEndpoint(vpc)));

        Assert.Empty(Find());
    }

    [Fact]
    public void InterfaceEndpoint_IsInReachOfOtherVpcs_ButNotFromNone()
    {
        var bucket = RestrictedTo(_net.InterfaceEndpoint(_net.Vpc(), "s3"));
        _net.Function(_net.Vpc("Other/Vpc"), bucket);
        var outside = _net.Function(null, bucket);

        Assert.Equal(outside.Anchor, Assert.Single(Find()).Anchor);
    }

    [Fact]
    public void RestrictionToAVpc_ReportsUnlessItHasAnInterfaceEndpoint()
    {
        var vpc = _net.Vpc();
        var bucket = RestrictedToVpc(vpc, "aws:SourceVpc");
        _net.Function(_net.Vpc("Other/Vpc"), bucket);
        Assert.Single(Find());

        _net.InterfaceEndpoint(vpc, "s3");
        Assert.Empty(Find());

        // From no VPC at all that is not reached either.
        _net.Function(null, bucket);
        Assert.Single(Find());
    }

    [Fact]
    public void RestrictionToAVpcThatMayHaveAnUndecidedEndpoint_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Function(_net.Vpc("Other/Vpc"), RestrictedToVpc(vpc, "aws:SourceVpc"));
        _net.Network.VpcsOfUndecidedEndpoints.Add(vpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void RestrictionToTheVpcOfTheWorkload_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Function(vpc, RestrictedToVpc(vpc, "aws:SourceVpc"));

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcUnderTheKeyOfEndpoints_IsLeftToAnotherRule()
    {
        _net.Function(_net.Vpc("Other/Vpc"), RestrictedToVpc(_net.Vpc(), "aws:SourceVpce"));

        Assert.Empty(Find());
    }

    [Fact]
    public void EndpointUnderTheKeyOfVpcs_IsLeftToAnotherRule()
    {
        foreach (var endpoint in new Endpoint[] { _net.GatewayEndpoint(_net.Vpc()), _net.InterfaceEndpoint(_net.Vpc(), "s3") })
        {
            var bucket = _net.Bucket();
            Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpc", endpoint);
            _net.Function(null, bucket);
        }

        Assert.Empty(Find());
    }

    [Fact]
    public void StatementAboutAnotherBucket_IsSilent()
    {
        var (bucket, other) = (_net.Bucket(), RestrictedTo(_net.GatewayEndpoint(_net.Vpc())));
        bucket.Policy = other.Policy;
        _net.Function(null, bucket);

        Assert.Empty(Find());
    }

    [Fact]
    public void ConditionWithoutValues_IsSilent()
    {
        _net.Function(null, RestrictedTo());

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("StringNotEquals aws:SourceVpce")]
    [InlineData("ArnNotLike aws:PrincipalArn")]
    public void ConditionThatMayHaveMoreValues_IsSilent(string condition)
    {
        var bucket = _net.Bucket();
        var statement = Where(_net.DenyOn(bucket, Both, ["s3:*"], "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin"), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        statement.Conditions.Single(one => $"{one.Operator} {one.Key}" == condition).Values.IsOpen = true;
        Outside(bucket, actsInGeneratedRoles: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void WhatAwsDoesInTheNameOfTheWorkload_IsSilent()
    {
        _net.Function(null).Grants.Add(new Grant(RestrictedTo(_net.GatewayEndpoint(_net.Vpc())), "s3", "GrantRead", _net.NewAnchor(), Analyzers.Facts.Guard.Always) { IsForAws = true });

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("database", false, false)]
    [InlineData("ECS service", false, true)]
    [InlineData("ECS service", true, true)]
    public void WorkloadOfAnotherVpc_ReportsWhereItCallsItself(string kind, bool runsOnHosts, bool reports)
    {
        Granted(_net.Caller(_net.Vpc("Other/Vpc"), kind, runsOnHosts), RestrictedTo(_net.GatewayEndpoint(_net.Vpc())));

        Assert.Equal(reports, Find().Count == 1);
    }

    [Fact]
    public void ImportedWorkload_IsSilent()
    {
        var workload = new Workload { Path = "App/Reader", Anchor = _net.NewAnchor(), Kind = "Lambda function", Origin = Origin.Imported };
        _net.Network.Workloads.Add(workload);
        Granted(workload, RestrictedTo(_net.GatewayEndpoint(_net.Vpc())));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, null, null, false)]
    [InlineData(null, 1, null, false)]
    [InlineData(null, null, 1, false)]
    public void StatementOfAnExcludedWorld_IsSilent(int? ofBucket, int? ofWorkload, int? ofGrant, bool reports)
    {
        var bucket = _net.Bucket(guard: In(ofBucket));
        bucket.Policy = Policy(Where(_net.Statement(allows: false, [], guard: Arm(0)), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc())));
        Granted(_net.Workload("Lambda function", [], [], guard: In(ofWorkload)), bucket, In(ofGrant));

        Assert.Equal(reports, Find().Count == 1);

        static Analyzers.Facts.Guard In(int? arm) => arm is { } one ? Arm(one) : Analyzers.Facts.Guard.Always;
    }

    [Fact]
    public void Allow_IsNoDenial()
    {
        var bucket = _net.BucketWith(Where(_net.Allow(), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc())));
        _net.Function(null, bucket);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("App", true)]
    [InlineData("cdk-app", false)]
    public void ExceptionOfTheRolesOfDeployments_MayMeanThoseOfAStackThatIsCalledSo(string stack, bool reports)
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"], "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/cdk-*"), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        Outside(bucket, actsInGeneratedRoles: true, stack);

        Assert.Equal(reports, Find().Count == 1);
    }

    [Theory]
    [InlineData("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/cdk-hnb659fds-*", true)]
    [InlineData("arn:aws:iam::111122223333:role/Admin", true)]
    [InlineData("arn:aws:iam::111122223333:root", true)]
    [InlineData("arn:aws:iam::111122223333:role/*", false)]
    [InlineData("arn:aws:iam::111122223333:role/App-*", false)]
    [InlineData("arn:aws:iam::111122223333:*/cdk-*", false)]
    [InlineData("${App/Role.Arn}", false)]
    [InlineData("?", false)]
    public void Exceptions(string arn, bool reports)
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"], $"ArnNotLike aws:PrincipalArn {arn}", "Bool aws:PrincipalIsAWSService false"), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        Outside(bucket, actsInGeneratedRoles: true);

        Assert.Equal(reports, Find().Count == 1);
    }

    [Fact]
    public void ExceptionOfSeveralRoles_IsSilentWhereOneMayBeTheWorkloads()
    {
        var bucket = _net.Bucket();
        var statement = Where(_net.DenyOn(bucket, Both, ["s3:*"], "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin"), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        statement.Conditions[0].Values.Add(new PolicyValue("arn:aws:iam::111122223333:role/App-*"));
        Outside(bucket, actsInGeneratedRoles: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void ExceptionOfNamedRoles_IsSilentWhereTheWorkloadsRoleMayBeOne()
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"], "ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin"), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        Outside(bucket, actsInGeneratedRoles: false);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("StringNotEquals aws:PrincipalAccount 111122223333")]
    [InlineData("StringNotEquals aws:PrincipalTag/team data")]
    [InlineData("NotIpAddress aws:SourceIp 198.51.100.0/24")]
    [InlineData("Bool aws:SecureTransport false")]
    public void OtherConditions_AreSilent(string condition)
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"], condition), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        Outside(bucket, actsInGeneratedRoles: true);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("s3:GetObject", "GrantRead", true)]
    [InlineData("s3:Get*", "GrantRead", true)]
    [InlineData("s3:PutObject", "GrantRead", false)]
    [InlineData("s3:PutObject s3:GetObject", "GrantRead", true)]
    [InlineData("s3:PutObject", "GrantWrite", true)]
    [InlineData("s3:GetObject", "AddToRolePolicy", false)]
    [InlineData("s3:*", "AddToRolePolicy", true)]
    public void ActionsOfTheGrant(string action, string method, bool reports)
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, ["/*"], action.Split(' ')), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        var function = _net.Function(null);
        function.Grants.Add(new Grant(bucket, "s3", method, _net.NewAnchor(), Analyzers.Facts.Guard.Always));

        Assert.Equal(reports, Find().Count == 1);
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        _net.Function(null, RestrictedTo(_net.GatewayEndpoint(null, origin: Origin.Imported)));
        _net.Network.Workloads.Add(Unplaced(RestrictedTo(_net.GatewayEndpoint(_net.Vpc()))));
        _net.Function(null, RestrictedTo(_net.GatewayEndpoint(_net.Vpc()))).IsEscaped = true;
        var prefix = _net.Bucket();
        Where(_net.DenyOn(prefix, ["/private/*"], ["s3:*"]), "StringNotEquals", "aws:SourceVpce", _net.GatewayEndpoint(_net.Vpc()));
        _net.Function(null, prefix);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("Vpc = vpc", false)]
    [InlineData("Vpc = new Vpc(this, \"Other\")", true)]
    [InlineData("", true)]
    [InlineData("Role = Role.FromRoleArn(this, \"Role\", \"arn:aws:iam::111122223333:role/Given\")", false)]
    [InlineData("Role = new Role(this, \"Role\", new RoleProps { AssumedBy = new ServicePrincipal(\"lambda.amazonaws.com\") })", true)]
    [InlineData("Role = new Role(this, \"Role\", new RoleProps { RoleName = \"Admin\", AssumedBy = new ServicePrincipal(\"lambda.amazonaws.com\") })", false)]
    public Task Shapes(string props, bool reports) => Verify.InStackAsync(
        $$"""
        var vpc = new Vpc(this, "Vpc");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var bucket = new Bucket(this, "Data");
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY, Principals = [new AnyPrincipal()], Actions = ["s3:*"], Resources = [bucket.BucketArn, bucket.ArnForObjects("*")],
            Conditions = new Dictionary<string, object>
            {
                ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = endpoint.VpcEndpointId },
                ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = new[] { $"arn:{Partition}:iam::{Account}:role/cdk-hnb659fds-*", $"arn:{Partition}:iam::{Account}:role/Admin" } },
                ["Bool"] = new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" },
            },
        }));
        bucket.GrantRead(new {{(reports ? "{|VPC315:Function|}" : "Function")}}(this, "Reader", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x"), {{props}} }));
        """,
        "VPC315");

    private Bucket RestrictedTo(params Endpoint[] endpoints)
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", "aws:SourceVpce", endpoints);
        return bucket;
    }

    private Bucket RestrictedToVpc(Vpc vpc, string key)
    {
        var bucket = _net.Bucket();
        Where(_net.DenyOn(bucket, Both, ["s3:*"]), "StringNotEquals", key, vpc);
        return bucket;
    }

    private void Granted(Workload workload, Bucket bucket, Analyzers.Facts.Guard? guard = null) =>
        workload.Grants.Add(new Grant(bucket, "s3", "GrantRead", _net.NewAnchor(), guard ?? Analyzers.Facts.Guard.Always));

    private void Outside(Bucket bucket, bool actsInGeneratedRoles, string stack = "App")
    {
        var workload = new Workload
        {
            Path = "App/Reader", Anchor = _net.NewAnchor(), Kind = "Lambda function", ActsInGeneratedRoles = actsInGeneratedRoles, Stack = new Stack { Path = stack },
        };
        workload.Grants.Add(new Grant(bucket, "s3", "GrantRead", _net.NewAnchor(), Analyzers.Facts.Guard.Always));
        _net.Network.Workloads.Add(workload);
    }

    private Workload Unplaced(Bucket bucket)
    {
        var workload = new Workload { Path = "App/Reader", Anchor = _net.NewAnchor(), Kind = "Lambda function", VpcIsUnknown = true };
        workload.Grants.Add(new Grant(bucket, "s3", "GrantRead", _net.NewAnchor(), Analyzers.Facts.Guard.Always));
        return workload;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC315");
}
