using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>VPC endpoints. The type is Gateway where it is left out.</summary>
internal sealed partial class EndpointTemplates : TemplateFamily
{
    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["AWS::EC2::VPCEndpoint"];

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        var (service, region, isAws) = ServiceOf(resource["ServiceName"]);
        switch (resource["VpcEndpointType"].Setting.Or("Gateway").TryGet(out var type) ? type : null)
        {
            case "Gateway":
                var gateway = network.Add(resource, new GatewayEndpoint
                {
                    Place = network.PlaceOf(resource),
                    Vpc = network.FindVpc(resource["VpcId"]), Service = service, ServiceRegion = region, IsAwsService = isAws, TypeIsLeftOut = !resource["VpcEndpointType"].Exists,
                });
                gateway.InterfaceSettings.AddRange(InterfaceSettings(resource));
                network.Network.GatewayEndpoints.Add(gateway);
                break;
            case "Interface":
                network.Network.InterfaceEndpoints.Add(network.Add(resource, new InterfaceEndpoint
                {
                    Place = network.PlaceOf(resource),
                    Vpc = network.FindVpc(resource["VpcId"]), Service = service, ServiceRegion = region, IsAwsService = isAws,
                    PrivateDns = resource["PrivateDnsEnabled"].FlagOr(fallback: false),
                    PrivateDnsScope = resource["DnsOptions"].Member("PrivateDnsOnlyForInboundResolverEndpoint").Setting,
                    OwnNamesAreUsed = UsersOfNames(network.App).Contains(resource),
                    HasRouteTables = resource["RouteTableIds"].Elements() is { Count: > 0 },

                    // At which port a service of a customer answers, a template does not say.
                    Port = isAws == true ? Setting<int>.Of(443) : network.PortOf(resource),

                    // The rule of an open endpoint is one of its groups' rules.
                    AdmitsVpc = false,
                }));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        if (network.Find<Endpoint>(resource) is not { } endpoint)
            return;
        endpoint.Policy = PolicyTemplates.Read(resource["PolicyDocument"], network);
        if (endpoint is GatewayEndpoint gateway)
        {
            network.AddEach(gateway.RouteTables, resource["RouteTableIds"]);
        }
        else if (endpoint is InterfaceEndpoint inSubnets)
        {
            network.AddEach(inSubnets.Subnets, resource["SubnetIds"]);
            network.AddEach(inSubnets.SecurityGroups, resource["SecurityGroupIds"]);
        }
    }

    private static IEnumerable<string> InterfaceSettings(TemplateResource resource)
    {
        if (resource["SubnetIds"].Elements() is { Count: > 0 })
            yield return "subnets";
        if (resource["SecurityGroupIds"].Elements() is { Count: > 0 })
            yield return "security groups";
        if (resource["PrivateDnsEnabled"].FlagOr(fallback: false) == true)
            yield return "private DNS";
    }

    /// <summary>The endpoints whose names, or interfaces, something in the templates refers to.</summary>
    private static HashSet<TemplateResource> UsersOfNames(TemplateApp app) =>
    [
        .. from stack in app.Stacks
           from Match use in OwnNames().Matches(stack.Json.GetRawText())
           where stack.Resources.ContainsKey(use.Groups["id"].Value)
           select stack.Resources[use.Groups["id"].Value],
    ];

    [GeneratedRegex("""\[\s*"(?<id>\w+)",\s*"(DnsEntries|NetworkInterfaceIds)"\s*\]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnNames();

    /// <summary>The short name of the service, the region that its full name spells out, and whether it is one of AWS.</summary>
    private static (Setting<string> Name, Setting<string> Region, bool? IsAws) ServiceOf(TemplateNode fullName)
    {
        var text = string.Concat(fullName.Pieces().Select(static piece => piece switch
        {
            TemplatePiece.Literal literal => literal.Text,
            TemplatePiece.Pseudo { Name: "AWS::Region" } => "${region}",
            _ => "?",
        }));
        if (text.Contains('?') || FullName().Match(text) is not { Success: true } match || match.Groups["service"].Value.StartsWith("vpce", StringComparison.Ordinal))
            return (Setting<string>.Unknown, Setting<string>.Unknown, text.Contains("vpce") ? false : null);
        var region = match.Groups["region"].Value;
        return (Setting<string>.Of(match.Groups["service"].Value), region is "" or "${region}" or "global" ? default : Setting<string>.Of(region), true);
    }

    [GeneratedRegex(@"^(?:(?:cn\.)?com\.amazonaws|aws\.sagemaker|aws\.api)\.(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d|global|\$\{region\})\.)?(?<service>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullName();
}
