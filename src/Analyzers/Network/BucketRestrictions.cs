using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>What the statements do that keep a bucket behind endpoints or VPCs.</summary>
internal static class BucketRestrictions
{
    /// <summary>The statements of the policies of buckets, each with its bucket.</summary>
    public static IEnumerable<(Bucket Bucket, Statement Statement)> BucketStatements(this DeployedNetwork network) =>
        from bucket in network.Buckets
        where bucket.Policy is not null
        from statement in bucket.Policy!.Statements
        where !statement.Guard.Excludes(bucket.Guard)
        select (bucket, statement);

    /// <summary>Endpoints and buckets with the statements of their policies.</summary>
    public static IEnumerable<(Resource Owner, Statement Statement)> PolicyStatements(this DeployedNetwork network) =>
        network.GatewayEndpoints.Concat<Endpoint>(network.InterfaceEndpoints)
            .SelectMany(static endpoint => endpoint.Policy?.Statements ?? [], static (endpoint, statement) => (Owner: (Resource)endpoint, Statement: statement))
            .Concat(network.BucketStatements().Select(static one => (Owner: (Resource)one.Bucket, one.Statement)))
            .Where(static one => !one.Statement.Guard.Excludes(one.Owner.Guard))
            .OrderBy(static one => one.Statement.Order);

    /// <summary>What the actions of <paramref name="statement"/> are about; null where that cannot be told.</summary>
    public static BucketParts? PartsOfActions(this Statement statement)
    {
        if (statement.Actions.IsOpen || statement.NotActions.IsOpen)
            return null;
        var parts = BucketParts.None;
        foreach (var action in statement.Actions)
        {
            if (action.Text is not { } text)
                return null;
            parts |= S3Actions.PartsOf(text);
        }

        if (statement.NotActions.Count == 0)
            return parts;
        if (statement.NotActions.Any(static action => action.Text is null))
            return null;

        // All actions but these: of either kind, where what that kind is for is not among them.
        return (IsLeft("s3:GetObject") ? BucketParts.Objects : BucketParts.None) | (IsLeft("s3:ListBucket") ? BucketParts.Bucket : BucketParts.None);

        bool IsLeft(string action) => !statement.NotActions.Any(one => Wildcards.MatchAnyCase(one.Text!, action));
    }

    /// <summary>Which parts of <paramref name="bucket"/> the resources of <paramref name="statement"/> are; null where that cannot be told.</summary>
    public static BucketParts? PartsOfResources(this Statement statement, Bucket bucket)
    {
        if (statement.Resources.IsOpen || statement.NotResources.IsOpen || statement.NotResources.Count > 0)
            return null;
        var parts = BucketParts.None;
        foreach (var resource in statement.Resources)
        {
            if (PartsOf(resource, bucket) is not { } some)
                return null;
            parts |= some;
        }

        return parts;
    }

    /// <summary>
    /// The part of <paramref name="bucket"/> that <paramref name="statement"/> leaves open: it keeps both the bucket and its objects behind an
    /// endpoint by its actions, and only one of them by its resources. Null where it does not, where another statement does, or where that cannot be told.
    /// </summary>
    public static BucketParts? FindOpenPart(this Bucket bucket, Statement statement)
    {
        if (!bucket.IsClosed || bucket.PolicyIsUnknown || bucket.Policy is not { Statements.IsOpen: false } policy || PolicyReasoning.DeniesAnotherWay(statement) != true)
            return null;
        if (statement.PartsOfActions() != BucketParts.Both || statement.PartsOfResources(bucket) is not { } shut || shut is BucketParts.None or BucketParts.Both)
            return null;
        var open = BucketParts.Both & ~shut;
        foreach (var other in policy.Statements)
        {
            if (other.Guard.Excludes(statement.Guard) || PolicyReasoning.DeniesAnotherWay(other) == false)
                continue;
            if (((other.PartsOfActions() ?? BucketParts.Both) & (other.PartsOfResources(bucket) ?? BucketParts.Both) & open) != BucketParts.None)
                return null;
        }

        return open;
    }

    /// <summary>
    /// Whether <paramref name="statement"/> denies every action to everyone who comes by no endpoint, and has no exception: nothing but the endpoint
    /// is asked for.
    /// </summary>
    public static bool LocksOut(this Statement statement) =>
        PolicyReasoning.DeniesAnotherWay(statement) == true && statement.IsAboutEverything();

