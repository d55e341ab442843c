namespace CdkVpc.Tests.Oracle.Random.Mistakes;

/// <summary>7xx: addresses, subnets, routes.</summary>
internal static class AddressingMistakes
{
    /// <summary>The mistakes.</summary>
    public static readonly IReadOnlyList<Mistake> All = [];
}
