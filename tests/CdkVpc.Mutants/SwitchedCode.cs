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

    /// <summary>The code.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The mistakes that have a switch, by their positions. The others are in constants and initializers of statics, or the compiler would refuse the switch.</summary>
    public IReadOnlyCollection<int> Switched { get; }

    /// <summary>Puts the mistakes into the code.</summary>
    public static SwitchedCode Of(CSharpCompilation app, IReadOnlyList<Mutant> mutants)
    {
        var switched = Enumerable.Range(0, mutants.Count).Where(i => MayBeSwitched(mutants[i])).ToHashSet();
        while (true)
        {
            var compilation = app.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Switch(mutants.Count), (CSharpParseOptions)app.SyntaxTrees[0].Options));
            foreach (var group in switched.GroupBy(i => mutants[i].Tree))
                compilation = compilation.ReplaceSyntaxTree(group.Key, Rewrite(group.Key, [.. group.Select(i => (i, mutants[i]))]));

            var refused = compilation.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error).SelectMany(RefusedBy).ToHashSet();
            if (refused.Count == 0)
                return new SwitchedCode(compilation, switched);
            switched.ExceptWith(refused);
        }
    }

    private static string Switch(int count) => $$"""
        namespace CdkVpc.Analyzers
        {
            internal static class MutantSwitch
            {
                public static volatile int Active = -1;

                public static readonly bool[] Reached = new bool[{{count.ToString(CultureInfo.InvariantCulture)}}];

                public static bool On(int mutant)
                {
                    Reached[mutant] = true;
                    return Active == mutant;
                }
            }
        }
        """;

    // What an initializer of a static computes is computed once. A pattern takes constants only. A name that is declared in an operand must be declared in any case.
    private static bool MayBeSwitched(Mutant mutant) =>
        !mutant.Node.DescendantNodes().Any(static node => node is SingleVariableDesignationSyntax or DeclarationExpressionSyntax)
        && !mutant.Node.AncestorsAndSelf().TakeWhile(static node => node is not LambdaExpressionSyntax)
            .Any(static node => node is FieldDeclarationSyntax { Modifiers: var modifiers } && (modifiers.Any(SyntaxKind.StaticKeyword) || modifiers.Any(SyntaxKind.ConstKeyword))
                || node is PatternSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or ParameterSyntax or EnumMemberDeclarationSyntax });

    private static SyntaxTree Rewrite(SyntaxTree tree, IReadOnlyList<(int Id, Mutant Mutant)> mutants)
    {
        var byNode = mutants.ToLookup(static one => one.Mutant.Node);
        var root = tree.GetRoot().ReplaceNodes(byNode.Select(static group => group.Key), (node, rewritten) => byNode[node].Aggregate(rewritten, static (current, one) => Wrap(current, one.Id, one.Mutant.Instead)));
        return CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    private static SyntaxNode Wrap(SyntaxNode node, int id, SyntaxNode instead)
    {
        var isOn = $"{IsOn}({id.ToString(CultureInfo.InvariantCulture)})";
        SyntaxNode wrapped = node is StatementSyntax ? SyntaxFactory.ParseStatement($"{{ if (!{isOn}) {node} }}") : SyntaxFactory.ParseExpression($"({isOn} ? ({instead}) : ({node}))");
        return wrapped.WithTriviaFrom(node);
    }

    /// <summary>The switches that an error is of: of a name that may not be assigned those of jumps, else the innermost around it, or those in it, or those of the member.</summary>
    private static List<int> RefusedBy(Diagnostic error)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node;
        List<int> around = [.. node.AncestorsAndSelf().Select(IdOf).OfType<int>().Take(1)];
        var jumps = error.Id is "CS0165" or "CS0170" ? In(member.DescendantNodes().Where(static one => one is BlockSyntax { Statements: [IfStatementSyntax { Statement: ContinueStatementSyntax or BreakStatementSyntax }] })) : [];
        return new[] { jumps, around, In(node.DescendantNodes()), In(member.DescendantNodes()) }.FirstOrDefault(static ids => ids.Count > 0)
            ?? throw new InvalidOperationException($"The code does not compile: {error}");

        static List<int> In(IEnumerable<SyntaxNode> nodes) => [.. nodes.Select(IdOf).OfType<int>()];
    }

    private static int? IdOf(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax { Expression: ConditionalExpressionSyntax { Condition: InvocationExpressionSyntax call } } => IdOf(call),
        BlockSyntax { Statements: [IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax call } }] } => IdOf(call),
        _ => null,
    };

    private static int? IdOf(InvocationExpressionSyntax call) =>
        call.Expression.ToString() == IsOn ? int.Parse(call.ArgumentList.Arguments[0].ToString(), CultureInfo.InvariantCulture) : null;
}
