using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC407: private DNS is turned on, where the DNS of the VPC admits it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PrivateDnsOnFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC407.TurnOn";

    private const string PrivateDns = "PrivateDnsEnabled";

    /// <summary>Makes the fix.</summary>
    public PrivateDnsOnFix() : base("Turn private DNS on", EquivalenceKey, "VPC407")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Fact(FindingKeys.IsFixable) is null || Site.Of(draft, diagnostic.Location) is not { Props: BaseObjectCreationExpressionSyntax props })
            return null;
        if (props.SettingOf(PrivateDns) is not { } setting)
            return () => Initializers.Set(draft, props, $"{PrivateDns} = true");
        if (!setting.Right.IsKind(SyntaxKind.FalseLiteralExpression))
            return null;
        return IsOnByDefault(draft, props) ? () => Initializers.Remove(draft, setting) : () => draft.ReplaceVerbatim(setting.Right.Span, "true");
    }

    private static bool IsOnByDefault(Draft draft, BaseObjectCreationExpressionSyntax props) =>
        props.ValueOf("Service") is { } service && draft.Model.GetTypeInfo(service).Type?.DerivesFrom(Symbols.Ec2, "InterfaceVpcEndpointAwsService") == true;
}
