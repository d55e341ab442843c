namespace CdkVpc.Analyzers.Network;

/// <summary>Why a statement that asks for an endpoint or a VPC restricts nothing.</summary>
internal enum RestrictionFault
{
    /// <summary>It only allows: whoever is allowed by something else still comes in from anywhere.</summary>
    AllowOnly,

    /// <summary>It allows by an operator that is true of a request without the key.</summary>
    AllowsWithoutKey,

    /// <summary>It denies by a positive operator: what comes through the endpoint, and nothing else.</summary>
    Inverted,

    /// <summary>It denies, and asks that the key is present: what comes another way passes.</summary>
    AsksForPresence,
}

/// <summary>Finds statements that are meant to keep a bucket behind an endpoint and do not.</summary>
internal static class RestrictionFaults
{
    /// <summary>
    /// What is wrong with <paramref name="statement"/>, and the condition that shows it; null where it is not meant to restrict, or may do so.
    /// Only for a bucket that no other statement restricts (<see cref="PolicyReasoning.IsRestrictedToVpc"/> is false).
    /// </summary>
    public static (RestrictionFault Fault, Condition Condition)? FindRestrictionFault(this Statement statement)
    {
        // A Null operator asks for the key's presence only; by itself it is no restriction to a certain endpoint.
        var asked = statement.Conditions.FirstOrDefault(static condition => condition.AsksSourceVpcOrVpce() && (condition.IsPositive() || condition.IsNegated()));
        if (asked is null)
            return null;
        return statement.Allows switch
        {
            true when GrantsToTheAccount(statement) => (asked.IsIfExists() || asked.IsForAllValues() ? RestrictionFault.AllowsWithoutKey : RestrictionFault.AllowOnly, asked),
            false when !statement.Conditions.IsOpen && statement.IsForAnyone() => FindFaultOfDeny(statement, asked),
            _ => null,
        };
    }

    private static (RestrictionFault Fault, Condition Condition)? FindFaultOfDeny(Statement statement, Condition asked)
    {
        if (asked.IsNegated())
        {
            var presence = statement.Conditions.FirstOrDefault(static condition => condition.AsksTheEndpoint() && condition.AsksForAbsence() == false);
            return presence is null ? null : (RestrictionFault.AsksForPresence, presence);
        }

        // Further conditions, or actions that only write, make it a deliberate exception: 'nobody deletes from there'.
        var isPlain = statement.Conditions.All(static condition =>
            (condition.AsksSourceVpcOrVpce() && (condition.IsPositive() || condition.AsksForAbsence() == false)) || condition.ExceptsServices());
        return isPlain && statement.MayBeAboutReading() ? (RestrictionFault.Inverted, asked) : null;
    }

    /// <summary>
    /// Whether the statement allows someone who may be allowed by an identity policy as well: anyone, or an identity of this app.
    /// To another account's identity the bucket's policy is the only way in, so that its condition does restrict.
    /// </summary>
    private static bool GrantsToTheAccount(Statement statement) =>
        statement.Principals.Any(static principal => principal.Text is "*" or "account-root" || principal.Refers is { Origin: Origin.Created });
}