    /// <summary>Whether <paramref name="statement"/> is about every action, and asks for nothing but the endpoint.</summary>
    public static bool IsAboutEverything(this Statement statement) =>
        statement.Actions.Any(static action => action.Text is { } text && S3Actions.IsEvery(text)) && statement.Conditions.All(static condition => condition.AsksTheEndpoint());

    /// <summary>
    /// Another statement of <paramref name="bucket"/> that lets only other endpoints by than <paramref name="statement"/> does, and comes before it:
    /// whatever one lets by, the other denies. Null where there is none, or where that cannot be told.
    /// </summary>
    public static Statement? FindContradiction(this Bucket bucket, Statement statement) => bucket.Policy?.Statements.Where((other, index) =>
        (other.Order < statement.Order || (other.Order == statement.Order && index < bucket.Policy.Statements.IndexOf(statement)))
        && !other.Guard.Excludes(statement.Guard)
        && AreAboutTheSame(statement, other)
        && LetBy(statement) is var (key, ours)
        && LetBy(other) is var (otherKey, theirs)
        && key.Equals(otherKey, StringComparison.OrdinalIgnoreCase)
        && ours.TrueForAll(one => theirs.TrueForAll(two => AreDifferent(one, two)))).FirstOrDefault();

    private static BucketParts? PartsOf(PolicyValue resource, Bucket bucket)
    {
        if (resource.Text == "*")
            return BucketParts.Both;
        if (resource.Refers is { } thing)
        {
            if (thing is Bucket other && !ReferenceEquals(other, bucket))
                return other.Origin == Origin.Unknown ? null : BucketParts.None;
            return !ReferenceEquals(thing, bucket) || resource.Suffix is null ? null
                : resource.Suffix.Length == 0 ? BucketParts.Bucket
                : resource.Suffix[0] == '/' ? BucketParts.Objects
                : BucketParts.Both;
        }

        return resource.Text is { } text && text.EndsWith(":s3:::*", StringComparison.Ordinal) ? BucketParts.Both
            : resource.Text?.EndsWith(":s3:::*/*", StringComparison.Ordinal) == true ? BucketParts.Objects
            : null;
    }

    /// <summary>
    /// The endpoints, or the VPCs, that a Deny for everyone lets by, and the key that it asks for them; null where it asks for something else as well
    /// than that and who it is that asks, or where they cannot be told.
    /// </summary>
    private static (string Key, List<PolicyValue> Values)? LetBy(Statement statement)
    {
        if (PolicyReasoning.DeniesAnotherWay(statement) != true)
            return null;
        var asked = statement.Conditions.Where(static condition => condition.AsksTheEndpoint()).ToList();
        if (asked is not [{ Values.IsOpen: false } only] || !only.AsksSourceVpcOrVpce() || !only.IsNegated())
            return null;
        if (!statement.Conditions.All(condition => ReferenceEquals(condition, only) || condition.ExceptsSomeone()))
            return null;
        var values = only.Values.ToList();
        return values.Count > 0 && values.TrueForAll(IsCertain) ? (only.Key, values) : null;

        // A pattern, or an endpoint that is known by a parameter only, may be any.
        static bool IsCertain(PolicyValue value) => value.Refers is { } thing
            ? thing.Origin == Origin.Created && value.Suffix is { Length: 0 }
            : value.Text is { } text && !Wildcards.IsPattern(text) && text.IndexOf('$') < 0;
    }

    private static bool AreDifferent(PolicyValue one, PolicyValue other) =>
        one.Refers is null == other.Refers is null && (one.Refers is null ? one.Text != other.Text : !ReferenceEquals(one.Refers, other.Refers));

    /// <summary>Whether some action on some resource is denied by both statements.</summary>
    private static bool AreAboutTheSame(Statement one, Statement other) =>
        Share(one.Actions, other.Actions, static (action, another) => Wildcards.MatchAnyCase(action, another))
        && Share(one.Resources, other.Resources, static (resource, another) => Wildcards.Match(resource, another));

    private static bool Share(Items<PolicyValue> ones, Items<PolicyValue> others, Func<string, string, bool> covers) =>
        ones.Any(one => one.Text is { } text && others.Any(other => other.Text is { } another && (covers(text, another) || covers(another, text))));
}
