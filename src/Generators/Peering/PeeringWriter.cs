using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.Model;
using CdkVpc.Generators.Writing;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.Peering;

/// <summary>Writes the document of a peering connection, or of a mesh: the method to call and the class of its result.</summary>
internal static class PeeringWriter
{
    /// <summary>The document.</summary>
    public static string Write(PeeringScaffold scaffold) => scaffold.IsMesh ? WriteMesh(scaffold) : WritePair(scaffold);

    private static string WritePair(PeeringScaffold scaffold)
    {
        var (requester, accepter) = (scaffold.Vpcs[0], scaffold.Vpcs[1]);
        var writer = CodeWriter.Continue(scaffold.Host, $"the peering of {requester.Code} and {accepter.Code}");
        var type = ScaffoldNames.PeeringScaffoldOf(scaffold.Name);
        writer.Write($$"""
            /// <summary>Peers <c>{{requester.Code}}</c> and <c>{{accepter.Code}}</c>. Call it once, when both are assigned.</summary>
            private {{type}} {{ScaffoldNames.MethodOf(scaffold.Name)}}() => new {{type}}(this, "{{type}}", {{requester.Argument}}, {{accepter.Argument}});
            """);
        writer.Space();
        PeeringClassWriter.Write(writer, type, scaffold.Peer, scaffold.HasPublicSubnets);
        return writer.End();
    }

    private static string WriteMesh(PeeringScaffold scaffold)
    {
        var writer = CodeWriter.Continue(scaffold.Host, "its mesh of peered VPCs");
        var type = ScaffoldNames.PeeringScaffoldOf(scaffold.Name);
        var arguments = string.Join(", ", scaffold.Vpcs.Select(static vpc => vpc.Argument));
        writer.Write($$"""
            /// <summary>Peers each two of the VPCs: peering is not transitive. Call it once, when all are assigned.</summary>
            private {{type}} {{ScaffoldNames.MethodOf(scaffold.Name)}}() => new {{type}}(this, "{{type}}", {{arguments}});
            """);
        writer.Space();
        writer.Write("/// <summary>The peering connections of all pairs.</summary>");
        writer.Open($"public sealed class {type} : {Constructs}.Construct");
        writer.Open($"internal {type}({Constructs}.Construct scope, string id, {string.Join(", ", scaffold.Vpcs.Select(static vpc => $"{Ec2}.IVpc {Parameter(vpc)}"))}) : base(scope, id)");
        foreach (var (requester, accepter) in Pairs(scaffold))
            writer.Write($"{Pair(requester, accepter)} = new PeeredPair(this, \"{Pair(requester, accepter)}\", {Parameter(requester)}, {Parameter(accepter)});");
        writer.Close();
        foreach (var (requester, accepter) in Pairs(scaffold))
        {
            writer.Space();
            writer.Write($$"""
                /// <summary>The connection of <c>{{requester.Code}}</c> and <c>{{accepter.Code}}</c>.</summary>
                public PeeredPair {{Pair(requester, accepter)}} { get; }
                """);
        }

        writer.Space();
        PeeringClassWriter.Write(writer, "PeeredPair", scaffold.Peer, scaffold.HasPublicSubnets);
        return writer.End();
    }

    private static string Pair(VpcMember requester, VpcMember accepter) => ScaffoldNames.PairOf(requester.Name, accepter.Name);

    private static string Parameter(VpcMember vpc) => char.ToLowerInvariant(vpc.Name[0]) + vpc.Name.Substring(1) + "Vpc";

    private static IEnumerable<(VpcMember Requester, VpcMember Accepter)> Pairs(PeeringScaffold scaffold)
    {
        for (var i = 0; i < scaffold.Vpcs.Count; i++)
        {
            for (var j = i + 1; j < scaffold.Vpcs.Count; j++)
                yield return (scaffold.Vpcs[i], scaffold.Vpcs[j]);
        }
    }
}
