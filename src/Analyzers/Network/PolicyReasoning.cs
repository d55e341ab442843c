using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What the statements of a policy amount to.</summary>
internal static class PolicyReasoning
{
    /// <summary>Whether the statements' principals include everyone.</summary>
    public static bool IsForAnyone(this Statement statement) => statement.Principals.Any(static principal => principal.Text == "*");

    /// <summary>Whether it is known that an endpoint has no policy: none was set, or one without statements, which the template leaves out.</summary>
    public static bool LacksPolicy(this Endpoint endpoint) =>
        endpoint.IsClosed && !endpoint.PolicyIsUnknown && (endpoint.Policy is null || endpoint.Policy.Statements.IsKnownEmpty);

    /// <summary>
    /// The statement by which the policy of <paramref name="endpoint"/> allows any principal any action of the service on any resource
    /// under no condition; null where there is none, where a Deny may narrow it, or where that cannot be told. Where accounts are named
    /// that are trusted, the principals of any other but the stack's own count as anyone.
    /// </summary>
    public static Statement? FindUnlimitedAllow(this Endpoint endpoint, IReadOnlyCollection<string> trustedAccounts)
    {
        if (!endpoint.IsClosed || endpoint.PolicyIsUnknown || endpoint.Policy is null || endpoint.Policy.Statements.IsOpen)
            return null;

        var statements = endpoint.Policy.Statements.Where(statement => !statement.Guard.Excludes(endpoint.Guard)).ToList();
        var unlimited = statements.Find(statement =>
            (statement.IsForAnyone() || endpoint.StrangerIn(statement, trustedAccounts) is not null) && IsUnlimitedAllow(statement, endpoint.Service));
        return unlimited is null || statements.Exists(statement => statement.Allows != true && !statement.Guard.Excludes(unlimited.Guard))
            ? null
            : unlimited;
    }

    /// <summary>A statement by which the policy of <paramref name="endpoint"/> denies, where it is proven that none allows; else null.</summary>
    public static Statement? FindLoneDeny(this Endpoint endpoint)
    {
        if (!endpoint.IsClosed || endpoint.PolicyIsUnknown || endpoint.Policy is null || endpoint.Policy.Statements.IsOpen)
            return null;
        var statements = endpoint.Policy.Statements.Where(statement => !statement.Guard.Excludes(endpoint.Guard)).ToList();

        // What may allow stands beside itself.
        var mayAllow = statements.FindAll(static statement => statement.Allows != false);
        return statements.Find(statement => !mayAllow.Exists(other => !other.Guard.Excludes(statement.Guard)));
    }

    /// <summary>
    /// The first account in a statement's principals that is proven to be neither trusted nor the own one of the endpoint's stack; null where
    /// there is none, where anyone is meant, or where no account is trusted, so that none is told from another.
    /// </summary>
    public static string? StrangerIn(this Endpoint endpoint, Statement statement, IReadOnlyCollection<string> trustedAccounts) =>
        trustedAccounts.Count == 0 || statement.IsForAnyone() || endpoint.Stack is not { Account: { IsKnown: true, Value: var own } }
            ? null
            : statement.Principals.Select(static principal => AccountOf(principal.Text)).FirstOrDefault(account => account is not null && account != own && !trustedAccounts.Contains(account));

    /// <summary>The account of a principal that is written as twelve digits or in an ARN of IAM.</summary>
    private static string? AccountOf(string? principal)
    {
        var account = principal?.StartsWith("arn:", StringComparison.Ordinal) == true ? principal.Split(':').ElementAtOrDefault(4) : principal;
        return account is { Length: 12 } && account.All(char.IsDigit) ? account : null;
    }

    /// <summary>
    /// Whether the policy of <paramref name="bucket"/> denies what comes another way than through a VPC endpoint, as far as statements
    /// count that may exist in the worlds of <paramref name="guard"/>; null where that cannot be told.
    /// </summary>
    public static bool? IsRestrictedToVpc(this Bucket bucket, Guard guard)
    {
        if (!bucket.IsClosed || bucket.PolicyIsUnknown)
            return null;
        if (bucket.Policy is null)
            return false;

        bool? result = bucket.Policy.Statements.IsOpen ? null : false;
        foreach (var statement in bucket.Policy.Statements)
        {
            if (statement.Guard.Excludes(guard))
                continue;
            var denies = DeniesAnotherWay(statement);
            if (denies == true)
                return true;
            if (denies is null)
                result = null;
        }

        return result;
    }

