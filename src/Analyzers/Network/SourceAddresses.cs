namespace CdkVpc.Analyzers.Network;

/// <summary>The addresses that policies ask for.</summary>
internal static class SourceAddresses
{
    /// <summary>
    /// Ranges that no request has which comes over the internet: private and shared addresses.
    /// See https://www.rfc-editor.org/rfc/rfc1918, https://www.rfc-editor.org/rfc/rfc6598 and https://www.rfc-editor.org/rfc/rfc4193.
    /// </summary>
    private static readonly Cidr[] Private = [Parse("10.0.0.0/8"), Parse("172.16.0.0/12"), Parse("192.168.0.0/16"), Parse("100.64.0.0/10"), Parse("fc00::/7")];

    /// <summary>The values of a condition on aws:SourceIp that are private ranges.</summary>
    public static IReadOnlyList<PolicyValue> FindPrivateSources(this Condition condition) =>
        condition.Is(ConditionKeys.SourceIp) ? condition.Values.Where(IsPrivate).ToList() : [];

    private static bool IsPrivate(PolicyValue value) => RangeOf(value) is { } range && Array.Exists(Private, one => one.Contains(range));

    /// <summary>The range that a value is: a literal block or address, or the range of a VPC or subnet.</summary>
    private static Cidr? RangeOf(PolicyValue value)
    {
        if (value.Refers is not null)
            return value.Suffix is not { Length: 0 } ? null
                : value.Refers is Vpc vpc && vpc.Range.TryGet(out var range) ? range
                : value.Refers is Subnet subnet && subnet.Range.TryGet(out range) ? range
                : null;
        if (value.Text is not { } text)
            return null;
        return Cidr.TryParse(text, out var block) || Cidr.TryParse(text + (text.IndexOf(':') < 0 ? "/32" : "/128"), out block) ? block : null;
    }

    private static Cidr Parse(string text) => Cidr.TryParse(text, out var range) ? range : throw new FormatException(text);
}
