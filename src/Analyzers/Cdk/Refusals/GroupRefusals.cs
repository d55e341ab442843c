using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>
/// Rules that a security group refuses (SecurityGroup.addEgressRule in aws-ec2/lib/security-group.js): one for all outbound traffic, which is a setting
/// of the group. While all IPv4 traffic is allowed by the setting, such a rule of IPv4 is ignored instead.
/// </summary>
internal static class GroupRefusals
{
    public static void CheckEgress(Instance group, Value peer, Ports? ports, Value allowAllOutbound, Value allowAllIpv6Outbound, CdkContext context)
    {
        if (ports is null || !ports.Equals(Ports.All) || peer is not Instance { Model: PeerModel end })
            return;
        var (setting, any, isClosed) = end.Kind switch
        {
            PeerKind.Ipv4 => ("AllowAllOutbound", "0.0.0.0/0", ValueReader.FlagOr(allowAllOutbound, fallback: true) == false),
            PeerKind.Ipv6 => ("AllowAllIpv6Outbound", "::/0", ValueReader.FlagOr(allowAllIpv6Outbound, fallback: false) == false),
            _ => ("", "", false),
        };
        if (isClosed && ValueReader.TextOrNull(end.Value) == any)
        {
            context.Family<RefusalFamily>().RefuseCall(group, new(
                $"a rule for all outbound traffic to {any} is added to a group whose {setting} is off", $"set {setting} to true instead"), context);
        }
    }
}
