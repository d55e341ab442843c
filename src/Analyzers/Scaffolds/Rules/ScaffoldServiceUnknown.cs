using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds.Rules;

/// <summary>VPC904: an interface endpoint of a service that the referenced CDK does not know.</summary>
internal sealed class ScaffoldServiceUnknown : IScaffoldRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC904",
        nameof(ScaffoldServiceUnknown),
        Severity.Error,
        Topic.Scaffolds,
        "An interface endpoint must be of a service that the CDK knows",
        "No endpoint is generated, since InterfaceVpcEndpointAwsService of the referenced Amazon.CDK.Lib has no member '{0}'; {1}");

    /// <inheritdoc/>
    public IEnumerable<ScaffoldFinding> Evaluate(ScaffoldedClass type, CancellationToken cancellationToken)
    {
        if (ScaffoldContract.InterfaceServices(type.Compilation) is not { } services)
            yield break;
        foreach (var attribute in type.Scaffolds.SelectMany(static scaffold => scaffold.Attributes))
        {
            if (!attribute.Is(ScaffoldNames.InterfaceEndpoint)
                || attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive, Value: string name }]
                || ScaffoldContract.HasService(services, name))
            {
                continue;
            }

            var meant = MeantBy(name, ScaffoldContract.ServicesOf(services));
            yield return new ScaffoldFinding(
                Info,
                Scaffold.PlaceOf(attribute, cancellationToken),
                name,
                meant is null ? "name one that it has" : $"'{meant}' may be meant").With(FindingKeys.NearestService, meant);
        }
    }

    /// <summary>The member of this short name, 'ecr.api', or else the one that is spelt nearly so.</summary>
    private static string? MeantBy(string name, IReadOnlyList<string> members) =>
        members.FirstOrDefault(member => string.Equals(AwsServices.Interface(member), name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(name, members);
}
