using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>Texts that the factories of <c>Peer</c> refuse (aws-ec2/lib/peer.js).</summary>
internal static class PeerRefusals
{
    public static void Check(string factory, Value argument, CdkContext context)
    {
        foreach (var (guard, value) in ValueReader.Alternatives(argument, context.Evaluation.Guard))
        {
            if (ValueReader.TextOrNull(value) is not { } text)
                continue;
            var reason = factory switch
            {
                "Ipv4" => RangeTexts.FindFaultInIpv4Peer(text),
                "Ipv6" => RangeTexts.FindFaultInIpv6Peer(text),
                "SecurityGroupId" => RangeTexts.FindFaultInGroupId(text),
                _ => null,
            };
            context.Under(guard, () => context.Family<RefusalFamily>().RefuseCall($"Peer.{factory}", reason, context));
        }
    }
}
