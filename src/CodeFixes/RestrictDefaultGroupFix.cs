using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC614: has CDK take away the rules of a VPC's default security group, by a property of the VPC.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RestrictDefaultGroupFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC614.Restrict";

    private const string Property = "RestrictDefaultSecurityGroup";

    /// <summary>Makes the fix.</summary>
    public RestrictDefaultGroupFix() : base("Take away the rules of the default security group", EquivalenceKey, "VPC614")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { Syntax: BaseObjectCreationExpressionSyntax } site || !site.Type.Is(Symbols.Ec2, "Vpc") || !IsThere(site.Type.ContainingAssembly))
            return null;
        if (site.PropsInPlace(draft, Symbols.Ec2, "VpcProps")?.ValueOf(Property) is LiteralExpressionSyntax off)
            return () => draft.Replace(off.Span, "true");
        return site.HasRoomInProps(draft, "VpcProps", Property) ? () => site.SetInProps(draft, "VpcProps", $"{Property} = true") : null;
    }

    /// <summary>Whether the CDK that the program refers to has the property.</summary>
    private static bool IsThere(IAssemblySymbol cdk) => cdk.GetTypeByMetadataName($"{Symbols.Ec2}.VpcProps")?.GetMembers(Property).IsEmpty == false;
}
