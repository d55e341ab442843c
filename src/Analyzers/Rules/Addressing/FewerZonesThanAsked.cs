using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Addressing;

/// <summary>
/// VPC703: more than two zones asked of a stack that may go anywhere. It is reported at the VPC; the stack, of a nested one that which it is in, is the
/// related place.
/// </summary>
internal sealed class FewerZonesThanAsked : IRule
{
    /// <summary>Number of zones of a stack whose account or region is open: every region has as many.</summary>
    private const int ZonesOfAnyRegion = 2;

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC703",
        nameof(FewerZonesThanAsked),
        Severity.Info,
        Topic.Addressing,
        "A VPC with more than two zones needs a stack of a fixed environment",
        "The VPC '{0}' asks for {1} availability zones and gets two, since its stack '{2}' has no {3}; give the stack both by Env");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var vpc in network.Vpcs)
        {
            if (vpc is not { Origin: Origin.Created, Stack: { } stack } || !vpc.AskedZones.TryGet(out var asked) || asked <= ZonesOfAnyRegion || WhatLacks(stack) is not { } lacking)
                continue;
            while (stack.Parent is { } parent)
                stack = parent;
            sink.Report(new Finding(Info, vpc.Anchor, vpc.Path, asked.ToString(CultureInfo.InvariantCulture), stack.Path, lacking)
                .With(FindingKeys.Path, vpc.Path)
                .And(stack.Anchor, FindingLabels.Stack));
        }
    }

    private static string? WhatLacks(Stack stack) => (stack.Account.IsAbsent, stack.Region.IsAbsent) switch
    {
        (true, true) => "account and no region",
        (true, false) => "account",
        (false, true) => "region",
        _ => null,
    };
}
