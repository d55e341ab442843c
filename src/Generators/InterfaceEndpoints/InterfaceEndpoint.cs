using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.Model;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.InterfaceEndpoints;

/// <summary>An interface endpoint.</summary>
/// <param name="Service">The member of InterfaceVpcEndpointAwsService, which exists in the CDK that is referred to.</param>
/// <param name="AdmitsVpc">Whether the whole VPC may use it.</param>
/// <param name="SubnetGroup">The subnet group it is placed in; null where CDK chooses.</param>
internal sealed record InterfaceEndpoint(string Service, bool AdmitsVpc, string? SubnetGroup)
{
    /// <summary>The name of the property: that of the member, in the way that properties are named.</summary>
    public string Name => Service switch
    {
        // The shorter names are those of the gateway endpoints.
        "S3" => "S3Interface",
        "DYNAMODB" => "DynamoDbInterface",
        _ => string.Concat(Service.Split('_').Where(static word => word.Length > 0).Select(static word => word.Substring(0, 1) + word.Substring(1).ToLowerInvariant())),
    };

    /// <summary>Whether clients reach it by the service's public name: not where they have another way, such as a gateway endpoint, or another name.</summary>
    public bool HasPrivateDns => ShortName is not { } name || EndpointServices.NeedsPrivateDns(name);

    /// <summary>Whether the service takes a policy.</summary>
    public bool TakesPolicy => ShortName is not { } name || EndpointServices.TakesPolicy(name);

    private string? ShortName => AwsServices.Interface(Service);

    /// <summary>
    /// The endpoints that the attributes of a VPC ask for: each service once, as the first attribute says that names it itself, else as the first set that has
    /// it. What the referenced CDK does not know is left out; a rule reports the attribute.
    /// </summary>
    public static EquatableArray<InterfaceEndpoint> Of(IReadOnlyList<AttributeData> attributes, Compilation compilation)
    {
        var asked = attributes.Where(static attribute => attribute.Is(ScaffoldNames.InterfaceEndpoint))
            .Select(static attribute => Create(attribute, attribute.Argument(0, "")))
            .Concat(attributes.Where(static attribute => attribute.Is(ScaffoldNames.InterfaceEndpoints))
                .SelectMany(static attribute => EndpointSets.ServicesOf(attribute.Argument(0, -1)).Select(service => Create(attribute, service))))
            .ToList();
        if (asked.Count == 0 || ScaffoldContract.InterfaceServices(compilation) is not { } services)
            return default;

        var named = new HashSet<string>(StringComparer.Ordinal);
        return asked.Where(endpoint => ScaffoldContract.HasService(services, endpoint.Service) && named.Add(endpoint.Service)).ToEquatable();
    }

    /// <summary>Whether the attributes have images pulled, and bring the gateway endpoint that this needs.</summary>
    public static bool BringsS3Gateway(IReadOnlyList<AttributeData> attributes) => attributes.Any(static attribute =>
        attribute.Is(ScaffoldNames.InterfaceEndpoints)
        && attribute.Argument("S3Gateway", true)
        && EndpointSets.ServicesOf(attribute.Argument(0, -1)).Any(EndpointSets.PullsImages));

    private static InterfaceEndpoint Create(AttributeData attribute, string service) =>
        new(service, attribute.Argument("Access", 0) == 0, attribute.Argument<string?>("SubnetGroup", null));
}
