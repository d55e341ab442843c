using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>VPC416: an endpoint that is given subnets is made an interface endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EndpointTypeFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC416.SetType";

    /// <summary>Makes the fix.</summary>
    public EndpointTypeFix() : base("Make it an interface endpoint", EquivalenceKey, "VPC416")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location)?.PropsInPlace(draft, Symbols.Ec2, "CfnVPCEndpointProps") is not { } props)
            return null;

        // Which subnets it should have cannot be told, and route tables say that a gateway endpoint is meant.
        if (props.ValueOf("SubnetIds") is null || props.ValueOf("RouteTableIds") is not null)
            return null;
        return props.SettingOf("VpcEndpointType") switch
        {
            null => () => Initializers.Set(draft, props, "VpcEndpointType = \"Interface\""),
            { Right: LiteralExpressionSyntax { Token.ValueText: "Gateway" } written } => () => draft.ReplaceVerbatim(written.Span, "\"Interface\""),
            _ => null,
        };
    }
}
