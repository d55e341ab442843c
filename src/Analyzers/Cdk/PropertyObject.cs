using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// The nested objects of L1 properties and the JSON documents of policies: a property class, an anonymous object, or a dictionary,
/// whose keys are then in CloudFormation's or in jsii's spelling (IpProtocol, ipProtocol).
/// </summary>
internal static class PropertyObject
{
    /// <summary>A property of the object: null constant where it has none, unknown where the object cannot be read.</summary>
    public static Value Get(Value source, string name) => source switch
    {
        Choice choice => ValueReader.Map(choice, arm => Get(arm, name)),
        Mapping mapping => mapping.Find(name) ?? mapping.Find(CamelCase(name)) ?? (mapping.IsOpen ? Unknown.Any : Constant.Null),
        Instance instance when instance.Members.TryGetValue(name, out var value) => value,
        Instance { IsOpaque: false, IsEscaped: false } => Constant.Null,
        Constant { Data: null } => Constant.Null,
        _ => Unknown.Any,
    };

    /// <summary>An object of these properties.</summary>
    public static Mapping Of(params (string Key, Value Value)[] entries) =>
        new() { Entries = [.. entries.Select(static entry => new KeyValuePair<Value, Value>(new Constant(entry.Key), entry.Value))] };

    /// <summary>Whether the value is an object whose properties can be read.</summary>
    public static bool IsReadable(Value source) => source is Mapping or Instance { IsOpaque: false };

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
