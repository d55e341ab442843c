using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>
/// The program of a compilation. Bodies are read from the compiler when they are first asked for, and kept with the version of the program:
/// an edit in a body leaves what was read from all other trees. Lives only for one evaluation, because it holds the compilation.
/// </summary>
internal sealed class SourceCode : ICodeBase
{
    // Fewer are read in no time.
    private const int ManyTrees = 8;

    // A build analyses while it compiles: what is taken from the compiler is waited for at its end.
#pragma warning disable RS1035 // How many processors there are is no setting: it changes how long the reading takes, not what is read.
    private static readonly int SpareProcessors = Environment.ProcessorCount / 2;
#pragma warning restore RS1035

    private readonly Compilation _compilation;
    private readonly ProgramVersion _version;
    private readonly Symbols _symbols;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private HashSet<string>? _bases;
    private HashSet<string>? _created;

    private SourceCode(Compilation compilation, ProgramVersion version)
    {
        _compilation = compilation;
        _version = version;
        _symbols = new Symbols(compilation, version);
    }

    /// <inheritdoc/>
    public MethodRef? EntryPoint => _symbols.EntryPoint(CancellationToken.None);

    /// <inheritdoc/>
    public ImmutableArray<TypeRef> SourceTypes => _symbols.SourceTypes();

    /// <summary>The program of this compilation.</summary>
    public static SourceCode For(Compilation compilation) => new(compilation, ProgramVersion.Of(compilation));

    /// <inheritdoc/>
    public TypeRef? FindType(string metadataName) => _symbols.FindType(metadataName);

    /// <inheritdoc/>
    public LibraryType? Describe(string metadataName) => _symbols.Describe(metadataName);

    /// <inheritdoc/>
    public bool IsScaffold(MemberId id) => _version.Trees[id.Tree].IsScaffold;

    /// <inheritdoc/>
    public MethodBody? Body(MemberId id, CancellationToken cancellationToken) => Read(id, cancellationToken).Body;

    /// <inheritdoc/>
    public Node? Initializer(MemberId id, CancellationToken cancellationToken) => Read(id, cancellationToken).Initializer;

    /// <inheritdoc/>
    public bool IsUsed(TypeRef type)
    {
        _bases ??= new HashSet<string>(SourceTypes.SelectMany(static derived => derived.BaseNames), StringComparer.Ordinal);
        _created ??= new HashSet<string>(_version.Trees.SelectMany(static tree => CreatedTypes.Of(tree.Tree)), StringComparer.Ordinal);
        var name = type.Name.Substring(type.Name.LastIndexOfAny(['.', '+']) + 1);
        var arity = name.IndexOf('`');
        var simple = arity < 0 ? name : name.Substring(0, arity);
        return _bases.Contains(type.Name) || _created.Contains(simple);
    }

    /// <summary>
    /// Reads, on half of the processors, what an evaluation will most likely ask for, where nothing was read yet: after a program was opened or a
    /// declaration edited. The rest is read when it is asked for.
    /// </summary>
    /// <param name="isRoot">Whether a class is run even if no other code creates it.</param>
    /// <param name="cancellationToken">Stops the reading with an exception; what was read stays.</param>
    public void Warm(Func<TypeRef, bool> isRoot, CancellationToken cancellationToken) => Warm(isRoot, SpareProcessors, cancellationToken);

    /// <inheritdoc cref="Warm(Func{TypeRef, bool}, CancellationToken)"/>
    /// <param name="isRoot">Whether a class is run even if no other code creates it.</param>
    /// <param name="processors">On how many processors. On one, reading ahead gains nothing.</param>
    /// <param name="cancellationToken">Stops the reading with an exception; what was read stays.</param>
    public void Warm(Func<TypeRef, bool> isRoot, int processors, CancellationToken cancellationToken)
    {
        if (processors < 2 || _version.IsWarm || _version.Trees.Length < ManyTrees || !_compilation.Options.ConcurrentBuild)
            return;

        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = processors };
        var met = new HashSet<MemberId>();
        for (var next = Roots(isRoot).Where(met.Add).ToList(); next.Count > 0;)
        {
            var uses = new ConcurrentBag<ImmutableArray<MemberId>>();
            Parallel.ForEach(next, options, id => uses.Add(UsesOf(id, cancellationToken)));
            next = uses.SelectMany(static ids => ids).Where(met.Add).ToList();
        }

        _version.IsWarm = true;
    }

    private IEnumerable<MemberId> Roots(Func<TypeRef, bool> isRoot)
    {
        var roots = SourceTypes.Where(isRoot).SelectMany(static type => type.Source!.Constructors.SelectMany(MemberCode.UsesOf).Concat(MemberCode.UsesOf(type)));
        return EntryPoint is { } entryPoint ? MemberCode.UsesOf(entryPoint).Concat(roots) : roots;
    }

    private ImmutableArray<MemberId> UsesOf(MemberId id, CancellationToken cancellationToken)
    {
        try
        {
            return Read(id, cancellationToken).Uses;
        }
        catch (InsufficientExecutionStackException)
        {
            // The evaluation has a deeper stack.
            return ImmutableArray<MemberId>.Empty;
        }
    }

    private MemberCode Read(MemberId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ref var slot = ref _version.Trees[id.Tree][id.Ordinal];
        if (Volatile.Read(ref slot) is not { } code)
        {
            var member = _version.Trees[id.Tree].Members.Members[id.Ordinal];
            code = new BodyLowering(_symbols, ModelOf(member.Declaration.SyntaxTree), cancellationToken).Read(member);
            code = Interlocked.CompareExchange(ref slot, code, null) ?? code;
        }

        return code;
    }

    /// <summary>
    /// The model of a tree. Without the analysis of nullability where that would run: it takes more than half of the time of a body, and says
    /// nothing about values. Elsewhere the driver's own cached model.
    /// </summary>
    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, t =>
    {
        try
        {
            return _compilation.Options.NullableContextOptions == NullableContextOptions.Disable ? CachedModelOf(t) : LeanModelOf(t);
        }
        catch (Exception exception) when (exception is MissingMethodException or TypeLoadException)
        {
            return CachedModelOf(t);
        }
    });

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Inside an analyzer's action this is the driver's own cached model; facts about a whole program need the models of other trees.")]
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one place where bodies are read.")]
    private SemanticModel CachedModelOf(SyntaxTree tree) => _compilation.GetSemanticModel(tree);

#pragma warning disable RSEXPERIMENTAL001 // A compiler may lack it; the caller is ready for that.
    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "The driver has no cached model of this kind; facts about a whole program need the models of other trees.")]
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one place where bodies are read.")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private SemanticModel LeanModelOf(SyntaxTree tree) => _compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
