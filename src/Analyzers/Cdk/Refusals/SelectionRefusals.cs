using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>Selections of subnets that a VPC cannot answer (selectSubnetObjects and reifySelectionDefaults in aws-ec2/lib/vpc.js).</summary>
internal static class SelectionRefusals
{
    /// <summary>Refuses <paramref name="construct"/> where it selects subnets of a VPC that has none of the kind; true where some world is refused.</summary>
    public static void Check(Instance construct, Value vpc, Value selection, CdkContext context)
    {
        foreach (var (world, reason) in Find(vpc, selection, context))
            context.Under(world, () => context.Family<RefusalFamily>().Refuse(construct, reason, context));
    }

    /// <summary>Refuses the call that is evaluated now, such as <c>vpc.SelectSubnets</c>.</summary>
    public static void CheckCall(Instance vpc, Value selection, CdkContext context)
    {
        foreach (var (world, reason) in Find(vpc, selection, context))
            context.Under(world, () => context.Family<RefusalFamily>().RefuseCall(vpc, reason, context));
    }

    /// <summary>What is wrong with a selection, in each of the worlds that it and the VPC tell apart.</summary>
    public static IEnumerable<(Guard World, Reason Reason)> Find(Value vpc, Value selection, CdkContext context)
    {
        var now = context.Evaluation.Guard;
        foreach (var (vpcGuard, one) in ValueReader.Alternatives(vpc, now))
        {
            if (VpcFamily.ModelOf(one) is not { } model)
                continue;
            foreach (var parts in model.Worlds.Where(parts => !parts.Guard.Excludes(vpcGuard)))
            {
                foreach (var (guard, written) in ValueReader.Alternatives(selection, vpcGuard.And(parts.Guard)))
                {
                    if (written is Instance { IsOpaque: false } fields && FindIn(parts, fields, guard, context) is { } reason)
                        yield return (guard, reason);
                }
            }
        }
    }

    private static Reason? FindIn(VpcWorld vpc, Instance selection, Guard world, CdkContext context)
    {
        var subnets = Field("Subnets");
        var type = ValueReader.EnumName(Field("SubnetType"));
        var oldName = ValueReader.Text(Field("SubnetName"));
        var group = ValueReader.Text(Field("SubnetGroupName"));
        if (oldName.IsKnown && group.IsKnown)
            return new("SubnetGroupName and SubnetName are both set", "keep SubnetGroupName");
        group = group.IsAbsent ? oldName : group;
        if ((ValueReader.IsSet(subnets) ? 1 : 0) + (type.IsKnown ? 1 : 0) + (group.IsKnown ? 1 : 0) > 1)
            return new("a selection of subnets has more than one of Subnets, SubnetType and SubnetGroupName", "keep one of them");
        if (vpc.IsOpen || !ValueReader.IsNull(subnets))
            return null;
        if (group.TryGet(out var name))
        {
            return vpc.Subnets.All(subnet => subnet.GroupName is not null && subnet.GroupName != name)
                ? new($"the VPC has no subnets named '{name}'{Among(vpc.Subnets.Select(static subnet => subnet.GroupName!))}", "name a group that it has")
                : null;
        }

        return type.TryGet(out var wanted) && VpcPropsReader.KindOf(wanted) is not SubnetKind.Unknown and var kind && !vpc.Of(kind).Any()
            ? new($"the VPC has no subnets of type {wanted}{Among(vpc.Subnets.Select(static subnet => NameOf(subnet.Kind)))}", "choose subnets that it has, or add them to its configuration")
            : null;

        Value Field(string field) => ValueReader.In(context.Member(selection, field), world);
    }

    private static string Among(IEnumerable<string> names) => names.Distinct().ToList() is { Count: > 0 } known ? $", but {string.Join(", ", known)}" : "";

    private static string NameOf(SubnetKind kind) => kind switch
    {
        SubnetKind.Public => "PUBLIC",
        SubnetKind.Private => "PRIVATE_WITH_EGRESS",
        _ => "PRIVATE_ISOLATED",
    };
}