    /// <summary>Whether the statement denies everyone what comes another way than through a VPC endpoint; null where that cannot be told.</summary>
    public static bool? DeniesAnotherWay(Statement statement)
    {
        if (statement.Allows == true)
            return false;
        if (statement.Allows is null || statement.Conditions.IsOpen)
            return null;

        var asked = statement.Conditions.Where(static condition => condition.AsksTheEndpoint()).ToList();
        if (asked.Count == 0)
            return DeniesWithoutAskingTheEndpoint(statement);

        // Without an endpoint the key is missing: then a Deny applies that asks for its absence or that it is not a certain value,
        // and none that asks for its presence or a certain value.
        if (asked.Exists(static condition => condition.AsksForAbsence() == false || (condition.IsPositive() && !condition.IsIfExists() && !condition.IsForAllValues())))
            return false;
        if (!asked.TrueForAll(static condition => condition.AsksForAbsence() == true || (condition.IsNegated() && !condition.IsForAnyValue())))
            return null;

        // Whom a narrower Deny leaves out may have no other way in; nor is it known whom the exceptions are for.
        return statement.IsForAnyone() ? true : null;
    }

    private static bool? DeniesWithoutAskingTheEndpoint(Statement statement)
    {
        if (statement.Conditions.Count > 0)
            return statement.Conditions.All(static condition => condition.IsBesideTheWay()) ? false : null;

        // Whoever is denied under no condition comes in no other way either.
        var mayDenyEveryone = statement.Principals.IsOpen || statement.Principals.Count == 0
            || statement.Principals.Any(static principal => principal.IsUnknown || principal.Text == "*");
        return mayDenyEveryone && MayBeAboutReading(statement) ? null : false;
    }

    /// <summary>Whether the statement may be about reading objects or listing them.</summary>
    public static bool MayBeAboutReading(this Statement statement) =>
        statement.Actions.IsOpen || statement.NotActions.IsOpen || statement.NotActions.Count > 0
        || statement.Actions.Any(static action => action.Text is not { } pattern || Wildcards.MatchAnyCase(pattern, "s3:GetObject") || Wildcards.MatchAnyCase(pattern, "s3:ListBucket"));

    private static bool IsUnlimitedAllow(Statement statement, Setting<string> service) =>
        statement.Allows == true
        && statement.Conditions.IsKnownEmpty
        && statement.Actions.Any(action => action.Text is { } text && IsEveryAction(text, service))
        && statement.Resources.Any(resource => resource.Text is { } text && IsEveryResource(text, service));

    /// <summary>'*', or every action of the service that the endpoint is for, such as 's3:*' or (for 'ecr.api') 'ecr:*'.</summary>
    private static bool IsEveryAction(string action, Setting<string> service) =>
        action is "*" or "*:*" || (service.TryGet(out var name) && action.Equals(ActionPrefix(name) + ":*", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// '*', or the ARN of whatever the endpoint's service has, such as 'arn:aws:s3:::*' or 'arn:aws:dynamodb:*:*:table/*'.
    /// It is read from its end, since a reference to the partition ('${AWS::Partition}') holds colons as well.
    /// </summary>
    private static bool IsEveryResource(string resource, Setting<string> service)
    {
        if (resource == "*")
            return true;
        var parts = resource.Split(':');
        var end = parts.Length - 1;
        return end >= 5
            && parts[0] == "arn"
            && service.TryGet(out var name)
            && parts[end - 3] == ActionPrefix(name)
            && parts[end - 2] is "" or "*"
            && parts[end - 1] is "" or "*"
            && parts[end] is "*" or "table/*";
    }

    private static string ActionPrefix(string service) => service.Split('.')[0];
}
