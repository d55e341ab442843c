using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class GatewayEndpointWithoutPolicyTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("s3", "bucket")]
    [InlineData("dynamodb", "table")]
    [InlineData("?", "resource")]
    public void NoPolicy_Reports(string service, string reached)
    {
        var endpoint = _net.GatewayEndpoint(_net.Vpc(), service);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains($"reaches every {reached} of every account", finding.Message);
    }

    [Fact]
    public void PolicyWithoutStatements_Reports()
    {
        _net.GatewayEndpoint(_net.Vpc()).Policy = new Policy();

        Assert.Single(Find());
    }

    [Fact]
    public void Policy_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(_net.Statement(allows: true, [], resource: "arn:aws:s3:::data/*"));

        Assert.Empty(Find());
    }

    [Fact]
    public void StatementInSomeWorlds_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).Policy = Policy(_net.Statement(allows: true, [], guard: Arm(0)));

        Assert.Empty(Find());
    }

    [Fact]
    public void UnknownPolicy_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).PolicyIsUnknown = true;
        var policy = new Policy();
        policy.Statements.IsOpen = true;
        _net.GatewayEndpoint(_net.Vpc()).Policy = policy;

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc()).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void ImportedEndpoint_IsSilent()
    {
        _net.GatewayEndpoint(_net.Vpc(), origin: Origin.Imported);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC301");
}
