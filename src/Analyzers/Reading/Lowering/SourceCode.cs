using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>
/// The program of a compilation. Bodies are read from the compiler when they are first asked for, and kept with the version of the program:
/// an edit in a body leaves what was read from all other trees. Lives only for one evaluation, because it holds the compilation.
/// </summary>
internal sealed class SourceCode : ICodeBase
{
    // Stands for 'read, but nothing there' where null is 'not read yet'.
    private static readonly object Nothing = new();

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
    public MethodBody? Body(MemberId id, CancellationToken cancellationToken) =>
        (MethodBody?)Read(id, static (lowering, declaration) => lowering.Body(declaration), cancellationToken);

    /// <inheritdoc/>
    public Node? Initializer(MemberId id, CancellationToken cancellationToken) =>
        (Node?)Read(id, static (lowering, declaration) => lowering.Initializer(declaration), cancellationToken);

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

    private object? Read(MemberId id, Func<BodyLowering, SyntaxNode, object?> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ref var slot = ref _version.Trees[id.Tree][id.Ordinal];
        if (Volatile.Read(ref slot) is not { } code)
        {
            var member = _version.Trees[id.Tree].Members.Members[id.Ordinal];
            code = read(new BodyLowering(_symbols, ModelOf(member.Declaration.SyntaxTree), cancellationToken), member.Declaration) ?? Nothing;
            code = Interlocked.CompareExchange(ref slot, code, null) ?? code;
        }

        return ReferenceEquals(code, Nothing) ? null : code;
    }

    [SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Inside an analyzer's action this is the driver's own cached model; facts about a whole program need the models of other trees.")]
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one place where bodies are read.")]
    private SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, t => _compilation.GetSemanticModel(t));
}
