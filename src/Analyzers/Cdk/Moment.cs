using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Where and when the program does something that shows in the network: what it adds by a call.</summary>
internal sealed record Moment(Anchor Anchor, int Order, Guard Guard, bool IsRepeated)
{
    /// <summary>Here and now.</summary>
    public static Moment Now(CdkContext context) =>
        new(context.Evaluation.Anchor, context.Evaluation.NextOrder(), context.Evaluation.Guard, context.Evaluation.IsRepeated);

    /// <summary>The same, in the worlds of <paramref name="guard"/> only.</summary>
    public Moment In(Guard guard) => this with { Guard = Guard.And(guard) };
}
