using System.Composition;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC708: what CDK refuses and can be mended in one way only, where it is written in place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RefusalFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC708.Mend";

    /// <summary>Makes the fix.</summary>
    public RefusalFix() : base("Write it as CDK takes it", EquivalenceKey, "VPC708")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (!Enum.TryParse(diagnostic.Fact(FindingKeys.Case), out RefusalCase refused) || Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        if (refused == RefusalCase.MaskMissing)
            return PlanMask(draft, site);
        return site.Props is BaseObjectCreationExpressionSyntax props ? Plan(draft, props, refused) : null;
    }

    private static Action? Plan(Draft draft, BaseObjectCreationExpressionSyntax props, RefusalCase refused) => refused switch
    {
        RefusalCase.DnsHostnamesWithoutSupport when props.ValueOf("EnableDnsHostnames") is not null => () => Initializers.Set(draft, props, "EnableDnsSupport = true"),
        RefusalCase.Ipv6WithoutDualStack => PlanDualStack(draft, props),
        RefusalCase.ZonesTwice => PlanRemoval(draft, props, "MaxAzs"),
        RefusalCase.RangeTwice => PlanRemoval(draft, props, "Cidr"),
        RefusalCase.NatGatewaysForNobody => PlanRemoval(draft, props, "NatGateways"),
        RefusalCase.NatSubnetsWithoutNat => PlanIsolation(draft, props),
        RefusalCase.PublicAddressesOfPrivateSubnet => PlanPrivacy(draft, props),
        RefusalCase.TrafficTypeOfTransitGateway => PlanRemoval(draft, props, "TrafficType"),
        RefusalCase.AggregationOfTransitGateway => PlanRemoval(draft, props, "MaxAggregationInterval"),
        _ => null,
    };

    private static Action? PlanRemoval(Draft draft, BaseObjectCreationExpressionSyntax props, string member) =>
        props.SettingOf(member) is { } setting ? () => Initializers.Remove(draft, setting) : null;

    private static Action PlanDualStack(Draft draft, BaseObjectCreationExpressionSyntax props) => () =>
    {
        var dualStack = $"{draft.Types.Ec2("IpProtocol", props.SpanStart)}.DUAL_STACK";
        if (props.ValueOf("IpProtocol") is { } written)
            draft.Replace(written.Span, dualStack);
        else
            Initializers.Set(draft, props, $"IpProtocol = {dualStack}");
    };

    /// <summary>Subnets that have no NAT gateways have no way out: they are isolated ones.</summary>
    private static Action? PlanIsolation(Draft draft, BaseObjectCreationExpressionSyntax props)
    {
        var types = GroupsOf(props).Select(static group => group.ValueOf("SubnetType")).OfType<MemberAccessExpressionSyntax>()
            .Where(static type => type.Name.Identifier.ValueText is "PRIVATE_WITH_NAT" or "PRIVATE")
            .ToList();
        return types.Count == 0 ? null : () => types.ForEach(type => draft.ReplaceVerbatim(type.Name.Span, "PRIVATE_ISOLATED"));
    }

    private static Action? PlanPrivacy(Draft draft, BaseObjectCreationExpressionSyntax props)
    {
        var settings = GroupsOf(props)
            .Where(static group => group.ValueOf("SubnetType") is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not "PUBLIC" })
            .Select(static group => group.SettingOf("MapPublicIpOnLaunch"))
            .OfType<AssignmentExpressionSyntax>()
            .ToList();
        return settings.Count == 0 ? null : () => settings.ForEach(setting => Initializers.Remove(draft, setting));
    }

    private static IEnumerable<BaseObjectCreationExpressionSyntax> GroupsOf(BaseObjectCreationExpressionSyntax props) =>
        props.ValueOf("SubnetConfiguration")?.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>() ?? [];

    /// <summary>An address that is no network's first one is meant alone.</summary>
    private static Action? PlanMask(Draft draft, Site site)
    {
        if (site.Argument("cidrIp") is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
            return null;
        var address = literal.Token.ValueText;
        var isIpv6 = address.IndexOf(':') >= 0;
        var isHost = isIpv6 ? !address.EndsWith(":", StringComparison.Ordinal) : !address.EndsWith(".0", StringComparison.Ordinal);
        return isHost ? () => draft.ReplaceVerbatim(literal.Span, literal.ToString().Insert(literal.ToString().LastIndexOf('"'), isIpv6 ? "/128" : "/32")) : null;
    }
}
