namespace CdkVpc.Analyzers.Network;

/// <summary>A condition that asks for something else than what its key tells.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Value">The value that does not fit; null where the key is none.</param>
/// <param name="RightKey">The key that is meant; null where that cannot be told.</param>
internal sealed record WrongCondition(Condition Condition, PolicyValue? Value, string? RightKey)
{
    /// <summary>Whether the value is an endpoint of another service than S3.</summary>
    public bool IsForAnotherService { get; init; }
}

/// <summary>Finds conditions of bucket policies by which nothing can come: a key that is none, or a value of another kind.</summary>
internal static class WrongRestrictions
{
    /// <summary>The first condition of <paramref name="statement"/> that asks for the wrong thing; null where none is proven to.</summary>
    public static WrongCondition? FindWrongCondition(this Statement statement)
    {
        foreach (var condition in statement.Conditions)
        {
            if (condition.HasMistakenKey())
                return new WrongCondition(condition, Value: null, KeyFor(condition));
            if (!condition.AsksSourceVpcOrVpce())
                continue;
            var wantsEndpoint = condition.Is(ConditionKeys.SourceVpce);
            foreach (var value in condition.Values)
            {
                if (KindOf(value) is { } kind && (kind == Kind.Vpc) == wantsEndpoint)
                    return new WrongCondition(condition, value, AreAll(condition, kind) ? KeyFor(kind) : null);
                if (value.Refers is Endpoint { Service: var service } && service.TryGet(out var name) && !CarriesS3(name))
                    return new WrongCondition(condition, value, RightKey: null) { IsForAnotherService = true };
            }
        }

        return null;
    }

    /// <summary>Whether requests to buckets come through endpoints of the service: S3 itself, also by access points of several regions.</summary>
    private static bool CarriesS3(string service) => service == "s3" || service.StartsWith("s3-", StringComparison.Ordinal);

    /// <summary>The key for the values of a condition whose key is none; where they do not tell, by the name.</summary>
    private static string? KeyFor(Condition condition)
    {
        var kinds = condition.Values.Select(KindOf).Distinct().ToList();
        if (kinds is [{ } kind])
            return KeyFor(kind);
        return kinds.Count > 1 || condition.AsksForAbsence() is not null ? null
            : condition.Key.IndexOf("vpce", StringComparison.OrdinalIgnoreCase) >= 0 || condition.Key.IndexOf("endpoint", StringComparison.OrdinalIgnoreCase) >= 0 ? ConditionKeys.SourceVpce
            : null;
    }

    private static string KeyFor(Kind kind) => kind == Kind.Vpc ? ConditionKeys.SourceVpc : ConditionKeys.SourceVpce;

    private static bool AreAll(Condition condition, Kind kind) => !condition.Values.IsOpen && condition.Values.All(value => KindOf(value) == kind);

    private static Kind? KindOf(PolicyValue value) => value switch
    {
        { Refers: Vpc, Suffix.Length: 0 } => Kind.Vpc,
        { Refers: Endpoint, Suffix.Length: 0 } => Kind.Endpoint,
        { Refers: null, Text: { } text } when text.StartsWith("vpce-", StringComparison.Ordinal) => Kind.Endpoint,
        { Refers: null, Text: { } text } when text.StartsWith("vpc-", StringComparison.Ordinal) => Kind.Vpc,
        _ => null,
    };

    private enum Kind
    {
        Vpc,
        Endpoint,
    }
}
