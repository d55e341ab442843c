using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>What <c>Subnet.AddRoute</c> refuses (aws-ec2/lib/vpc.js).</summary>
internal static class RouteRefusals
{
    /// <summary>A route with a destination of either kind.</summary>
    public static void Check(Instance subnet, Value ipv4, Value ipv6, CdkContext context)
    {
        if (ValueReader.IsSet(ipv4) && ValueReader.IsSet(ipv6))
        {
            context.Family<RefusalFamily>().RefuseCall(subnet, new(
                "a route has DestinationCidrBlock and DestinationIpv6CidrBlock", "add a route for each"), context);
        }
    }
}
