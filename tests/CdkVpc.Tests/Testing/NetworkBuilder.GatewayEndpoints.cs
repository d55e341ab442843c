using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

internal sealed partial class NetworkBuilder
{
    /// <summary>A bucket whose policy has certain statements.</summary>
    public Bucket BucketWith(params Statement[] statements)
    {
        var bucket = Bucket();
        bucket.Policy = Policy(statements);
        return bucket;
    }

    /// <summary>A Deny of actions of everyone on a bucket ('') or what is in it ('/*'), under conditions that are written 'operator key value'.</summary>
    public Statement DenyOn(Bucket bucket, string[] suffixes, string[] actions, params string[] conditions)
    {
        var statement = Statement(allows: false, conditions, action: actions[0]);
        foreach (var action in actions.Skip(1))
            statement.Actions.Add(new PolicyValue(action));
        var about = new Statement { Anchor = statement.Anchor, Order = statement.Order, Allows = false };
        about.Principals.AddRange(statement.Principals);
        about.Actions.AddRange(statement.Actions);
        about.Conditions.AddRange(statement.Conditions);
        about.Resources.AddRange(suffixes.Select(suffix => new PolicyValue($"${{{bucket.Path}.Arn}}{suffix}", bucket, suffix)));
        bucket.Policy ??= new Policy();
        bucket.Policy.Statements.Add(about);
        return about;
    }

    /// <summary>Adds a condition on something of the network, such as an endpoint's id.</summary>
    public static Statement Where(Statement statement, string @operator, string key, params Resource[] things)
    {
        var condition = new Condition { Operator = @operator, Key = key };
        condition.Values.AddRange(things.Select(static thing => new PolicyValue($"${{{thing.Path}.Ref}}", thing, "")));
        statement.Conditions.Add(condition);
        return statement;
    }
}
