using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EndpointPolicyAllowsEverythingTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void AllowOfEverything_Reports()
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        var statement = _net.Allow();
        endpoint.Policy = Policy(statement);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal(statement.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains("allows anyone s3:* on * under no condition", finding.Message);
    }

    [Fact]
    public void InterfaceEndpoint_Reports()
    {
        var endpoint = _net.InterfaceEndpoint(_net.Vpc());
        endpoint.Policy = Policy(_net.Statement(allows: true, [], action: "sqs:*"));

        Assert.Equal(endpoint.Anchor, Assert.Single(Find()).Anchor);
    }

    [Theory]
    [InlineData("arn:aws:iam::111122223333:root", "s3:*", "*")]
    [InlineData("*", "s3:GetObject", "*")]
    [InlineData("*", "s3:*", "arn:aws:s3:::data/*")]
    public void NarrowerAllow_IsSilent(string principal, string action, string resource)
    {
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(_net.Statement(allows: true, [], principal, action, resource));

        Assert.Empty(Find());
    }

    [Fact]
    public void Condition_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(_net.Allow("StringEquals aws:PrincipalOrgID o-1"));

        Assert.Empty(Find());
    }

    [Fact]
    public void DenyBeside_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(_net.Allow(), _net.Deny("StringNotEquals aws:ResourceAccount 111122223333"));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DenyInAnExcludedWorld_Reports(bool isFirst)
    {
        var (allow, deny) = (_net.Statement(allows: true, [], guard: Arm(0)), _net.Statement(allows: false, [], guard: Arm(1)));
        _net.GatewayEndpoint(_net.Vpc()).Policy = isFirst ? Policy(deny, allow) : Policy(allow, deny);

        Assert.Single(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        var open = Policy(_net.Allow());
        open.Statements.IsOpen = true;
        _net.GatewayEndpoint(_net.Vpc()).Policy = open;
        var conditional = _net.Allow();
        conditional.Conditions.IsOpen = true;
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(conditional);
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(_net.Statement(allows: null, []));

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc());
        endpoint.Policy = Policy(_net.Allow());
        endpoint.IsEscaped = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC302");
}
