using System.Collections;

namespace CdkVpc.Analyzers.Facts;

/// <summary>The known elements of a collection, and whether there may be more: what is missing from an open one is not proven missing.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class Items<T> : IReadOnlyList<T>
{
    private readonly List<T> _items = [];

    /// <summary>Whether code that cannot be read may have added further elements.</summary>
    public bool IsOpen { get; set; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Whether the collection is known to have no element.</summary>
    public bool IsKnownEmpty => !IsOpen && _items.Count == 0;

    /// <summary>The position of a known element; -1 where it is none.</summary>
    public int IndexOf(T item) => _items.IndexOf(item);

    /// <summary>Adds a known element.</summary>
    public void Add(T item) => _items.Add(item);

    /// <summary>Adds known elements.</summary>
    public void AddRange(IEnumerable<T> items) => _items.AddRange(items);

    /// <summary>The known elements. A loop over them allocates nothing: rules loop over every pair of things.</summary>
    public List<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
