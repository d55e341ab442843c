using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class InterfaceEndpointWhereGatewayWouldDoTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("s3", "S3")]
    [InlineData("dynamodb", "DynamoDB")]
    public void VpcThatStandsAlone_Reports(string service, string name)
    {
        var vpc = _net.IsolatedVpc();
        var endpoint = _net.Door(vpc, service);
        _net.Attachment(_net.Vpc("Net/Other"));
        _net.Peering(_net.Vpc("Net/Third"), _net.Vpc("Net/Fourth"));

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Contains($"a gateway endpoint for {name} is free", finding.Message);
    }

    [Fact]
    public void GatewayEndpointBeside_IsSilent()
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "s3");
        _net.GatewayEndpoint(vpc);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("TransitGateway")]
    [InlineData("PrivateGateway")]
    [InlineData("ClientVpn")]
    public void AttachedVpc_IsSilent(string kind)
    {
        var vpc = _net.IsolatedVpc();
        _net.Door(vpc, "s3");
        _net.Attachment(vpc, Enum.Parse<AttachmentKind>(kind), Arm(0));

        Assert.Empty(Find());
    }

    [Fact]
    public void AttachmentOfAVpcThatCannotBeTold_IsSilent()
    {
        _net.Door(_net.IsolatedVpc(), "s3");
        _net.Attachment(null);

        Assert.Empty(Find());
    }

    [Fact]
    public void PeeredVpcs_AreSilent()
    {
        var (one, other) = (_net.IsolatedVpc(), _net.IsolatedVpc("Net/Other"));
        _net.Door(one, "s3");
        _net.Door(other, "s3");
        _net.Peering(one, other);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherServicesRegionsAndVpcsOfOthers_AreSilent()
    {
        _net.Door(_net.IsolatedVpc(), "sqs");
        _net.Door(_net.IsolatedVpc(), "s3", region: "us-east-1", stack: _net.StackIn("eu-west-1"));
        _net.Door(_net.IsolatedVpc(origin: Origin.Imported), "s3");
        _net.Door(_net.IsolatedVpc(), "s3", isAws: null);

        Assert.Empty(Find());
    }

    [Fact]
    public void EscapedEndpointOrOneMadeElsewhere_IsSilent()
    {
        _net.Door(_net.IsolatedVpc(), "s3").IsEscaped = true;
        _net.Door(_net.IsolatedVpc(), "s3", origin: Origin.Imported);

        Assert.Empty(Find());
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC409");
}
