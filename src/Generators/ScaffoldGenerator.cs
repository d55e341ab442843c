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

        // Not by ForAttributeWithMetadataName: it has the attributes bound again after every edit.
        var scaffolds = context.CompilationProvider.Select(ProgramScaffolds.Of).WithTrackingName(TrackingNames.Scaffolds);
        context.RegisterSourceOutput(
            scaffolds.SelectMany(static (all, _) => all.Vpcs).WithTrackingName(TrackingNames.Vpcs),
            static (output, scaffold) => Add(output, $"{scaffold.Host.Document}.{scaffold.Member.Name}", VpcScaffoldWriter.Write(scaffold)));
        context.RegisterSourceOutput(
            scaffolds.SelectMany(static (all, _) => all.Peerings).WithTrackingName(TrackingNames.Peerings),
            static (output, scaffold) => Add(output, $"{scaffold.Host.Document}.{scaffold.Name}", PeeringWriter.Write(scaffold)));
    }

    private static void AddAttribute(IncrementalGeneratorPostInitializationContext output, string name, string source) =>
        output.AddSource($"{name}.g.cs", SourceText.From(source.Replace("\r\n", "\n") + "\n", Encoding.UTF8));

    private static void Add(SourceProductionContext output, string document, string code) =>
        output.AddSource(document + ScaffoldNames.DocumentSuffix, SourceText.From(code, Encoding.UTF8));
}
