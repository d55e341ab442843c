using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>DynamoDB tables, L2 and L1.</summary>
internal sealed class TableFamily : Family
{
    private const string Namespace = "Amazon.CDK.AWS.DynamoDB.";

    private static readonly string[] Created = [Namespace + "Table", Namespace + "TableV2", Namespace + "CfnTable", Namespace + "CfnGlobalTable"];

    private readonly List<(Instance Construct, Origin Origin, Value Name)> _tables = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [.. Created, Namespace + "ITable", Namespace + "ITableV2"];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (Created.Contains(constructor.Declaring.Name))
            _tables.Add((instance, Origin.Created, context.Member(arguments["props"], "TableName")));
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (!method.IsStatic || !method.Name.StartsWith("FromTable", StringComparison.Ordinal))
            return null;
        var table = context.Import(method.Declaring.Name, arguments);
        _tables.Add((table, Origin.Imported, method.Name == "FromTableName" ? arguments["tableName"] : Unknown.Any));
        return table;
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        Types.Any(instance.Type.Is) ? Write(instance, Origin.Unknown, Unknown.Any, writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, origin, name) in _tables)
            writer.Add(construct, Write(construct, origin, name, writer));
    }

    private static Table Write(Instance construct, Origin origin, Value name, NetworkWriter writer)
    {
        var place = writer.PlaceOf(construct);
        var changed = L1Properties.OfDefaultChild(construct, writer.Tree);
        var table = new Table
        {
            Place = place with { Origin = origin },
            Name = construct.IsEscaped || changed?.Has("TableName") == true || construct.Members.ContainsKey("TableName") ? Setting<string>.Unknown : ValueReader.Text(name),
        };
        writer.Network.Tables.Add(table);
        return table;
    }
}
