using Amazon.CDK.AWS.EC2;
using Constructs;

namespace CdkApp.Mistakes;

/// <summary>The VPCs of this half: isolated and logged, so that each stack shows its own mistakes and no others.</summary>
internal static class IsolatedVpc
{
    public static Vpc Create(Construct scope, string id, string cidr) => new(scope, id, new VpcProps
    {
        IpAddresses = IpAddresses.Cidr(cidr),
        MaxAzs = 2,
        SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }],
        FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
    });
}
