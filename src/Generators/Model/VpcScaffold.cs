using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.FlowLogs;
using CdkVpc.Generators.GatewayEndpoints;
using CdkVpc.Generators.InterfaceEndpoints;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.Model;

/// <summary>All that the attributes of one VPC ask for. No symbol, no syntax: it is compared with that of the edit before.</summary>
/// <param name="Host">The class that has the VPC.</param>
/// <param name="Member">The field or property, as code writes it.</param>
/// <param name="Name">The name that the generated names are made of.</param>
/// <param name="S3">The gateway endpoint of S3.</param>
/// <param name="DynamoDb">The gateway endpoint of DynamoDB.</param>
/// <param name="Interfaces">The interface endpoints.</param>
/// <param name="HasEgressOnly">Whether there is an egress-only internet gateway.</param>
/// <param name="FlowLog">The flow log.</param>
internal sealed record VpcScaffold(
    HostClass Host,
    string Member,
    string Name,
    GatewayEndpoint? S3,
    GatewayEndpoint? DynamoDb,
    EquatableArray<InterfaceEndpoint> Interfaces,
    bool HasEgressOnly,
    FlowLog? FlowLog)
{
    /// <summary>
    /// What the attributes of a member ask for; null where the contract does not hold, and for an attribute of a kind that is not the first of the
    /// member's: each member is to be read once.
    /// </summary>
    public static VpcScaffold? Of(ISymbol member, int kind, Compilation compilation, CancellationToken cancellationToken)
    {
        var attributes = member.GetAttributes();
        if (attributes.Select(ScaffoldContract.KindOf).Where(static k => k >= 0).Min() != kind)
            return null;

        var name = ScaffoldNames.Pascal(member.Name);
        var type = member.ContainingType;
        if (!ScaffoldContract.IsVpc(member)
            || ScaffoldContract.IsTaken(type, ScaffoldNames.MethodOf(name))
            || ScaffoldContract.IsTaken(type, ScaffoldNames.VpcScaffoldOf(name))
            || ScaffoldContract.Namesake(member) is not null
            || HostClass.Of(type, cancellationToken) is not { } host)
        {
            return null;
        }

        return new VpcScaffold(
            host,
            HostClass.Identifier(member.Name),
            name,
            GatewayEndpoint.OfS3(attributes, InterfaceEndpoint.BringsS3Gateway(attributes)),
            GatewayEndpoint.OfDynamoDb(attributes),
            InterfaceEndpoint.Of(attributes, compilation),
            attributes.Any(static attribute => attribute.Is(ScaffoldNames.EgressOnlyInternet)),
            FlowLog.Of(attributes));
    }
}
