namespace CdkVpc.Analyzers.Network;

/// <summary>An object that lacks properties which it must have where it is used: the library refuses it when the program runs.</summary>
internal sealed class IncompleteObject : Resource
{
    /// <summary>The name of its type.</summary>
    public required string TypeName { get; init; }

    /// <summary>The names of the properties that it lacks, in the order of their declaration.</summary>
    public required IReadOnlyList<string> Missing { get; init; }
}
