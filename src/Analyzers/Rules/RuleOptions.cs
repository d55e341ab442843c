using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Rules;

/// <summary>What a project may set for the rules.</summary>
internal sealed class RuleOptions : IEquatable<RuleOptions>
{
    /// <summary>The options of a project that sets none.</summary>
    public static readonly RuleOptions Default = new();

    /// <summary>The constructs of which no rule speaks.</summary>
    public ImmutableArray<PathPattern> ExemptConstructs { get; init; } = [];

    /// <summary>VPC302: the accounts besides the stack's own, of twelve digits, whose principals an endpoint may be open to; where there are none, no account is told from another.</summary>
    public ImmutableSortedSet<string> TrustedAccounts { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>VPC103: the fields that a flow log's format must have.</summary>
    public ImmutableArray<string> FlowLogFields { get; init; } = [.. Network.FlowLogFields.Needed];

    /// <summary>VPC305: the services by their short names, such as 'ecr.api', that every VPC must have an endpoint for.</summary>
    public ImmutableSortedSet<string> RequiredServices { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>VPC311: whether every bucket of the app must be restricted, not only those that are used from the endpoint's VPC.</summary>
    public bool RestrictsEveryBucket { get; init; }

    /// <summary>VPC611: ports besides the usual ones that must not be open to the world.</summary>
    public ImmutableSortedSet<int> FurtherAdminPorts { get; init; } = ImmutableSortedSet<int>.Empty;

    /// <summary>Whether no rule speaks of what is at a construct path.</summary>
    public bool Exempts(string? path)
    {
        if (path is null)
            return false;
        foreach (var pattern in ExemptConstructs)
        {
            if (pattern.Covers(path))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(RuleOptions? other) =>
        other is not null
        && ExemptConstructs.SequenceEqual(other.ExemptConstructs)
        && TrustedAccounts.SetEquals(other.TrustedAccounts)
        && FlowLogFields.SequenceEqual(other.FlowLogFields)
        && RequiredServices.SetEquals(other.RequiredServices)
        && RestrictsEveryBucket == other.RestrictsEveryBucket
        && FurtherAdminPorts.SetEquals(other.FurtherAdminPorts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RuleOptions);

    /// <inheritdoc/>
    public override int GetHashCode() => (FurtherAdminPorts.Count * 2) + (RestrictsEveryBucket ? 1 : 0);
}
