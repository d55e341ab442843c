using System.Text;
using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.EgressOnly;
using CdkVpc.Generators.FlowLogs;
using CdkVpc.Generators.GatewayEndpoints;
using CdkVpc.Generators.InterfaceEndpoints;
using CdkVpc.Generators.Model;
using CdkVpc.Generators.Peering;
using CdkVpc.Generators.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.Generators;

/// <summary>
/// Writes the code that attributes on VPCs ask for. It reports nothing: what keeps an attribute from having an effect is said by the rules 9xx.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ScaffoldGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            // Hides the attributes from other assemblies, which have their own, where InternalsVisibleTo would show them.
            output.AddEmbeddedAttributeDefinition();
            AddAttribute(output, ScaffoldNames.GatewayEndpoint, GatewayEndpointAttribute.Source);
            AddAttribute(output, ScaffoldNames.InterfaceEndpoint, InterfaceEndpointAttribute.Source);
            AddAttribute(output, ScaffoldNames.EgressOnlyInternet, EgressOnlyAttribute.Source);
            AddAttribute(output, ScaffoldNames.FlowLogs, FlowLogsAttribute.Source);
            AddAttribute(output, ScaffoldNames.VpcPeering, PeeringAttribute.Source);
        });

        foreach (var attribute in ScaffoldContract.VpcAttributes)
            RegisterVpcs(context, attribute);
        RegisterPeerings(context, ScaffoldNames.VpcPeering);
        RegisterPeerings(context, ScaffoldNames.VpcPeeringMesh);
    }

    private static void RegisterVpcs(IncrementalGeneratorInitializationContext context, string attribute)
    {
        var scaffolds = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                $"{ScaffoldNames.Namespace}.{attribute}",
                predicate: static (_, _) => true,
                transform: static (attributed, cancellation) => WrittenAt(attributed).FirstOrDefault() is { } first
                    ? VpcScaffold.Of(attributed.TargetSymbol, first, attributed.SemanticModel.Compilation, cancellation)
                    : null)
            .Where(static scaffold => scaffold is not null)
            .WithTrackingName(TrackingNames.Vpcs);
        context.RegisterSourceOutput(scaffolds, static (output, scaffold) =>
            Add(output, $"{scaffold!.Host.Document}.{scaffold.Member.Name}", VpcScaffoldWriter.Write(scaffold)));
    }

    private static void RegisterPeerings(IncrementalGeneratorInitializationContext context, string attribute)
    {
        var scaffolds = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                $"{ScaffoldNames.Namespace}.{attribute}",
                predicate: static (_, _) => true,
                transform: static (attributed, cancellation) => WrittenAt(attributed)
                    .Select(one => PeeringScaffold.Of((INamedTypeSymbol)attributed.TargetSymbol, one, cancellation))
                    .OfType<PeeringScaffold>()
                    .ToEquatable())
            .SelectMany(static (scaffolds, _) => scaffolds)
            .WithTrackingName(TrackingNames.Peerings);
        context.RegisterSourceOutput(scaffolds, static (output, scaffold) =>
            Add(output, $"{scaffold.Host.Document}.{scaffold.Name}", PeeringWriter.Write(scaffold)));
    }

    /// <summary>Of the attributes of a symbol, those of this declaration: the other parts of a partial one are told of by themselves.</summary>
    private static IEnumerable<AttributeData> WrittenAt(GeneratorAttributeSyntaxContext attributed)
    {
        var declaration = attributed.TargetNode.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return attributed.Attributes.Where(attribute =>
            declaration is not null && attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == declaration.SyntaxTree && declaration.Span.Contains(reference.Span));
    }

    private static void AddAttribute(IncrementalGeneratorPostInitializationContext output, string name, string source) =>
        output.AddSource($"{name}.g.cs", SourceText.From(source.Replace("\r\n", "\n") + "\n", Encoding.UTF8));

    private static void Add(SourceProductionContext output, string document, string code) =>
        output.AddSource(document + ScaffoldNames.DocumentSuffix, SourceText.From(code, Encoding.UTF8));
}
