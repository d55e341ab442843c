using System.Text;
using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.EgressOnly;
using CdkVpc.Generators.FlowLogs;
using CdkVpc.Generators.GatewayEndpoints;
using CdkVpc.Generators.InterfaceEndpoints;
using CdkVpc.Generators.Model;
using CdkVpc.Generators.Writing;
using Microsoft.CodeAnalysis;
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
        });

        for (var kind = 0; kind < ScaffoldContract.VpcAttributes.Length; kind++)
            RegisterVpcs(context, kind);
    }

    private static void RegisterVpcs(IncrementalGeneratorInitializationContext context, int kind)
    {
        var scaffolds = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                $"{ScaffoldNames.Namespace}.{ScaffoldContract.VpcAttributes[kind]}",
                predicate: static (_, _) => true,
                transform: (attributed, cancellation) => VpcScaffold.Of(attributed.TargetSymbol, kind, attributed.SemanticModel.Compilation, cancellation))
            .Where(static scaffold => scaffold is not null)
            .WithTrackingName(TrackingNames.Vpcs);
        context.RegisterSourceOutput(scaffolds, static (output, scaffold) =>
            Add(output, $"{scaffold!.Host.Document}.{scaffold.Name}", VpcScaffoldWriter.Write(scaffold)));
    }

    private static void AddAttribute(IncrementalGeneratorPostInitializationContext output, string name, string source) =>
        output.AddSource($"{name}.g.cs", SourceText.From(source.Replace("\r\n", "\n") + "\n", Encoding.UTF8));

    private static void Add(SourceProductionContext output, string document, string code) =>
        output.AddSource(document + ScaffoldNames.DocumentSuffix, SourceText.From(code, Encoding.UTF8));
}
