using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Builds the network from what the families know, and resolves values to the things they stand for.</summary>
internal sealed class NetworkWriter(CdkLibrary library, bool isIncomplete)
{
    private readonly Dictionary<object, Resource> _byKey = new(ReferenceEqualityComparer.Instance);

    public DeployedNetwork Network { get; } = new() { IsIncomplete = isIncomplete };

    public ConstructTree Tree => library.Tree;

    public T Family<T>() where T : Family => library.Family<T>();

    /// <summary>Records that <paramref name="key"/> (a construct's <see cref="Instance"/>, or a family's own model of a made-up part) is <paramref name="resource"/>.</summary>
    public T Add<T>(object key, T resource) where T : Resource
    {
        _byKey[key] = resource;
        return resource;
    }

    /// <summary>The record of a construct or model; null where it has none of this kind.</summary>
    public T? Find<T>(object? key) where T : Resource => key is not null && _byKey.TryGetValue(key, out var found) ? found as T : null;

    private sealed class ReferenceEqualityComparer : IEqualityComparer<object>
    {
        public static readonly ReferenceEqualityComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
