using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>Texts of ranges and ids that CDK does not take.</summary>
internal static class RangeTexts
{
    /// <summary>What is wrong with the range of a VPC (CidrBlock and NetworkUtils in aws-ec2/lib/network-util.js, which read the digits that a part begins with).</summary>
    public static Reason? FindFault(string range)
    {
        var parts = range.Split('/');
        var octets = parts[0].Split('.');
        if (octets.Length != 4 || octets.Any(static octet => LeadingNumber(octet) is null or > 255))
            return new($"'{range}' is no IPv4 block", "write it as 10.0.0.0/16");
        return parts.Length < 2 || LeadingNumber(parts[1]) is null ? new($"'{range}' has no mask", "write it as 10.0.0.0/16", RefusalCase.MaskMissing) : null;
    }

    /// <summary>What is wrong with the block of <c>Peer.Ipv4</c> (CidrIPv4 in aws-ec2/lib/peer.js).</summary>
    public static Reason? FindFaultInIpv4Peer(string block)
    {
        var parts = block.Split('/');
        var octets = parts[0].Split('.');
        if (parts.Length > 2 || octets.Length != 4 || octets.Any(static octet => octet.Length is 0 or > 3 || !octet.All(IsDigit)))
            return new($"'{block}' is no IPv4 block", "write it as 10.0.0.0/16");
        return parts.Length == 1 ? new($"'{block}' has no mask", $"write '{block}/32' for this address alone", RefusalCase.MaskMissing)
            : parts[1].Length == 0 || !parts[1].All(IsDigit) ? new($"'{block}' is no IPv4 block", "write it as 10.0.0.0/16")
            : null;
    }

    /// <summary>What is wrong with the block of <c>Peer.Ipv6</c> (CidrIPv6, whose pattern knows lower case only).</summary>
    public static Reason? FindFaultInIpv6Peer(string block)
    {
        var parts = block.Split('/');
        var groups = parts[0].Split(':');
        var isAddress = groups.Length is >= 3 and <= 8 && groups.All(static group => group.Length <= 4 && group.All(static letter => IsDigit(letter) || letter is >= 'a' and <= 'f'));
        if (parts.Length > 2 || !isAddress || (parts.Length == 2 && (parts[1].Length == 0 || !parts[1].All(IsDigit))))
            return new($"'{block}' is no IPv6 block in lower case", "write it as 2001:db8::/56");
        return parts.Length == 1 ? new($"'{block}' has no mask", $"write '{block}/128' for this address alone", RefusalCase.MaskMissing) : null;
    }

    /// <summary>What is wrong with the id of <c>Peer.SecurityGroupId</c>.</summary>
    public static Reason? FindFaultInGroupId(string id)
    {
        const string Prefix = "sg-";
        var isId = id.StartsWith(Prefix, StringComparison.Ordinal)
            && id.Length is >= 11 and <= 20
            && id.Skip(Prefix.Length).All(static letter => IsDigit(letter) || letter is >= 'a' and <= 'z');
        return isId ? null : new($"'{id}' is no id of a security group", "write it as sg-0123456789abcdef0");
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    /// <summary>The number that the text begins with, as JavaScript's parseInt reads it; null where it begins with none.</summary>
    private static int? LeadingNumber(string text)
    {
        var digits = new string([.. text.TrimStart().TakeWhile(IsDigit)]);
        return digits.Length == 0 ? null : digits.Length > 6 ? int.MaxValue : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
