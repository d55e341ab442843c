using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CdkVpc.Analyzers.Network;

/// <summary>
/// An IPv4 or IPv6 address block in prefix notation, exact.
/// The address is kept as two 64-bit halves; an IPv4 address is in the low 32 bits of <see cref="Low"/>.
/// </summary>
internal readonly struct Cidr : IEquatable<Cidr>, IComparable<Cidr>
{
    private Cidr(bool isIpv6, ulong high, ulong low, int prefixLength) =>
        (IsIpv6, High, Low, PrefixLength) = (isIpv6, high, low, prefixLength);

    /// <summary>Every IPv4 address: 0.0.0.0/0.</summary>
    public static Cidr AnyIpv4 => new(isIpv6: false, 0, 0, 0);

    /// <summary>Every IPv6 address: ::/0.</summary>
    public static Cidr AnyIpv6 => new(isIpv6: true, 0, 0, 0);

    /// <summary>Whether this is an IPv6 block.</summary>
    public bool IsIpv6 { get; }

    /// <summary>Upper 64 bits of the first IPv6 address; zero for IPv4.</summary>
    public ulong High { get; }

    /// <summary>Lower 64 bits of the first IPv6 address, or the first IPv4 address.</summary>
    public ulong Low { get; }

    /// <summary>Number of leading bits that are fixed: 0 to 32, or 0 to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>Whether this block holds every address of its family.</summary>
    public bool IsAny => PrefixLength == 0;

    /// <summary>Number of IPv4 addresses in the block. Only for IPv4.</summary>
    public long Ipv4Size => IsIpv6 ? throw new InvalidOperationException("Not an IPv4 block.") : 1L << (32 - PrefixLength);

    /// <summary>The IPv4 block that begins at <paramref name="address"/>; host bits are cleared.</summary>
    public static Cidr Ipv4(long address, int prefixLength) =>
        new(isIpv6: false, 0, (ulong)address & Ipv4Mask(prefixLength), prefixLength);

    /// <summary>Reads prefix notation such as 10.0.0.0/16 or 2001:db8::/56. Host bits are cleared. A text without a mask is refused.</summary>
    public static bool TryParse(string? text, out Cidr cidr)
    {
        cidr = default;
        if (text?.Split('/') is not [var address, var length] || !int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var prefix))
            return false;
        if (!IPAddress.TryParse(address.Trim(), out var parsed))
            return false;

        var bytes = parsed.GetAddressBytes();
        if (parsed.AddressFamily == AddressFamily.InterNetwork)
        {
            // IPAddress also reads "10.1" and "0x0a000000"; AWS does not.
            if (prefix > 32 || address.Split('.').Length != 4)
                return false;
            cidr = Ipv4(((long)bytes[0] << 24) | ((long)bytes[1] << 16) | ((long)bytes[2] << 8) | bytes[3], prefix);
            return true;
        }

        if (prefix > 128)
            return false;
        cidr = new(isIpv6: true, ReadHalf(bytes, 0) & Mask64(prefix), ReadHalf(bytes, 8) & Mask64(prefix - 64), prefix);
        return true;
    }

    /// <summary>Whether every address of <paramref name="other"/> is in this block.</summary>
    public bool Contains(Cidr other)
    {
        if (IsIpv6 != other.IsIpv6 || PrefixLength > other.PrefixLength)
            return false;
        return IsIpv6
            ? (other.High & Mask64(PrefixLength)) == High && (other.Low & Mask64(PrefixLength - 64)) == Low
            : (other.Low & Ipv4Mask(PrefixLength)) == Low;
    }

    /// <summary>Whether some address is in both blocks.</summary>
    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <summary>The lower and the upper half of the block. Only where it holds more than one address.</summary>
    public (Cidr Lower, Cidr Upper) Split()
    {
        var prefix = PrefixLength + 1;
        if (!IsIpv6)
            return (new(isIpv6: false, 0, Low, prefix), new(isIpv6: false, 0, Low | (1UL << (32 - prefix)), prefix));
        var upper = prefix <= 64
            ? new Cidr(isIpv6: true, High | (1UL << (64 - prefix)), Low, prefix)
            : new Cidr(isIpv6: true, High, Low | (1UL << (128 - prefix)), prefix);
        return (new(isIpv6: true, High, Low, prefix), upper);
    }

    /// <summary>The blocks, as large as can be, of all that is in this block and in none of the <paramref name="others"/>.</summary>
    public IEnumerable<Cidr> Without(List<Cidr> others)
    {
        var block = this;
        if (others.Exists(other => other.Contains(block)))
            return [];
        if (!others.Exists(block.Contains))
            return [block];
        var (lower, upper) = Split();
        return lower.Without(others).Concat(upper.Without(others));
    }

    /// <summary>The text of the address that stands <paramref name="offset"/> after the first one, or of the first where the block is not that large.</summary>
    public string AddressAt(int offset)
    {
        var bits = (IsIpv6 ? 128 : 32) - PrefixLength;
        var address = bits >= 31 || offset < 1 << bits ? Low + (ulong)offset : Low;
        return new Cidr(IsIpv6, High, address, PrefixLength).ToString().Split('/')[0];
    }

    /// <inheritdoc/>
    public bool Equals(Cidr other) =>
        IsIpv6 == other.IsIpv6 && High == other.High && Low == other.Low && PrefixLength == other.PrefixLength;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Cidr other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((int)Low * 397) ^ (int)High) * 397) ^ PrefixLength;

    /// <inheritdoc/>
    public int CompareTo(Cidr other)
    {
        var byFamily = IsIpv6.CompareTo(other.IsIpv6);
        if (byFamily != 0)
            return byFamily;
        var byHigh = High.CompareTo(other.High);
        if (byHigh != 0)
            return byHigh;
        var byLow = Low.CompareTo(other.Low);
        return byLow != 0 ? byLow : PrefixLength.CompareTo(other.PrefixLength);
    }

    /// <summary>Prefix notation.</summary>
    public override string ToString()
    {
        if (!IsIpv6)
            return string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}/{4}", Low >> 24, (Low >> 16) & 255, (Low >> 8) & 255, Low & 255, PrefixLength);

        var bytes = new byte[16];
        for (var i = 0; i < 8; i++)
        {
            bytes[i] = (byte)(High >> (56 - (8 * i)));
            bytes[i + 8] = (byte)(Low >> (56 - (8 * i)));
        }

        return new IPAddress(bytes) + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);
    }

    private static ulong Ipv4Mask(int prefix) => (0xFFFFFFFFUL << (32 - prefix)) & 0xFFFFFFFFUL;

    private static ulong Mask64(int bits) => bits <= 0 ? 0 : ulong.MaxValue << (64 - Math.Min(bits, 64));

    private static ulong ReadHalf(byte[] bytes, int offset)
    {
        var half = 0UL;
        for (var i = 0; i < 8; i++)
            half = (half << 8) | bytes[offset + i];
        return half;
    }
}
