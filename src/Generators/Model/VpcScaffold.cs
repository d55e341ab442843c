using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.FlowLogs;
using CdkVpc.Generators.GatewayEndpoints;
using CdkVpc.Generators.InterfaceEndpoints;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.Model;

/// <summary>All that the attributes of one VPC ask for. No symbol, no syntax: it is compared with that of the edit before.</summary>
/// <param name="Host">The class that has the VPC.</param>
/// <param name="Member">The field or property.</param>
/// <param name="S3">The gateway endpoint of S3.</param>
/// <param name="DynamoDb">The gateway endpoint of DynamoDB.</param>
/// <param name="Interfaces">The interface endpoints.</param>
/// <param name="HasEgressOnly">Whether there is an egress-only internet gateway.</param>
/// <param name="FlowLog">The flow log.</param>
internal sealed record VpcScaffold(
    HostClass Host,
    VpcMember Member,
    GatewayEndpoint? S3,
    GatewayEndpoint? DynamoDb,
    EquatableArray<InterfaceEndpoint> Interfaces,
    bool HasEgressOnly,
    FlowLog? FlowLog)
{
    /// <summary>What the attributes of a member ask for; null where the contract does not hold.</summary>
    public static VpcScaffold? Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        var attributes = member.GetAttributes();
        var name = ScaffoldNames.Pascal(member.Name);
        var type = member.ContainingType;
        if (!ScaffoldContract.IsScaffolded(member)
            || !ScaffoldContract.IsVpc(member)
            || ScaffoldContract.IsTaken(type, ScaffoldNames.MethodOf(name))
            || ScaffoldContract.IsTaken(type, ScaffoldNames.VpcScaffoldOf(name))
            || ScaffoldContract.Namesake(member) is not null
            || HostClass.Of(type, cancellationToken) is not { } host)
        {
            return null;
        }

        return new VpcScaffold(
            host,
            VpcMember.Of(member),
            GatewayEndpoint.OfS3(attributes, InterfaceEndpoint.BringsS3Gateway(attributes)),
            GatewayEndpoint.OfDynamoDb(attributes),
            InterfaceEndpoint.Of(attributes, compilation),
            attributes.Any(static attribute => attribute.Is(ScaffoldNames.EgressOnlyInternet)),
            FlowLog.Of(attributes));
    }
}

/// <summary>A field or property that holds a VPC.</summary>
/// <param name="Code">It as code writes it.</param>
/// <param name="Name">The name that generated names are made of.</param>
/// <param name="MayBeNull">Whether it is declared as one that may be null: by the time of the call it is not.</param>
internal sealed record VpcMember(string Code, string Name, bool MayBeNull)
{
    /// <summary>It as an argument.</summary>
    public string Argument => MayBeNull ? Code + "!" : Code;

    /// <summary>The member that a symbol is.</summary>
    public static VpcMember Of(ISymbol member) => new(
        HostClass.Identifier(member.Name),
        ScaffoldNames.Pascal(member.Name),
        ScaffoldContract.TypeOf(member)?.NullableAnnotation == NullableAnnotation.Annotated);
}
