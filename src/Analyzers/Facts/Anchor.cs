namespace CdkVpc.Analyzers.Facts;

/// <summary>
/// A place in a document: where a construct is created or a member is called.
/// The document is opaque here; only <c>Reporting</c> knows that it is a syntax tree.
/// </summary>
/// <param name="Document">The document that holds the place: a syntax tree, or a template in tests.</param>
/// <param name="Start">Offset of the first character, zero-based.</param>
/// <param name="Length">Number of characters.</param>
internal sealed record Anchor(object Document, int Start, int Length)
{
    /// <summary>The place of what has none, such as a value made up for a parameter.</summary>
    public static readonly Anchor None = new(new object(), 0, 0);

    /// <inheritdoc/>
    public bool Equals(Anchor? other) =>
        other is not null && ReferenceEquals(Document, other.Document) && Start == other.Start && Length == other.Length;

    /// <inheritdoc/>
    public override int GetHashCode() => (Start * 397) ^ Length;
}
