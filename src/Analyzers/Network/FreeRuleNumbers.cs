namespace CdkVpc.Analyzers.Network;

/// <summary>Numbers for further entries of a network ACL, none of which is given out twice.</summary>
internal sealed class FreeRuleNumbers(NetworkAcl acl)
{
    /// <summary>The last number that an entry may have (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html).</summary>
    private const int Last = 32766;

    private readonly HashSet<(bool IsEgress, int Number)> _given = [];

    /// <summary>The next ten after all numbers of a direction; null where some are not known or none is left.</summary>
    public int? AfterAll(bool isEgress)
    {
        if (Taken(isEgress) is not { } taken)
            return null;
        return taken.Count == 0 ? Give(isEgress, 100) : ((taken.Max() / 10) + 1) * 10 is var next && next <= Last ? Give(isEgress, next) : null;
    }

    /// <summary>The nearest number before <paramref name="entry"/>; null where some are not known or none is left.</summary>
    public int? Before(NetworkAclEntry entry)
    {
        var isEgress = entry.IsEgress == true;
        if (Taken(isEgress) is not { } taken)
            return null;
        for (var number = entry.RuleNumber.Value - 1; number > 0; number--)
        {
            if (!taken.Contains(number))
                return Give(isEgress, number);
        }

        return null;
    }

    /// <summary>
    /// The next number after that of <paramref name="entry"/>; null where some are not known, none is left, or it would come after an entry of
    /// the opposite action that is for some of its packets.
    /// </summary>
    public int? After(NetworkAclEntry entry)
    {
        var isEgress = entry.IsEgress == true;
        if (acl.Entries.IsOpen || Taken(isEgress) is not { } taken)
            return null;
        for (var number = entry.RuleNumber.Value + 1; number <= Last; number++)
        {
            if (!taken.Contains(number))
                return Give(isEgress, number);
            if (acl.Entries.Any(other => other.IsEgress == isEgress && other.RuleNumber.Is(number) && other.Allows != entry.Allows && MayMeet(other, entry)))
                return null;
        }

        return null;
    }

    private static bool MayMeet(NetworkAclEntry one, NetworkAclEntry other) => one.Ports is null || other.Ports is null || one.Ports.Overlaps(other.Ports);

    /// <summary>The numbers of a direction that are taken; null where some cannot be told.</summary>
    private HashSet<int>? Taken(bool isEgress)
    {
        var taken = new HashSet<int>(_given.Where(given => given.IsEgress == isEgress).Select(static given => given.Number));
        foreach (var entry in acl.Entries)
        {
            if (entry.IsEgress == !isEgress)
                continue;
            if (!entry.RuleNumber.TryGet(out var number))
                return null;
            taken.Add(number);
        }

        return taken;
    }

    private int Give(bool isEgress, int number)
    {
        _given.Add((isEgress, number));
        return number;
    }
}
