using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A resource policy: of an endpoint or of a bucket.</summary>
internal sealed class Policy
{
    /// <summary>Its statements.</summary>
    public Items<Statement> Statements { get; } = new();
}

/// <summary>A statement of a policy.</summary>
internal sealed class Statement
{
    /// <summary>Where it is added: the name of the method (<c>AddToPolicy</c>, <c>AddToResourcePolicy</c>), or the type name of the L1 resource.</summary>
    public required Anchor Anchor { get; init; }

    /// <summary>Position in evaluation order.</summary>
    public int Order { get; init; }

    /// <summary>In which worlds it exists.</summary>
    public Guard Guard { get; init; } = Guard.Always;

    /// <summary>Whether it allows (true) or denies (false); null where unknown.</summary>
    public bool? Allows { get; init; } = true;

    /// <summary>The Sid, where written.</summary>
    public string? Sid { get; init; }

    /// <summary>The principals: '*', an ARN, a service ('service:logs.amazonaws.com'), an account id, 'account-root' for the stack's own account.</summary>
    public Items<PolicyValue> Principals { get; } = new();

    /// <summary>The principals of NotPrincipal.</summary>
    public Items<PolicyValue> NotPrincipals { get; } = new();

    /// <summary>The actions.</summary>
    public Items<PolicyValue> Actions { get; } = new();

    /// <summary>The actions of NotAction.</summary>
    public Items<PolicyValue> NotActions { get; } = new();

    /// <summary>The resources.</summary>
    public Items<PolicyValue> Resources { get; } = new();

    /// <summary>The resources of NotResource.</summary>
    public Items<PolicyValue> NotResources { get; } = new();

    /// <summary>The conditions; all of them must hold.</summary>
    public Items<Condition> Conditions { get; } = new();
}

/// <summary>One key of a condition block: operator, key, and the values of which one must match (for a negated operator: none may match).</summary>
internal sealed class Condition
{
    /// <summary>The operator as written, such as 'StringNotEquals' or 'ForAnyValue:StringLike'.</summary>
    public required string Operator { get; init; }

    /// <summary>The key as written, such as 'aws:SourceVpce'. Key names are not case-sensitive.</summary>
    public required string Key { get; init; }

    /// <summary>The values.</summary>
    public Items<PolicyValue> Values { get; } = new();
}

/// <summary>
/// A value in a policy: a text, or a text with references. <see cref="Text"/> holds the whole text with each reference written as
/// '${path.attribute}', and is null where some part of it is unknown; <see cref="Refers"/> names the thing that is referred to.
/// </summary>
/// <param name="Text">The text; null where unknown.</param>
/// <param name="Refers">The bucket, table, endpoint, VPC, role or other thing that is referred to; null where none or unknown.</param>
/// <param name="Suffix">What follows the reference: '' for the thing itself, '/*' for all objects of a bucket; null where unknown.</param>
internal sealed record PolicyValue(string? Text, Resource? Refers = null, string? Suffix = null)
{
    /// <summary>A value that cannot be computed.</summary>
    public static readonly PolicyValue Unknown = new(Text: null);

    /// <summary>Whether the value cannot be computed and refers to nothing known.</summary>
    public bool IsUnknown => Text is null && Refers is null;

    /// <inheritdoc/>
    public override string ToString() => Text ?? (Refers is null ? "(unknown)" : Refers.Path + Suffix);
}
