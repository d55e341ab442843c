using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>
/// A program as long as no declaration changes: references to its types and members, and the code of its trees as far as it was read.
/// An edit in a body gives a version that shares all but the edited tree with the one before it.
/// </summary>
/// <remarks>Holds trees, but no symbol, operation, semantic model or compilation.</remarks>
internal sealed class ProgramVersion
{
    // Editors ask for old and new snapshots in turn, half-typed code takes a program back and forth between two sets of declarations, and the generators
    // see a program without what they add to it.
    private const int Capacity = 8;

    private static readonly object Gate = new();

    // The recent versions of a program by its first and its last tree, which are seldom edited at the same time: they live as long as these.
    private static readonly ConditionalWeakTable<SyntaxTree, List<ProgramVersion>> Programs = new();

    private readonly ImmutableArray<WeakReference<MetadataReference>> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly Dictionary<SyntaxTree, int> _indices = [];

    private ProgramVersion(Compilation compilation, ImmutableArray<TreeCode> trees, ProgramVersion? previous)
    {
        Trees = trees;
        for (var i = 0; i < trees.Length; i++)
            _indices[trees[i].Tree] = i;
        _options = compilation.Options;
        _assembly = compilation.AssemblyName;
        Declarations = previous?.Declarations ?? new Declarations();
        IsWarm = previous is { IsWarm: true };

        // A reference to another project holds its whole compilation.
        _references = previous?._references ?? ImmutableArray.CreateRange(compilation.ExternalReferences, static r => new WeakReference<MetadataReference>(r));
    }

    /// <summary>The code of the trees, in the order of the compilation.</summary>
    public ImmutableArray<TreeCode> Trees { get; }

    /// <summary>The types and members that were met.</summary>
    public Declarations Declarations { get; }

    /// <summary>Whether most of what an evaluation asks for was read already.</summary>
    public bool IsWarm { get; set; }

    /// <summary>The version that this compilation is of.</summary>
    public static ProgramVersion Of(Compilation compilation)
    {
        var trees = compilation.SyntaxTrees.ToImmutableArray();
        if (trees.IsEmpty)
            return new ProgramVersion(compilation, ImmutableArray<TreeCode>.Empty, previous: null);

        lock (Gate)
        {
            var recent = RecentOf(trees[0], trees[^1]);
            var version = recent.Find(v => v.HasTrees(trees) && v.IsOf(compilation));
            if (version is null)
            {
                version = recent.Select(v => v.Advance(compilation, trees)).FirstOrDefault(static v => v is not null)
                    ?? new ProgramVersion(compilation, ImmutableArray.CreateRange(trees, static tree => new TreeCode(tree)), previous: null);
                if (recent.Count == Capacity)
                    recent.RemoveAt(Capacity - 1);
            }
            else
            {
                recent.Remove(version);
            }

            recent.Insert(0, version);
            return version;
        }
    }

    /// <summary>The position of a tree; null for a tree of another compilation.</summary>
    public int? IndexOf(SyntaxTree tree) => _indices.TryGetValue(tree, out var index) ? index : null;

    private static List<ProgramVersion> RecentOf(SyntaxTree first, SyntaxTree last)
    {
        if (!Programs.TryGetValue(first, out var recent) && !Programs.TryGetValue(last, out recent))
            recent = [];
        Programs.GetValue(first, _ => recent);
        Programs.GetValue(last, _ => recent);
        return recent;
    }

    private bool IsOf(Compilation compilation)
    {
        var references = compilation.ExternalReferences;
        if (_assembly != compilation.AssemblyName || Trees.Length != compilation.SyntaxTrees.Count() || _references.Length != references.Length || !_options.Equals(compilation.Options))
            return false;
        for (var i = 0; i < references.Length; i++)
        {
            if (!_references[i].TryGetTarget(out var reference) || !ReferenceEquals(reference, references[i]))
                return false;
        }

        return true;
    }

    private bool HasTrees(ImmutableArray<SyntaxTree> trees)
    {
        if (Trees.Length != trees.Length)
            return false;
        for (var i = 0; i < trees.Length; i++)
        {
            if (!ReferenceEquals(Trees[i].Tree, trees[i]))
                return false;
        }

        return true;
    }

    /// <summary>The version after edits in bodies; null where there is another edit between the two.</summary>
    private ProgramVersion? Advance(Compilation compilation, ImmutableArray<SyntaxTree> trees)
    {
        if (!IsOf(compilation))
            return null;

        var code = Trees.ToBuilder();
        for (var i = 0; i < trees.Length; i++)
        {
            if (ReferenceEquals(Trees[i].Tree, trees[i]))
                continue;
            if (!MemberTable.AreEquivalent(Trees[i].Tree, trees[i]))
                return null;
            code[i] = new TreeCode(trees[i]);
        }

        return new ProgramVersion(compilation, code.ToImmutable(), this);
    }
}

/// <summary>The code of one tree: bodies and initializers by ordinal, as far as they were read.</summary>
internal sealed class TreeCode(SyntaxTree tree)
{
    /// <summary>How the documents of scaffolds end.</summary>
    public const string ScaffoldSuffix = ".Scaffold.g.cs";

    private MemberCode?[]? _code;

    public SyntaxTree Tree { get; } = tree;

    /// <summary>Whether it is a document of a scaffold.</summary>
    public bool IsScaffold { get; } = tree.FilePath.EndsWith(ScaffoldSuffix, StringComparison.Ordinal);

    public MemberTable Members => MemberTable.Of(Tree);

    /// <summary>Where the code of a member is kept. Two threads may read it at the same time: the first to publish wins.</summary>
    public ref MemberCode? this[int ordinal] => ref (_code ?? Interlocked.CompareExchange(ref _code, new MemberCode?[Members.Members.Length], null) ?? _code)[ordinal];
}

/// <summary>The types and members that were met, by key. All access is under <see cref="Gate"/>.</summary>
internal sealed class Declarations
{
    public object Gate { get; } = new();

    public Dictionary<string, TypeRef> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MethodRef> Methods { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MemberRef> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>What was found, or not, by metadata names.</summary>
    public Dictionary<string, TypeRef?> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>What types of libraries say, by metadata names.</summary>
    public Dictionary<string, LibraryType?> Described { get; } = new(StringComparer.Ordinal);

    /// <summary>All types in source; default until they are first asked for.</summary>
    public ImmutableArray<TypeRef> SourceTypes { get; set; }

    /// <summary>The entry point, once <see cref="HasEntryPoint"/>.</summary>
    public MethodRef? EntryPoint { get; set; }

    /// <summary>Whether the entry point was looked for.</summary>
    public bool HasEntryPoint { get; set; }
}
