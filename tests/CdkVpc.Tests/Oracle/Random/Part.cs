using CdkVpc.Tests.Oracle.Random.Parts;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>Something that a program may have, right or wrong: it is compared with what CDK makes of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Write">Writes it, into the VPC that its snippets share.</param>
internal sealed record Part(string Name, Action<Sketch> Write)
{
    /// <summary>All parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        .. RoutingParts.All,
        .. FilteringParts.All,
        .. EndpointParts.All,
        .. FlowLogParts.All,
        .. StorageParts.All,
        .. WorkloadParts.All,
    ];
}
