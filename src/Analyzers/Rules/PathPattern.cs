using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Rules;

/// <summary>
/// Constructs by an id ('Legacy*') or by a path from the stack down ('Net/Legacy*'), and whatever is in them. '*' stands for any
/// characters of one id, '?' for one.
/// </summary>
internal sealed class PathPattern : IEquatable<PathPattern>
{
    private readonly ImmutableArray<string> _ids;

    /// <summary>A pattern of ids with '/' between them, none of which is empty.</summary>
    public PathPattern(string text) => _ids = [.. text.Split('/')];

    /// <summary>Whether a construct path is that of what is meant, or of something in it.</summary>
    public bool Covers(string path)
    {
        var ids = path.Split('/');
        if (_ids.Length == 1)
            return Array.Exists(ids, id => Wildcards.Match(_ids[0], id));
        return ids.Length >= _ids.Length && _ids.Zip(ids, Wildcards.Match).All(static matches => matches);
    }

    /// <inheritdoc/>
    public bool Equals(PathPattern? other) => other is not null && _ids.SequenceEqual(other._ids);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => _ids[0].Length;

    /// <inheritdoc/>
    public override string ToString() => string.Join("/", _ids);
}
