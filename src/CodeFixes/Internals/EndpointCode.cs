using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Network;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>Writes endpoints, and reads where they are made.</summary>
internal static class EndpointCode
{
    private const string Services = "InterfaceVpcEndpointAwsService";

    /// <summary>
    /// The VPC in which an endpoint or a workload is made, as an expression that may be written again: what AddInterfaceEndpoint is called on, the VPC of its
    /// properties, or that of the cluster there. Null where it is none.
    /// </summary>
    public static string? VpcOf(Site site)
    {
        if (site.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call })
            return call.Expression.IsPath() ? call.Expression.ToString() : null;
        if (site.Props is not BaseObjectCreationExpressionSyntax props)
            return null;
        return props.ValueOf("Vpc") is { } vpc ? (vpc.IsPath() ? vpc.ToString() : null)
            : props.ValueOf("Cluster") is { } cluster && cluster.IsPath() ? $"{cluster}.Vpc"
            : null;
    }

    /// <summary>The statement in a block in which something is made, after which others may follow; null where none can, as in an expression's body.</summary>
    public static StatementSyntax? StatementOf(Site site)
    {
        foreach (var node in site.Syntax.Ancestors())
        {
            if (node is AnonymousFunctionExpressionSyntax or ReturnStatementSyntax)
                return null;
            if (node is StatementSyntax statement)
                return statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? statement : null;
        }

        return null;
    }

    /// <summary>A service of AWS by the constant of the referenced CDK, or by its name.</summary>
    public static string Service(Draft draft, Site site, string service)
    {
        var type = LibraryOf(site.Type)?.GetTypeByMetadataName($"{Symbols.Ec2}.{Services}");
        var constant = AwsServices.InterfaceMembers.FirstOrDefault(member => AwsServices.Interface(member) == service && type?.GetMembers(member).IsEmpty == false);
        var name = draft.Types.Ec2(Services, site.Position);
        return constant is null ? $"new {name}(\"{service}\")" : $"{name}.{constant}";
    }

    /// <summary>The beginning of a variable's name for an endpoint of a service, such as 'ecrDkr'.</summary>
    public static string VariableFor(string? service)
    {
        var id = service is null ? "" : IdFor(service);
        return id.Length == 0 ? "endpoint" : $"{char.ToLowerInvariant(id[0])}{id.Substring(1)}Endpoint";
    }

    /// <summary>
    /// The statements that add an endpoint for a service to a VPC, with a policy: a gateway endpoint where there are such, else an interface endpoint; and the
    /// variable that holds it.
    /// </summary>
    /// <param name="draft">Takes the change.</param>
    /// <param name="site">What is near.</param>
    /// <param name="vpc">The VPC.</param>
    /// <param name="service">The short name of the service.</param>
    /// <param name="uses">What a gateway endpoint for S3 is for.</param>
    public static (string Variable, string Code) Add(Draft draft, Site site, string vpc, string service, BucketUse uses = BucketUse.Account)
    {
        var kind = EndpointServices.HasGateways(service) ? "Gateway" : "Interface";
        var endpoint = draft.NewLocal(site.Syntax, VariableFor(service));
        var type = draft.Style.DeclarationType(site.Syntax, draft.Types.Ec2($"{kind}VpcEndpoint", site.Position));
        var code = EndpointServices.HasGateways(service)
            ? $"{draft.Types.Ec2("GatewayVpcEndpointAwsService", site.Position)}.{(service == "s3" ? "S3" : "DYNAMODB")}"
            : Service(draft, site, service);
        var made = $"{type} {endpoint} = {vpc}.Add{kind}Endpoint({draft.Ids.New(site.Syntax, IdFor(service))}, new {draft.Types.Ec2($"{kind}VpcEndpointOptions", site.Position)} {{ Service = {code} }});";
        return (endpoint, string.Join("\n", Statements().Select(statement => $"{endpoint}.AddToPolicy({statement});").Prepend(made)));

        IEnumerable<string> Statements()
        {
            var account = Symbols.Account(draft, site.Syntax);
            if (!EndpointServices.HasGateways(service))
                yield return PolicyCode.AllowAccount(draft.Types, site.Position, account);
            else if (service != "s3" || uses != BucketUse.Images)
                yield return PolicyCode.AllowWithinAccount(draft.Types, site.Position, $"{service}:*", account);
            if (service == "s3" && uses != BucketUse.Account)
                yield return PolicyCode.AllowImageLayers(draft.Types, site.Position);
        }
    }

    /// <summary>The assembly of the CDK, in which the type or a base of it is declared.</summary>
    private static IAssemblySymbol? LibraryOf(INamedTypeSymbol? type)
    {
        while (type is not null && type.ContainingNamespace?.ToDisplayString().StartsWith("Amazon.CDK", StringComparison.Ordinal) != true)
            type = type.BaseType;
        return type?.ContainingAssembly;
    }

    /// <summary>'ecr.dkr' as an id: 'EcrDkr'.</summary>
    private static string IdFor(string service) =>
        string.Concat(service.Split('.', '-').Where(static part => part.Length > 0).Select(static part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}

/// <summary>What an endpoint for S3 is for.</summary>
internal enum BucketUse
{
    /// <summary>Buckets of the account.</summary>
    Account,

    /// <summary>The layers of images, which ECR keeps.</summary>
    Images,

    /// <summary>Both.</summary>
    Both,
}
