using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Peering;

/// <summary>VPC503: a peering connection between two VPCs whose ranges overlap. The VPCs are the related places.</summary>
internal sealed class PeeringCidrsOverlap : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC503",
        nameof(PeeringCidrsOverlap),
        Severity.Error,
        Topic.Peering,
        "Peered VPCs must not overlap",
        "The peering connection '{0}' cannot be made: {1} of '{2}' overlaps {3} of '{4}'; give one of the VPCs another range");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var connection in network.Peerings)
        {
            if (!connection.IsClosed || connection is not { Requester: { IsEscaped: false } requester, Accepter: { IsEscaped: false } accepter })
                continue;
            if (ReferenceEquals(requester, accepter) || !CanMeet(connection, requester, accepter) || FindOverlap(requester, accepter) is not { } overlap)
                continue;
            sink.Report(new Finding(Info, connection.Anchor, connection.Path, overlap.Ours.ToString(), requester.Path, overlap.Theirs.ToString(), accepter.Path)
                .With(FindingKeys.Path, connection.Path)
                .WithSides(connection));
        }
    }

    private static bool CanMeet(PeeringConnection connection, Vpc requester, Vpc accepter) =>
        connection.MayCoexistWith(requester) && connection.MayCoexistWith(accepter) && requester.MayCoexistWith(accepter);

    private static (Cidr Ours, Cidr Theirs)? FindOverlap(Vpc requester, Vpc accepter)
    {
        foreach (var ours in requester.KnownRanges())
        {
            foreach (var theirs in accepter.KnownRanges())
            {
                if (ours.Overlaps(theirs))
                    return (ours, theirs);
            }
        }

        return null;
    }
}
