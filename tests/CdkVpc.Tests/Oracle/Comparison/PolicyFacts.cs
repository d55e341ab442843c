using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Comparison;

/// <summary>What a policy says, in words that are equal where the policies are.</summary>
internal static partial class PolicyFacts
{
    /// <summary>The statements of a policy, as one fact.</summary>
    public static Fact Of(Policy? policy)
    {
        // A policy without statements is not written to the template.
        if (policy is null || policy.Statements.IsKnownEmpty)
            return new Fact("policy", ["(none)"], IsOpen: false);
        var certain = policy.Statements.Where(static statement => statement.Guard.IsAlways).ToList();
        var known = certain.Select(Describe).OfType<string>().ToList();
        return new Fact("policy", [.. known], policy.Statements.IsOpen || known.Count < policy.Statements.Count);
    }

    /// <summary>A statement; null where some of it is not known.</summary>
    private static string? Describe(Statement statement)
    {
        string?[] parts =
        [
            statement.Allows switch { true => "Allow", false => "Deny", _ => null },
            Describe("principals", statement.Principals),
            Describe("not principals", statement.NotPrincipals),
            Describe("actions", statement.Actions),
            Describe("not actions", statement.NotActions),
            Describe("resources", statement.Resources),
            Describe("not resources", statement.NotResources),
            statement.Conditions.IsOpen ? null : string.Join(" and ", statement.Conditions.Select(Describe).Order(StringComparer.Ordinal)),
        ];
        return Array.Exists(parts, static part => part is null) || statement.Conditions.Any(static condition => Describe(condition) is null)
            ? null
            : string.Join("; ", parts.Where(static part => part is not ""));
    }

    private static string? Describe(Condition condition) =>
        Describe($"{condition.Operator} {condition.Key}", condition.Values);

    private static string? Describe(string name, Items<PolicyValue> values)
    {
        if (values.IsKnownEmpty)
            return "";
        return values.IsOpen || values.Any(static value => Describe(value) is null)
            ? null
            : $"{name} {string.Join(", ", values.Select(Describe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
    }

    /// <summary>
    /// A value by the thing that it refers to, or by its text, as what is imported stands in a template; which attribute of the thing is meant has
    /// another name in C#.
    /// </summary>
    private static string? Describe(PolicyValue value)
    {
        if (value.Refers is { Origin: not Origin.Imported } thing)
            return value.Suffix is null ? null : $"<{NetworkFacts.PathOf(thing)}>{value.Suffix}";
        return value.Text is null ? null : Attribute().Replace(value.Text, "<${path}>");
    }

    [GeneratedRegex(@"\$\{(?<path>(?!AWS::)[^}]*?)(/Resource)*\.[A-Za-z.]+\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
