namespace CdkVpc.Analyzers.Facts;

/// <summary>
/// Items by what they belong to, so that a question about one thing does not go through the items of all others: an app of a thousand stacks has a thousand
/// times as many. It is made when it is first asked, and again when items have been added since. Of each thing, the items are in their own order.
/// </summary>
/// <typeparam name="TKey">What items belong to.</typeparam>
/// <typeparam name="TItem">The element type.</typeparam>
/// <param name="items">The items.</param>
/// <param name="keysOf">What an item belongs to, each once.</param>
/// <param name="mayBeOfAny">Whether an item may belong to other things too; null where none does.</param>
internal sealed class ItemIndex<TKey, TItem>(Items<TItem> items, Func<TItem, IEnumerable<TKey>> keysOf, Func<TItem, bool>? mayBeOfAny = null)
    where TKey : class
{
    private readonly Dictionary<TKey, List<TItem>> _byKey = [];
    private readonly List<TItem> _undecided = [];
    private int _count;

    /// <summary>The items that may belong to things besides those that they are known to belong to.</summary>
    public IReadOnlyList<TItem> Undecided => UpToDate()._undecided;

    /// <summary>The items that are known to belong to <paramref name="key"/>.</summary>
    public IReadOnlyList<TItem> Of(TKey key) => UpToDate()._byKey.TryGetValue(key, out var found) ? found : [];

    /// <summary>The items that belong to <paramref name="key"/> or may do so; some may be there twice.</summary>
    public IEnumerable<TItem> MayBeOf(TKey key) => Of(key).Concat(_undecided);

    private ItemIndex<TKey, TItem> UpToDate()
    {
        for (; _count < items.Count; _count++)
        {
            var item = items[_count];
            if (mayBeOfAny?.Invoke(item) == true)
                _undecided.Add(item);
            foreach (var key in keysOf(item))
            {
                if (!_byKey.TryGetValue(key, out var same))
                    _byKey.Add(key, same = []);
                same.Add(item);
            }
        }

        return this;
    }
}
