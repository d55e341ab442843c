using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkVpc;
using Constructs;

namespace CdkApp.Right;

internal sealed class NetworkStackProps : StackProps
{
    public required NetworkSettings Settings { get; init; }
}

/// <summary>The shop's VPC: three tiers in two zones, a NAT gateway in each, and a log of all its flows.</summary>
internal sealed partial class NetworkStack : Stack
{
    [FlowLogs(FlowLogTo.S3, Days = 90)]
    public Vpc Vpc { get; }

    public NetworkStack(Construct scope, string id, NetworkStackProps props) : base(scope, id, props)
    {
        var settings = props.Settings;
        Vpc = new Vpc(this, "Vpc", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr(settings.Cidr),
            MaxAzs = settings.Zones,
            NatGateways = settings.Zones,
            SubnetConfiguration = settings.ToSubnetConfiguration(),
        });
        ScaffoldVpc();
    }
}
