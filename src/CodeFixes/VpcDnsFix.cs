using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC406: DNS support and DNS host names of the VPC are turned on, where the VPC is made in the same document.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class VpcDnsFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC406.TurnOnVpcDns";

    private const string Support = "EnableDnsSupport";
    private const string HostNames = "EnableDnsHostnames";

    /// <summary>Makes the fix.</summary>
    public VpcDnsFix() : base("Turn DNS of the VPC on", EquivalenceKey, "VPC406")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.At(FindingLabels.Vpc).FirstOrDefault() is not { } place || Site.Of(draft, place) is not { } vpc)
            return null;
        if (vpc.PropsInPlace(draft, Symbols.Ec2, "CfnVPCProps") is { } l1)
            return IsOffOrAbsent(l1.ValueOf(Support)) && IsOffOrAbsent(l1.ValueOf(HostNames)) ? () => Once(draft, l1, TurnOnL1) : null;
        if (vpc.PropsInPlace(draft, Symbols.Ec2, "VpcProps") is not { } props || !IsOffOrAbsent(props.ValueOf(Support)) || !IsOffOrAbsent(props.ValueOf(HostNames)))
            return null;
        return IsOff(props.ValueOf(Support)) || IsOff(props.ValueOf(HostNames)) ? () => Once(draft, props, LeaveOut) : null;
    }

    private static void Once(Draft draft, BaseObjectCreationExpressionSyntax props, Action<Draft, BaseObjectCreationExpressionSyntax> change)
    {
        if (draft.IsFirst(props))
            change(draft, props);
    }

    /// <summary>Both are off where they are false; host names also where they are left out.</summary>
    private static void TurnOnL1(Draft draft, BaseObjectCreationExpressionSyntax props)
    {
        if (IsOff(props.ValueOf(Support)))
            draft.ReplaceVerbatim(props.ValueOf(Support)!.Span, "true");
        if (props.ValueOf(HostNames) is { } names)
            draft.ReplaceVerbatim(names.Span, "true");
        else
            Initializers.Set(draft, props, $"{HostNames} = true");
    }

    /// <summary>A VPC that says nothing has both. It may say so of host names only where it says so of support.</summary>
    private static void LeaveOut(Draft draft, BaseObjectCreationExpressionSyntax props)
    {
        var (support, names) = (props.SettingOf(Support), props.SettingOf(HostNames));
        if (support is not null && IsOff(support.Right))
            draft.ReplaceVerbatim(support.Right.Span, "true");
        if (names is not null && IsOff(names.Right) && support is null)
            Initializers.Remove(draft, names);
        else if (names is not null && IsOff(names.Right))
            draft.ReplaceVerbatim(names.Right.Span, "true");
    }

    private static bool IsOff(ExpressionSyntax? value) => value.IsKind(SyntaxKind.FalseLiteralExpression);

    private static bool IsOffOrAbsent(ExpressionSyntax? value) => value is null || IsOff(value) || value.IsKind(SyntaxKind.TrueLiteralExpression);
}
