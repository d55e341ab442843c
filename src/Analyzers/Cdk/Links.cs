using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Fills lists of the network with the things that values stand for.</summary>
internal static class Links
{
    /// <summary>
    /// Adds the things of a list (or of their ids) that are there in every world of <paramref name="within"/> in which they exist at all.
    /// The list is open where there may be others.
    /// </summary>
    public static void AddEach<T>(this NetworkWriter writer, Items<T> things, Value list, Guard within) where T : Resource
    {
        var elements = ValueReader.Elements(list, within);
        things.IsOpen |= elements.IsOpen;
        foreach (var (guard, element) in elements)
            writer.AddOne(things, element, guard, within);
    }

    /// <summary>Adds one thing, as <see cref="AddEach{T}"/> does.</summary>
    public static void AddOne<T>(this NetworkWriter writer, Items<T> things, Value element, Guard guard, Guard within) where T : Resource
    {
        if (writer.Resolve<T>(element) is { } thing && within.And(thing.Guard).Implies(guard))
        {
            if (!things.Contains(thing))
                things.Add(thing);
        }
        else
        {
            things.IsOpen = true;
        }
    }
}
