using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules;

/// <summary>What a project may set for the rules.</summary>
internal sealed class RuleOptions : IEquatable<RuleOptions>
{
    /// <summary>The options of a project that sets none.</summary>
    public static readonly RuleOptions Default = new();

    /// <summary>VPC611: ports besides the usual ones that must not be open to the world.</summary>
    public ImmutableSortedSet<int> FurtherAdminPorts { get; init; } = ImmutableSortedSet<int>.Empty;

    /// <summary>VPC103: the fields that a flow log's format must have.</summary>
    public ImmutableArray<string> FlowLogFields { get; init; } = [.. Network.FlowLogFields.Needed];

    /// <summary>VPC311: whether every bucket of the app must be restricted, not only those that are used from the endpoint's VPC.</summary>
    public bool RestrictsEveryBucket { get; init; }

    /// <inheritdoc/>
    public bool Equals(RuleOptions? other) =>
        other is not null && RestrictsEveryBucket == other.RestrictsEveryBucket && FurtherAdminPorts.SetEquals(other.FurtherAdminPorts)
        && FlowLogFields.SequenceEqual(other.FlowLogFields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RuleOptions);

    /// <inheritdoc/>
    public override int GetHashCode() => (FurtherAdminPorts.Count * 2) + (RestrictsEveryBucket ? 1 : 0);
}
