using CdkVpc.Tests.Oracle.Random.Mistakes;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>
/// A mistake that a rule reports, and its right twin. Both write a snippet that stands in any program; what the planted one marks
/// (<c>{|VPC101:Vpc|}</c>) must be reported there, and nothing else of the rule; in the avoided one nothing of the rule may be reported.
/// </summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Name">What is wrong, in a few words.</param>
/// <param name="Plant">Writes the mistake.</param>
/// <param name="Avoid">Writes the same thing without the mistake.</param>
internal sealed record Mistake(string Rule, string Name, Action<Sketch> Plant, Action<Sketch> Avoid)
{
    /// <summary>Whether CDK refuses what is planted: then the program must fail to synthesise, and is compared with no template.</summary>
    public bool IsRefused { get; init; }

    /// <summary>All mistakes. Those of a further topic are a file beside the others, and its line here.</summary>
    public static readonly IReadOnlyList<Mistake> All =
    [
        .. FlowLogMistakes.All,
        .. Ipv6Mistakes.All,
        .. GatewayEndpointMistakes.All,
        .. EndpointPolicyMistakes.All,
        .. BucketMistakes.All,
        .. BucketConditionMistakes.All,
        .. InterfaceEndpointMistakes.All,
        .. EndpointNameMistakes.All,
        .. ServiceAccessMistakes.All,
        .. PeeringMistakes.All,
        .. PeeringRouteMistakes.All,
        .. PeerAccessMistakes.All,
        .. FilteringMistakes.All,
        .. AddressingMistakes.All,
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Rule} {Name}";
}
