using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointWithoutPolicyTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoPolicy_Reports()
    {
        var endpoint = _net.Door(_net.Vpc());

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal("sqs", finding.Properties[FindingKeys.Service]);
        Assert.Equal(
            "The interface endpoint 'Net/Vpc/sqs' has no policy, so that it lets everyone call every action of sqs, in any account; add a policy that names those that it is for",
            finding.Message);
    }

    [Theory]
    [InlineData("email-smtp")]
    [InlineData("iot.data")]
    [InlineData("transfer.server")]
    [InlineData("storagegateway")]
    [InlineData("?")]
    public void ServiceThatTakesNoPolicy_IsSilent(string service)
    {
        _net.Door(_net.Vpc(), service);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void ServiceOfACustomer_IsSilent(bool? isAws)
    {
        _net.Door(_net.Vpc(), isAws: isAws);

        Assert.Empty(Find());
    }

    [Fact]
    public void PolicyOrUnknownOne_IsSilent()
    {
        _net.Door(_net.Vpc()).Policy = Policy(_net.Allow());
        _net.Door(_net.Vpc()).PolicyIsUnknown = true;
        _net.Door(_net.Vpc()).IsEscaped = true;

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC403");
}
