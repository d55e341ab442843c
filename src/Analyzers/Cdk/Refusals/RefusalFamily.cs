using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>Why CDK refuses something.</summary>
/// <param name="Fact">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Case">What can be mended about it.</param>
internal sealed record Reason(string Fact, string Remedy, RefusalCase Case = RefusalCase.Other);

/// <summary>
/// What CDK refuses when the program runs: each check stands in a class of its own, with the place in aws-cdk-lib 2.160.0 that throws, and a test that
/// synthesises it. Of what one construct does wrong, the first that CDK meets is kept.
/// </summary>
internal sealed class RefusalFamily : Family
{
    private readonly List<(Func<ConstructTree, string> Name, Moment At, Reason Reason)> _refusals = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [];

    /// <summary>The construct cannot be made, in the worlds of now.</summary>
    public void Refuse(Instance construct, Reason? reason, CdkContext context)
    {
        if (reason is not null)
            _refusals.Add((tree => tree.PathOf(construct), new(construct.Anchor, construct.Order, construct.Guard.And(context.Evaluation.Guard), construct.IsRepeated), reason));
    }

    /// <summary>The call that is evaluated now fails; it is about a construct, or is made in one.</summary>
    public void RefuseCall(Instance about, Reason? reason, CdkContext context)
    {
        if (reason is not null)
            _refusals.Add((tree => tree.PathOf(about), Moment.Now(context), reason));
    }

    /// <summary>The call that is evaluated now fails; it is about no construct, so that it is called by its own name.</summary>
    public void RefuseCall(string name, Reason? reason, CdkContext context)
    {
        if (reason is not null)
            _refusals.Add((_ => name, Moment.Now(context), reason));
    }

    /// <summary>Refuses what shows only when the program has run.</summary>
    public void RefuseAfterwards(Instance construct, Reason reason) =>
        _refusals.Add((tree => tree.PathOf(construct), new(construct.Anchor, construct.Order, construct.Guard, construct.IsRepeated), reason));

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        new TreeRefusals(writer.Tree, this).FindAll();
        foreach (var (name, at, reason) in _refusals.OrderBy(static refusal => refusal.At.Order))
        {
            writer.Network.Refusals.Add(new Refusal
            {
                Path = name(writer.Tree), Anchor = at.Anchor, Order = at.Order, Guard = at.Guard, IsRepeated = at.IsRepeated,
                Case = reason.Case, Fact = reason.Fact, Remedy = reason.Remedy,
            });
        }
    }
}
