using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Subnets of a VPC that are given by one of its lists: some or all of 'vpc.PrivateSubnets', by number or otherwise.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="SubnetType">The type of all the subnets of the list.</param>
internal sealed record SubnetLists(ExpressionSyntax Vpc, string SubnetType)
{
    /// <summary>The only list of a VPC's subnets that an expression names; null where it names none or several.</summary>
    public static SubnetLists? Of(ExpressionSyntax subnets)
    {
        var lists = subnets.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Where(static access => access.Name.Identifier.ValueText is "PrivateSubnets" or "IsolatedSubnets" or "PublicSubnets")
            .ToList();
        if (lists.Count == 0 || !lists.TrueForAll(list => list.IsEquivalentTo(lists[0])))
            return null;
        return lists[0].Name.Identifier.ValueText switch
        {
            "PrivateSubnets" => new SubnetLists(lists[0].Expression, "PRIVATE_WITH_EGRESS"),
            "IsolatedSubnets" => new SubnetLists(lists[0].Expression, "PRIVATE_ISOLATED"),
            _ => null,
        };
    }

    /// <summary>A selection of the type, for a list of subnets in a SubnetSelection: CDK takes one of each zone for an endpoint.</summary>
    public string Selection(Draft draft, Site site) => $"SubnetType = {draft.Types.Ec2("SubnetType", site.Position)}.{SubnetType}";

    /// <summary>The ids of one subnet of each zone; null where the VPC cannot be written again.</summary>
    public string? Ids(Draft draft, Site site) => Vpc.IsPath()
        ? $"{Vpc}.SelectSubnets(new {draft.Types.Ec2("SubnetSelection", site.Position)} {{ {Selection(draft, site)}, OnePerAz = true }}).SubnetIds"
        : null;
}
