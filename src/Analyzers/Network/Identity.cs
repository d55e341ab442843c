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
}
