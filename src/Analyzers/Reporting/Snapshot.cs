using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// What findings depend on: the trees and references of a compilation by identity, and the settings. The references are weak: one to another
/// project holds its whole compilation.
/// </summary>
internal sealed class Snapshot(CSharpCompilation compilation, Settings settings)
{
    private readonly ImmutableArray<WeakReference<SyntaxTree>> _trees = Weak(compilation.SyntaxTrees);
    private readonly ImmutableArray<WeakReference<MetadataReference>> _references = Weak(compilation.ExternalReferences);
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly OutputKind _kind = compilation.Options.OutputKind;
    private readonly string? _mainType = compilation.Options.MainTypeName;

    /// <summary>Whether the findings of this snapshot are those of a compilation.</summary>
    public bool Is(CSharpCompilation other, Settings otherSettings) =>
        _assembly == other.AssemblyName
        && _kind == other.Options.OutputKind
        && _mainType == other.Options.MainTypeName
        && settings.Equals(otherSettings)
        && AreSame(_trees, other.SyntaxTrees)
        && AreSame(_references, other.ExternalReferences);

    private static ImmutableArray<WeakReference<T>> Weak<T>(ImmutableArray<T> items) where T : class =>
        ImmutableArray.CreateRange(items, static item => new WeakReference<T>(item));

    private static bool AreSame<T>(ImmutableArray<WeakReference<T>> known, ImmutableArray<T> items) where T : class
    {
        if (known.Length != items.Length)
            return false;
        for (var i = 0; i < items.Length; i++)
        {
            if (!known[i].TryGetTarget(out var item) || !ReferenceEquals(item, items[i]))
                return false;
        }

        return true;
    }
}
