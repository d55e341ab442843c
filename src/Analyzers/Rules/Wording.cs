using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules;

/// <summary>How messages name things.</summary>
internal static class Wording
{
    /// <summary>The name by which people know a service that has gateway endpoints.</summary>
    public static string ServiceName(string service) => service switch { "s3" => "S3", "dynamodb" => "DynamoDB", _ => service };

    /// <summary>The range of a VPC, or words for it where it is not known.</summary>
    public static string RangeOf(Vpc? vpc) =>
        vpc is null ? "the VPC's range" : vpc.Range.TryGet(out var range) ? range.ToString() : $"the range of '{vpc.Path}'";

    /// <summary>A VPC by its path, or words for one that is not known.</summary>
    public static string NameOf(Vpc? vpc) => vpc is null ? "a VPC that is not known here" : $"'{vpc.Path}'";

    /// <summary>" ('Sid')" of a statement that has one, to be written behind the word; else nothing.</summary>
    public static string SidOf(Statement statement) => statement.Sid is null ? "" : $" ('{statement.Sid}')";

    /// <summary>The actions that a statement is about, or words for all but those that it leaves out.</summary>
    public static string ActionsOf(Statement statement) =>
        statement.Actions.Count > 0 ? string.Join(", ", statement.Actions) : "all but " + string.Join(", ", statement.NotActions);

    /// <summary>'a', 'a and b', or 'a, b and c'.</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[items.Count - 1];
}
