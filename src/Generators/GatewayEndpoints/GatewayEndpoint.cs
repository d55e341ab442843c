using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.Model;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.GatewayEndpoints;

/// <summary>A gateway endpoint.</summary>
/// <param name="IsExplicit">Whether its policy begins with nothing.</param>
/// <param name="HasImages">Whether the policy allows the bucket of the layers of container images.</param>
internal sealed record GatewayEndpoint(bool IsExplicit, bool HasImages)
{
    private const int S3 = 0;
    private const int DynamoDb = 1;

    /// <summary>The endpoint of S3 that the attributes ask for; null where they do not.</summary>
    /// <param name="attributes">The attributes of a VPC.</param>
    /// <param name="forImages">Whether another attribute has images pulled, which need it.</param>
    public static GatewayEndpoint? OfS3(IReadOnlyList<AttributeData> attributes, bool forImages)
    {
        var asked = Of(attributes, S3);
        return forImages ? new GatewayEndpoint(asked?.IsExplicit ?? false, HasImages: true) : asked;
    }

    /// <summary>The endpoint of DynamoDB that the attributes ask for; null where they do not.</summary>
    public static GatewayEndpoint? OfDynamoDb(IReadOnlyList<AttributeData> attributes) => Of(attributes, DynamoDb) is { } asked ? asked with { HasImages = false } : null;

    // Twice the same service is one endpoint, of the first attribute.
    private static GatewayEndpoint? Of(IReadOnlyList<AttributeData> attributes, int service)
    {
        var found = attributes.FirstOrDefault(attribute => attribute.Is(ScaffoldNames.GatewayEndpoint) && attribute.Argument(0, -1) == service);
        return found is null ? null : new GatewayEndpoint(found.Argument("Policy", 0) != 0, found.Argument("ContainerImages", false));
    }
}
