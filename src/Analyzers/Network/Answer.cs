namespace CdkVpc.Analyzers.Network;

/// <summary>What is known of a question to the network, and why.</summary>
/// <param name="Value">Yes or no; null where it cannot be told.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="By">What decides it: an ACL, an entry, a group, a route.</param>
internal sealed record Answer(bool? Value, string Reason, Resource? By = null)
{
    /// <summary>Whether it is a proven yes.</summary>
    public bool IsYes => Value == true;

    /// <summary>Whether it is a proven no.</summary>
    public bool IsNo => Value == false;

    /// <summary>A proven yes.</summary>
    public static Answer Yes(string reason, Resource? by = null) => new(true, reason, by);

    /// <summary>A proven no.</summary>
    public static Answer No(string reason, Resource? by = null) => new(false, reason, by);

    /// <summary>What cannot be told.</summary>
    public static Answer Unknown(string reason, Resource? by = null) => new(null, reason, by);

    /// <summary>Whether all of some questions are answered by yes: the first no decides, then the first that is unknown. They are asked in order.</summary>
    public static Answer All(IEnumerable<Answer> answers)
    {
        Answer? unknown = null;
        var last = Yes("nothing is in the way");
        foreach (var answer in answers)
        {
            if (answer.IsNo)
                return answer;
            unknown ??= answer.IsYes ? null : answer;
            last = answer;
        }

        return unknown ?? last;
    }
}
