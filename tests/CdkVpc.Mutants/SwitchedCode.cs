using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Mutants;

/// <summary>
/// The code with all mistakes in it, each behind a switch: it is compiled and loaded once, and the tests that reach a mistake are known.
/// </summary>
internal sealed class SwitchedCode
{
    /// <summary>The class that holds the switches.</summary>
    public const string SwitchType = "CdkVpc.Analyzers.MutantSwitch";

    private const string IsOn = $"global::{SwitchType}.On";

    private SwitchedCode(CSharpCompilation compilation, IReadOnlyCollection<int> switched)
    {
        Compilation = compilation;
        Switched = switched;
    }

    private enum Place
    {
        /// <summary>Right where the mistake is: an expression chooses.</summary>
        Inline,

        /// <summary>The body around it stands once more: a pattern takes constants only, and a name that is declared in an operand must be declared in any case.</summary>
        Body,

        /// <summary>A static becomes a property that chooses.</summary>
        Static,

        /// <summary>None: a default of a parameter, a member of an enumeration, a static field that the tests read.</summary>
        Nowhere,
    }

    /// <summary>The code.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The mistakes that have a switch, by their positions.</summary>
    public IReadOnlyCollection<int> Switched { get; }

    /// <summary>Puts the mistakes into the code.</summary>
    public static SwitchedCode Of(CSharpCompilation app, IReadOnlyList<Mutant> mutants)
    {
        var places = mutants.Select(FirstPlace).ToArray();
        var byTree = Enumerable.Range(0, mutants.Count).ToLookup(i => mutants[i].Tree);
        var compilation = app.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Switch(mutants.Count), (CSharpParseOptions)app.SyntaxTrees[0].Options));
        var current = byTree.ToDictionary(static group => group.Key, static group => group.Key);
        foreach (var group in byTree)
            Replace(group.Key);

        // What refuses a switch is seen in steps, for the compiler follows names and assignments only where all else is right.
        IReadOnlyList<Diagnostic> diagnostics = compilation.GetDiagnostics();
        while (true)
        {
            var statics = Enumerable.Range(0, mutants.Count).Where(i => places[i] == Place.Static).ToLookup(i => mutants[i].Member, StringComparer.Ordinal);
            var refused = diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).SelectMany(error => RefusedBy(error, statics)).ToHashSet();
            if (refused.Count == 0)
                return new SwitchedCode(compilation, [.. Enumerable.Range(0, mutants.Count).Where(i => places[i] != Place.Nowhere)]);
            foreach (var id in refused)
                places[id] = places[id] == Place.Inline && BodyAround(mutants[id].Node) is not null ? Place.Body : Place.Nowhere;
            HashSet<SyntaxTree> touched = [.. refused.Select(id => mutants[id].Tree)];
            foreach (var tree in touched)
                Replace(tree);
            diagnostics = [.. touched.SelectMany(tree => compilation.GetSemanticModel(current[tree]).GetDiagnostics())];
        }

        void Replace(SyntaxTree tree)
        {
            var rewritten = Rewrite(tree, [.. byTree[tree].Where(i => places[i] != Place.Nowhere).Select(i => (i, mutants[i], places[i]))]);
            compilation = compilation.ReplaceSyntaxTree(current[tree], rewritten);
            current[tree] = rewritten;
        }
    }

    private static string Switch(int count) => $$"""
        namespace CdkVpc.Analyzers
        {
            internal static class MutantSwitch
            {
                public static volatile int Active = -1;

                public static readonly bool[] Reached = new bool[{{count.ToString(CultureInfo.InvariantCulture)}}];

                private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, object?> Made = new();

                public static bool On(int mutant)
                {
                    Reached[mutant] = true;
                    return Active == mutant;
                }

                public static T Once<T>(int id, System.Func<T> make) => (T)Made.GetOrAdd(id, _ => make())!;
            }
        }
        """;

    private static Place FirstPlace(Mutant mutant)
    {
        if (StaticAround(mutant.Node) is { } around)
            return around is FieldDeclarationSyntax { Modifiers: var modifiers } && !modifiers.Any(SyntaxKind.ConstKeyword) && !modifiers.Any(SyntaxKind.PrivateKeyword) ? Place.Nowhere : Place.Static;
        var isExpression = !mutant.Node.DescendantNodes().Any(static node => node is SingleVariableDesignationSyntax or DeclarationExpressionSyntax)
            && !mutant.Node.AncestorsAndSelf().TakeWhile(static node => node is not LambdaExpressionSyntax).Any(static node => node is PatternSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax or EnumMemberDeclarationSyntax });
        return isExpression ? Place.Inline : BodyAround(mutant.Node) is not null ? Place.Body : Place.Nowhere;
    }

    /// <summary>The static whose initializer the node is in; what a lambda in it computes is computed each time.</summary>
    private static MemberDeclarationSyntax? StaticAround(SyntaxNode node) =>
        node.AncestorsAndSelf().TakeWhile(static one => one is not AnonymousFunctionExpressionSyntax).OfType<MemberDeclarationSyntax>().FirstOrDefault() switch
        {
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.StaticKeyword) || field.Modifiers.Any(SyntaxKind.ConstKeyword) => field,
            PropertyDeclarationSyntax { Initializer: { } value } property when property.Modifiers.Any(SyntaxKind.StaticKeyword) && value.Span.Contains(node.Span) => property,
            _ => null,
        };

    /// <summary>What has the body that the node is in: a member, an accessor, or a lambda in an initializer.</summary>
    private static SyntaxNode? BodyAround(SyntaxNode node) => node.Ancestors().LastOrDefault(one => BodyOf(one) is { } body && body.Span.Contains(node.Span));

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax member => (SyntaxNode?)member.Body ?? member.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody?.Expression,
        LambdaExpressionSyntax lambda => lambda.Body,
        _ => null,
    };

    private static SyntaxTree Rewrite(SyntaxTree tree, IReadOnlyList<(int Id, Mutant Mutant, Place Place)> mutants)
    {
        var byNode = mutants.ToLookup(static one => one.Place switch { Place.Inline => one.Mutant.Node, Place.Body => BodyAround(one.Mutant.Node)!, _ => StaticAround(one.Mutant.Node)! });
        var root = tree.GetRoot().ReplaceNodes(byNode.Select(static group => group.Key), (node, rewritten) =>
        {
            foreach (var group in byNode[node].GroupBy(static one => one.Place))
            {
                rewritten = group.Key switch
                {
                    Place.Inline => group.Aggregate(rewritten, static (current, one) => Wrap(current, one.Id, one.Mutant.Instead)),
                    Place.Body => WithBodies(node, rewritten, [.. group.Select(static one => (one.Id, one.Mutant))]),
                    _ => AsProperty((MemberDeclarationSyntax)node, (MemberDeclarationSyntax)rewritten, [.. group.Select(static one => (one.Id, one.Mutant))]),
                };
            }

            return rewritten;
        });
        return CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    private static SyntaxNode Wrap(SyntaxNode node, int id, SyntaxNode instead)
    {
        SyntaxNode wrapped = node is StatementSyntax ? SyntaxFactory.ParseStatement($"{{ if (!{On(id)}) {node} }}") : SyntaxFactory.ParseExpression($"({On(id)} ? ({instead}) : ({node}))");
        return wrapped.WithTriviaFrom(node);
    }

    private static SyntaxNode WithBodies(SyntaxNode node, SyntaxNode rewritten, IReadOnlyList<(int Id, Mutant Mutant)> mutants)
    {
        var returns = node is PropertyDeclarationSyntax or IndexerDeclarationSyntax or LambdaExpressionSyntax or AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.GetAccessorDeclaration }
            or OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax or MethodDeclarationSyntax { ReturnType: not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } };
        var text = Block(BodyOf(rewritten)!);
        foreach (var (id, mutant) in mutants)
            text = $"if ({On(id)}) {Block(BodyOf(node.ReplaceNode(mutant.Node, mutant.Instead.WithTriviaFrom(mutant.Node)))!)} else {text}";
        var block = (BlockSyntax)SyntaxFactory.ParseStatement($"{{ {text} }}\n");
        return rewritten switch
        {
            BaseMethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block),
            PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(block)),
            IndexerDeclarationSyntax indexer => indexer.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(block)),
            LambdaExpressionSyntax lambda => lambda.WithBody(block),
            _ => rewritten,
        };

        string Block(SyntaxNode body) => body is BlockSyntax ? body.ToString() : returns && body is not ThrowExpressionSyntax ? $"{{ return {body}; }}" : $"{{ {body}; }}";

        static AccessorListSyntax Getter(BlockSyntax block) =>
            SyntaxFactory.AccessorList([SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, block)]);
    }

    /// <summary>Both values are made when they are first asked for, and once.</summary>
    private static MemberDeclarationSyntax AsProperty(MemberDeclarationSyntax node, MemberDeclarationSyntax rewritten, IReadOnlyList<(int Id, Mutant Mutant)> mutants)
    {
        var type = node is FieldDeclarationSyntax field ? field.Declaration.Type : ((PropertyDeclarationSyntax)node).Type;
        var text = Made(-1 - mutants[0].Id, rewritten);
        foreach (var (id, mutant) in mutants)
            text = $"{On(id)} ? {Made(id, node.ReplaceNode(mutant.Node, mutant.Instead.WithTriviaFrom(mutant.Node)))} : {text}";
        var modifiers = string.Join(" ", node.Modifiers.Where(static one => one.Kind() is not (SyntaxKind.ReadOnlyKeyword or SyntaxKind.ConstKeyword or SyntaxKind.StaticKeyword)));
        return SyntaxFactory.ParseMemberDeclaration($"{modifiers} static {type} {mutants[0].Mutant.Member} => {text};\n")!;

        string Made(int id, MemberDeclarationSyntax member) => $"global::{SwitchType}.Once<{type}>({id.ToString(CultureInfo.InvariantCulture)}, static () => {ValueOf(member)})";
    }

    private static ExpressionSyntax ValueOf(MemberDeclarationSyntax member) => member is FieldDeclarationSyntax field ? field.Declaration.Variables[0].Initializer!.Value : ((PropertyDeclarationSyntax)member).Initializer!.Value;

    private static string On(int id) => $"{IsOn}({id.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>
    /// The switches that an error is of: the body that is there once more, the constants that must be constants, of a name that may not be assigned those of jumps, else the innermost
    /// around it, or those in it, or those of the member.
    /// </summary>
    private static List<int> RefusedBy(Diagnostic error, ILookup<string, int> statics)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node;
        var bodies = node.Ancestors().OfType<IfStatementSyntax>().Where(one => one.Statement.Span.Contains(node.Span)).Select(IdOf).OfType<int>().Take(1);
        var constants = error.Id is "CS0150" or "CS9135" or "CS0133" or "CS0182" or "CS1736" ? node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().SelectMany(name => statics[name.Identifier.Text]) : [];
        var jumps = error.Id is "CS0165" or "CS0170" ? In(member.DescendantNodes().Where(static one => one is BlockSyntax { Statements: [IfStatementSyntax { Statement: ContinueStatementSyntax or BreakStatementSyntax }] })) : [];
        var around = node.AncestorsAndSelf().Where(static one => one is not IfStatementSyntax).Select(IdOf).OfType<int>().Take(1);
        return new List<int>[] { [.. bodies], [.. constants], jumps, [.. around], In(node.DescendantNodes()), In(member.DescendantNodes()) }.FirstOrDefault(static ids => ids.Count > 0)
            ?? throw new InvalidOperationException($"The code does not compile: {error}");

        static List<int> In(IEnumerable<SyntaxNode> nodes) => [.. nodes.Select(IdOf).OfType<int>()];
    }

    private static int? IdOf(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax { Expression: ConditionalExpressionSyntax { Condition: InvocationExpressionSyntax call } } => IdOf(call),
        ArrowExpressionClauseSyntax { Expression: ConditionalExpressionSyntax { Condition: InvocationExpressionSyntax call } } => IdOf(call),
        BlockSyntax { Statements: [IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax call } }] } => IdOf(call),
        IfStatementSyntax { Condition: InvocationExpressionSyntax call } => IdOf(call),
        _ => null,
    };

    private static int? IdOf(InvocationExpressionSyntax call) =>
        call.Expression.ToString() == IsOn ? int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture) : null;
}
