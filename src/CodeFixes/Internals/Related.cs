using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>What a diagnostic tells beside its place.</summary>
internal static class Related
{
    /// <summary>The additional locations of a label of <see cref="FindingLabels"/>, in their order.</summary>
    public static IEnumerable<Location> At(this Diagnostic diagnostic, string label)
    {
        var labels = diagnostic.Fact(FindingKeys.Related)?.Split(',') ?? [];
        return diagnostic.AdditionalLocations.Where((_, index) => index < labels.Length && labels[index] == label);
    }

    /// <summary>The fact of a key of <see cref="FindingKeys"/>; null where it is not known.</summary>
    public static string? Fact(this Diagnostic diagnostic, string key) => diagnostic.Properties.TryGetValue(key, out var value) ? value : null;
}
