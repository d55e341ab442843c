namespace CdkVpc.Analyzers.Network;

/// <summary>Whether two references mean one thing.</summary>
internal static class Identity
{
    /// <summary>
    /// Whether <paramref name="candidate"/> may be <paramref name="thing"/>: it is the same, it could not be told (null), or it is
    /// known only by a parameter. What was imported is never something that the program creates.
    /// </summary>
    public static bool MayBe(this Resource? candidate, Resource thing) =>
        candidate is null || ReferenceEquals(candidate, thing) || candidate.Origin == Origin.Unknown;

    /// <summary>Whether two records are proven to be of one VPC: the same, or imported by the same id.</summary>
    public static bool IsSameAs(this Vpc one, Vpc other) => ReferenceEquals(one, other) || (one.Id is { } id && id == other.Id);
}
