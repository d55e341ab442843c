using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.Model;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Generators.Peering;

/// <summary>What an attribute of peering asks for: one connection, or one for each pair of a mesh. No symbol, no syntax.</summary>
/// <param name="Host">The class that has the VPCs.</param>
/// <param name="Name">The name that the generated names are made of: that of the pair, or of the mesh.</param>
/// <param name="Vpcs">The members that hold the VPCs.</param>
/// <param name="IsMesh">Whether every pair of them is peered; else the first asks the second.</param>
/// <param name="Peer">What is said of the other side.</param>
/// <param name="HasPublicSubnets">Whether public subnets are routed as well.</param>
internal sealed record PeeringScaffold(HostClass Host, string Name, EquatableArray<VpcMember> Vpcs, bool IsMesh, PeerSide Peer, bool HasPublicSubnets)
{
    /// <summary>What the attributes of a class ask for.</summary>
    public static IEnumerable<PeeringScaffold> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.GetAttributes().Select(attribute => Of(type, attribute, cancellationToken)).OfType<PeeringScaffold>();

    /// <summary>What an attribute asks for; null where the contract does not hold, or an attribute before it asks for the same name.</summary>
    private static PeeringScaffold? Of(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        var request = PeeringRequest.Of(attribute);
        if (request is null || PeeringRequest.Namesake(type, attribute) is not null || !request.IsWellFormed(type))
            return null;
        if (ScaffoldContract.IsTaken(type, ScaffoldNames.MethodOf(request.Name)) || ScaffoldContract.IsTaken(type, ScaffoldNames.PeeringScaffoldOf(request.Name)))
            return null;
        if (HostClass.Of(type, cancellationToken) is not { } host)
            return null;

        return new PeeringScaffold(
            host,
            request.Name,
            request.Vpcs.Select(name => VpcMember.Of(ScaffoldContract.VpcOf(type, name)!)).ToEquatable(),
            request.IsMesh,
            PeerSide.Of(attribute),
            attribute.Argument("PublicSubnets", false));
    }
}

/// <summary>What is said of the accepter's side; null what is the same as this side's, or read from the VPC.</summary>
/// <param name="Region">Its region.</param>
/// <param name="OwnerId">Its account.</param>
/// <param name="RoleArn">The role that accepts.</param>
/// <param name="Range">The VPC's range.</param>
internal sealed record PeerSide(string? Region, string? OwnerId, string? RoleArn, string? Range)
{
    /// <summary>Whether a stack of this side can make nothing on that one, and groups of the other cannot be named.</summary>
    public bool IsElsewhere => Region is not null || OwnerId is not null;

    /// <summary>What an attribute says.</summary>
    public static PeerSide Of(AttributeData attribute) => new(
        attribute.Argument<string?>("PeerRegion", null),
        attribute.Argument<string?>("PeerOwnerId", null),
        attribute.Argument<string?>("PeerRoleArn", null),
        attribute.Argument<string?>("PeerRange", null));
}
