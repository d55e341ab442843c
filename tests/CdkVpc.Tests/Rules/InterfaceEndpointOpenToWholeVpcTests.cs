using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointOpenToWholeVpcTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void OpenEndpoint_Reports()
    {
        var vpc = _net.Vpc();
        var group = _net.Group(vpc);
        _net.Admit(group, ToRangeOf(vpc), Ports.Tcp(443), isImplicit: true);
        var endpoint = _net.InterfaceEndpoint(vpc, groups: [group], admitsVpc: true);

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains("is open to its whole VPC, 10.0.0.0/16, at tcp/443", finding.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void ClosedEndpoint_IsSilent(bool? admitsVpc)
    {
        var vpc = _net.Vpc();
        var group = _net.Group(vpc);
        _net.Admit(group, ToRangeOf(vpc), Ports.Tcp(443), isImplicit: admitsVpc is null);
        _net.InterfaceEndpoint(vpc, groups: [group], admitsVpc: admitsVpc);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpoint_IsSilent()
    {
        var vpc = _net.Vpc();
        var group = _net.Group(vpc);
        _net.Admit(group, ToRangeOf(vpc), Ports.Tcp(443), isImplicit: true);
        _net.InterfaceEndpoint(vpc, groups: [group], admitsVpc: true).IsEscaped = true;

        Assert.Empty(Find());
    }

    [Fact]
    public void GroupToWhichNothingIsAdded_IsSilent()
    {
        var vpc = _net.Vpc();
        var group = _net.Group(vpc, origin: Origin.Imported);
        _net.Admit(group, To("10.0.0.0/24"), Ports.Tcp(443));
        _net.InterfaceEndpoint(vpc, groups: [group], admitsVpc: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedRule_IsSilent()
    {
        var vpc = _net.Vpc();
        var group = _net.Group(vpc);
        _net.Admit(group, ToRangeOf(vpc), Ports.Tcp(443), isImplicit: true).IsEscaped = true;
        _net.InterfaceEndpoint(vpc, groups: [group], admitsVpc: true);

        Assert.Empty(Find());
    }

    [Fact]
    public void Rule_IsOff() => Assert.Equal(Severity.Off, Catalogue.All.Single(static rule => rule.Info.Id == "VPC415").Info.Severity);

    private IReadOnlyList<Finding> Find() => _net.Find("VPC415");
}
