using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class PeeringWithoutDnsTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void NoOptions_Reports()
    {
        var (a, b) = Vpcs();
        var peering = _net.Peering(a, b, null, null, null);

        var finding = Assert.Single(Find());
        Assert.Equal(peering.Anchor, finding.Anchor);
        Assert.Equal([a.Anchor, b.Anchor], finding.Related.Select(place => place.Anchor));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void OptionsOrUnknown_AreSilent(bool? hasDnsOptions)
    {
        var (a, b) = Vpcs();
        _net.Peering(a, b, null, null, null, hasDnsOptions: hasDnsOptions);

        Assert.Empty(Find());
    }

    [Fact]
    public void VpcsWithoutHostNames_AreSilent()
    {
        _net.Peering(_net.VpcOf(null, "A/Vpc", "10.0.0.0/16", hostNames: false), _net.VpcOf(null, "B/Vpc", "10.1.0.0/16", hostNames: null), null, null, null);

        Assert.Empty(Find());
    }

    [Fact]
    public void PeerMadeElsewhere_IsSilent()
    {
        var a = _net.VpcOf(null, "A/Vpc", "10.0.0.0/16");
        _net.Peering(a, null, null, null, null);
        _net.Peering(a, _net.VpcOf(null, "B/Vpc", "10.1.0.0/16", origin: Origin.Imported), null, null, null);

        Assert.Empty(Find());
    }

    [Fact]
    public Task NothingSetsThem_Reports() => VerifyAsync("VPC508", "");

    [Fact]
    public Task CustomResourceThatCallsTheApi_IsSilent() => VerifyAsync(null, """
        _ = new AwsCustomResource(this, "Dns", new AwsCustomResourceProps
        {
            OnCreate = new AwsSdkCall
            {
                Service = "EC2", Action = "modifyVpcPeeringConnectionOptions", PhysicalResourceId = PhysicalResourceId.Of("dns"),
                Parameters = new Dictionary<string, object>
                {
                    ["VpcPeeringConnectionId"] = peering.Ref,
                    ["AccepterPeeringConnectionOptions"] = new Dictionary<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
                },
            },
            Policy = AwsCustomResourcePolicy.FromSdkCalls(new SdkCallsPolicyOptions { Resources = AwsCustomResourcePolicy.ANY_RESOURCE }),
        });
        """);

    [Fact]
    public Task CustomResourceThatIsGivenTheConnection_IsSilent() => VerifyAsync(null, """
        _ = new CustomResource(this, "Dns", new CustomResourceProps
        {
            ServiceToken = "arn:aws:lambda:eu-west-1:111111111111:function:dns",
            Properties = new Dictionary<string, object> { ["Connections"] = new[] { peering.AttrId } },
        });
        """);

    [Fact]
    public Task CustomResourceWhoseCallCannotBeTold_IsSilent() => VerifyAsync(null, """
        _ = new AwsCustomResource(this, "Dns", new AwsCustomResourceProps
        {
            OnCreate = new AwsSdkCall { Service = "EC2", Action = System.Environment.GetEnvironmentVariable("ACTION")!, Parameters = new Dictionary<string, object>() },
        });
        """);

    [Fact]
    public Task CustomResourceForAnotherConnection_Reports() => VerifyAsync("VPC508", """
        _ = new AwsCustomResource(this, "Dns", new AwsCustomResourceProps
        {
            OnCreate = new AwsSdkCall
            {
                Service = "EC2", Action = "modifyVpcPeeringConnectionOptions",
                Parameters = new Dictionary<string, object> { ["VpcPeeringConnectionId"] = "pcx-1" },
            },
        });
        _ = new AwsCustomResource(this, "Describe", new AwsCustomResourceProps
        {
            OnCreate = new AwsSdkCall
            {
                Service = "EC2", Action = "describeVpcPeeringConnections",
                Parameters = new Dictionary<string, object> { ["VpcPeeringConnectionIds"] = new[] { peering.Ref } },
            },
        });
        """);

    [Fact]
    public Task OutputOfTheConnection_Reports() => VerifyAsync("VPC508", """
        _ = new CfnOutput(this, "PeeringId", new CfnOutputProps { Value = peering.Ref });
        """);

    [Fact]
    public Task CustomResourceOfOneBranch_IsSilent() => VerifyAsync(null, """
        if (System.Environment.GetEnvironmentVariable("DNS") is not null)
        {
            _ = new AwsCustomResource(this, "Dns", new AwsCustomResourceProps
            {
                OnCreate = new AwsSdkCall
                {
                    Service = "EC2", Action = "modifyVpcPeeringConnectionOptions",
                    Parameters = new Dictionary<string, object> { ["VpcPeeringConnectionId"] = peering.Ref },
                },
            });
        }
        """);

    private static Task VerifyAsync(string? rule, string statements) => Verify.DiagnosticsAsync($$"""
        using Amazon.CDK.CustomResources;

        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id)
            {
                var a = new Vpc(this, "A");
                var b = new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr("10.1.0.0/16") });
                var peering = new {{(rule is null ? "CfnVPCPeeringConnection" : $"{{|{rule}:CfnVPCPeeringConnection|}}")}}(this, "Peering", new CfnVPCPeeringConnectionProps { VpcId = a.VpcId, PeerVpcId = b.VpcId });
                {{statements}}
            }
        }
        """, "VPC508");

    private (Vpc A, Vpc B) Vpcs() => (_net.VpcOf(null, "A/Vpc", "10.0.0.0/16", hostNames: false), _net.VpcOf(null, "B/Vpc", "10.1.0.0/16"));

    private IReadOnlyList<Finding> Find() => _net.Find("VPC508");
}
