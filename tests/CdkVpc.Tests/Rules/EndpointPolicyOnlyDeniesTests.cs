using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EndpointPolicyOnlyDeniesTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void OnlyDenies_Report()
    {
        var deny = _net.Deny("StringNotEquals aws:ResourceAccount 111122223333");
        var gateway = WithPolicy(deny, _net.Deny("Bool aws:SecureTransport false"));
        var endpoint = _net.InterfaceEndpoint(_net.Vpc());
        endpoint.Policy = Policy(_net.Deny());

        var findings = Find();
        Assert.Equal([gateway.Anchor, endpoint.Anchor], findings.Select(static finding => finding.Anchor));
        Assert.Equal(deny.Anchor, Assert.Single(findings[0].Related).Anchor);
        Assert.Contains("has no statement that allows (it denies s3:*)", findings[0].Message);
    }

    [Fact]
    public void AllButSomeActions_AreNamedSo()
    {
        var deny = new Statement { Anchor = _net.NewAnchor(), Allows = false };
        deny.NotActions.AddRange([new PolicyValue("s3:GetObject"), new PolicyValue("s3:ListBucket")]);
        WithPolicy(deny);

        Assert.Contains("(it denies all but s3:GetObject, s3:ListBucket)", Assert.Single(Find()).Message);
    }

    [Fact]
    public void DenyBesideAnAllow_IsSilent()
    {
        WithPolicy(_net.Deny(), _net.Allow());
        WithPolicy(_net.Deny(), _net.Statement(allows: true, [], guard: Arm(0)));

        Assert.Empty(Find());
    }

    [Fact]
    public void AllowInAnExcludedWorld_Reports()
    {
        WithPolicy(_net.Statement(allows: false, [], guard: Arm(1)), _net.Statement(allows: true, [], guard: Arm(0)));

        Assert.Single(Find());
    }

    [Fact]
    public void NoStatement_IsLeftTo301()
    {
        WithPolicy();

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        WithPolicy(_net.Deny()).Policy!.Statements.IsOpen = true;
        WithPolicy(_net.Deny()).PolicyIsUnknown = true;
        WithPolicy(_net.Deny()).IsEscaped = true;
        WithPolicy(_net.Deny(), _net.Statement(allows: null, []));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("endpoint.AddToPolicy(statement);", true)]
    [InlineData("endpoint.AddToPolicy(statement); endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [\"s3:*\"], Resources = [\"*\"] }));", false)]
    [InlineData("endpoint.AddToPolicy(statement); statement.Effect = Effect.ALLOW;", false)]
    public Task ByCalls(string statements, bool reports) => Verify.InStackAsync(
        $$"""
        var endpoint = new Vpc(this, "Vpc").{{(reports ? "{|VPC309:AddGatewayEndpoint|}" : "AddGatewayEndpoint")}}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        var statement = new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY });
        statement.AddAnyPrincipal();
        statement.AddActions("s3:DeleteObject");
        statement.AddAllResources();
        {{statements}}
        """,
        "VPC309");

    [Fact]
    public Task DocumentOfAnL1Endpoint_Reports() => Verify.InStackAsync(
        """
        _ = new {|VPC309:CfnVPCEndpoint|}(this, "S3", new CfnVPCEndpointProps
        {
            VpcId = new Vpc(this, "Vpc").VpcId,
            ServiceName = $"com.amazonaws.{Region}.s3",
            PolicyDocument = new Dictionary<string, object>
            {
                ["Statement"] = new Dictionary<string, object> { ["Effect"] = "Deny", ["Principal"] = "*", ["Action"] = "s3:*", ["Resource"] = "*" },
            },
        });
        """,
        "VPC309");

    private GatewayEndpoint WithPolicy(params Statement[] statements)
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        endpoint.Policy = Policy(statements);
        return endpoint;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC309");
}
