using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.Model;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.FlowLogs;

/// <summary>A flow log.</summary>
/// <param name="IsToS3">Whether its records go to a bucket; else to a log group.</param>
/// <param name="Days">The days that they are kept.</param>
/// <param name="IsOneMinute">Whether they are gathered for one minute.</param>
internal sealed record FlowLog(bool IsToS3, int Days, bool IsOneMinute)
{
    private const int DefaultDays = 90;

    // CloudWatch Logs, PutRetentionPolicy: the periods, and their names in CDK.
    private static readonly (int Days, string Name)[] Periods =
    [
        (1, "ONE_DAY"), (3, "THREE_DAYS"), (5, "FIVE_DAYS"), (7, "ONE_WEEK"), (14, "TWO_WEEKS"), (30, "ONE_MONTH"), (60, "TWO_MONTHS"),
        (90, "THREE_MONTHS"), (120, "FOUR_MONTHS"), (150, "FIVE_MONTHS"), (180, "SIX_MONTHS"), (365, "ONE_YEAR"), (400, "THIRTEEN_MONTHS"),
        (545, "EIGHTEEN_MONTHS"), (731, "TWO_YEARS"), (1096, "THREE_YEARS"), (1827, "FIVE_YEARS"), (2192, "SIX_YEARS"), (2557, "SEVEN_YEARS"),
        (2922, "EIGHT_YEARS"), (3288, "NINE_YEARS"),
    ];

    /// <summary>The member of RetentionDays that keeps records for <see cref="Days"/> or longer.</summary>
    public string Retention => Periods.FirstOrDefault(period => period.Days >= Days).Name ?? "TEN_YEARS";

    /// <summary>The flow log that the attributes of a VPC ask for; null where they do not.</summary>
    public static FlowLog? Of(IReadOnlyList<AttributeData> attributes)
    {
        if (attributes.FirstOrDefault(static attribute => attribute.Is(ScaffoldNames.FlowLogs)) is not { } asked)
            return null;
        var days = asked.Argument("Days", DefaultDays);
        return new FlowLog(asked.Argument(0, 0) == 0, days > 0 ? days : DefaultDays, asked.Argument("OneMinute", false));
    }
}
