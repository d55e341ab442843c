using CdkVpc.Analyzers.Reading.Lowering;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Scaffolds;

/// <summary>The names that the generators and the rules of their use agree on.</summary>
internal static class ScaffoldNames
{
    /// <summary>The namespace of the attributes.</summary>
    public const string Namespace = "CdkVpc";

    /// <summary>A gateway endpoint, on a VPC.</summary>
    public const string GatewayEndpoint = "GatewayEndpointAttribute";

    /// <summary>An interface endpoint, on a VPC.</summary>
    public const string InterfaceEndpoint = "InterfaceEndpointAttribute";

    /// <summary>A set of endpoints, on a VPC.</summary>
    public const string InterfaceEndpoints = "InterfaceEndpointsAttribute";

    /// <summary>An egress-only internet gateway, on a VPC.</summary>
    public const string EgressOnlyInternet = "EgressOnlyInternetAttribute";

    /// <summary>A flow log, on a VPC.</summary>
    public const string FlowLogs = "FlowLogsAttribute";

    /// <summary>A peering connection, on a class that has two VPCs.</summary>
    public const string VpcPeering = "VpcPeeringAttribute";

    /// <summary>A peering connection for each pair, on a class that has some VPCs.</summary>
    public const string VpcPeeringMesh = "VpcPeeringMeshAttribute";

    /// <summary>How the generated documents end. What happens in them is put down to the code that calls them.</summary>
    public const string DocumentSuffix = TreeCode.ScaffoldSuffix;

    /// <summary>The name of the mesh among the names that are generated.</summary>
    public const string Mesh = "Mesh";

    /// <summary>Whether an attribute is the one of this name.</summary>
    public static bool Is(this AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } type && type.Name == name;

    /// <summary>Whether two are one and the same: written at the same place.</summary>
    public static bool IsSame(this AttributeData attribute, AttributeData other) =>
        attribute.ApplicationSyntaxReference is { } here && other.ApplicationSyntaxReference is { } there && here.SyntaxTree == there.SyntaxTree && here.Span == there.Span;

    /// <summary>A name in the way that types and methods are named: 'vpc' and '_vpc' are 'Vpc'.</summary>
    public static string Pascal(string name)
    {
        var start = name.TrimStart('_');
        return start.Length == 0 ? name : char.ToUpperInvariant(start[0]) + start.Substring(1);
    }

    /// <summary>The method that makes what a name stands for: a VPC, two of them or the mesh.</summary>
    public static string MethodOf(string name) => "Scaffold" + name;

    /// <summary>The type of what is made of a VPC.</summary>
    public static string VpcScaffoldOf(string name) => name + "Scaffold";

    /// <summary>The name of a peering connection.</summary>
    public static string PairOf(string requester, string accepter) => $"{Pascal(requester)}To{Pascal(accepter)}";

    /// <summary>The type of what is made of a peering connection or a mesh.</summary>
    public static string PeeringScaffoldOf(string name) => name + "Peering";
}
