using CdkVpc.Analyzers.Facts;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class ItemIndexTests
{
    private readonly Items<(string? Key, int Number)> _items = new();
    private readonly ItemIndex<string, (string? Key, int Number)> _index;

    public ItemIndexTests() => _index = new(_items, static item => item.Key is { } key ? [key] : [], static item => item.Key is null);

    [Fact]
    public void Items_AreByTheirKeys_InTheirOwnOrder()
    {
        _items.AddRange([("a", 1), ("b", 2), ("a", 3)]);

        Assert.Equal([1, 3], _index.Of("a").Select(static item => item.Number));
        Assert.Empty(_index.Of("c"));
    }

    [Fact]
    public void ItemsWithoutAKey_MayBeOfAny()
    {
        _items.AddRange([("a", 1), (null, 2)]);

        Assert.Equal([1, 2], _index.MayBeOf("a").Select(static item => item.Number));
        Assert.Equal([2], _index.MayBeOf("c").Select(static item => item.Number));
        Assert.Equal([2], _index.Undecided.Select(static item => item.Number));
    }

    [Fact]
    public void ItemsAddedSince_AreFound()
    {
        _items.Add(("a", 1));
        Assert.Single(_index.Of("a"));

        _items.AddRange([("a", 2), (null, 3)]);

        Assert.Equal(2, _index.Of("a").Count);
        Assert.Single(_index.Undecided);
    }
}
