using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>
/// The members that a tree declares, in textual order: whatever has a body or an initializer of its own. Their positions are the ordinals
/// of <see cref="MemberId"/>. Only syntax, so that it is made once a tree.
/// </summary>
internal sealed class MemberTable
{
    private static readonly ConditionalWeakTable<SyntaxTree, MemberTable> Tables = new();

    private readonly Dictionary<SyntaxNode, int> _ordinals = [];

    private MemberTable(SyntaxNode root)
    {
        var collector = new Collector();
        collector.Visit(root);
        Members = collector.Members.ToImmutable();
        DeclaredValues = collector.Values.ToImmutable();
        for (var i = 0; i < Members.Length; i++)
            _ordinals[Members[i].Declaration] = i;
    }

    /// <summary>The members by ordinal.</summary>
    public ImmutableArray<Member> Members { get; }

    /// <summary>The values that are part of declarations: of constants, enum members and parameters; null where one is left out.</summary>
    public ImmutableArray<EqualsValueClauseSyntax?> DeclaredValues { get; }

    /// <summary>The members of this tree.</summary>
    public static MemberTable Of(SyntaxTree tree) => Tables.GetValue(tree, static t => new MemberTable(t.GetRoot()));

    /// <summary>The ordinal of a declaration; null for one without a body or initializer.</summary>
    public int? OrdinalOf(SyntaxNode declaration) => _ordinals.TryGetValue(declaration, out var ordinal) ? ordinal : null;

    /// <summary>Whether code that was read from other trees stays valid when <paramref name="other"/> replaces this: no declaration differs.</summary>
    public static bool AreEquivalent(SyntaxTree tree, SyntaxTree other)
    {
        if (!tree.Options.Equals(other.Options) || !SyntaxFactory.AreEquivalent(tree.GetRoot(), other.GetRoot(), IsBody))
            return false;

        var (before, after) = (Of(tree), Of(other));
        return before.Members.Length == after.Members.Length
            && before.Members.Zip(after.Members, static (a, b) => a.IsLike(b)).All(static same => same)
            && before.DeclaredValues.Length == after.DeclaredValues.Length
            && before.DeclaredValues.Zip(after.DeclaredValues, static (a, b) => SyntaxFactory.AreEquivalent(a, b, topLevel: false)).All(static same => same);
    }

    /// <summary>Whether a body yields, local functions and lambdas left out.</summary>
    public static bool Yields(SyntaxNode body) => body
        .DescendantNodes(static node => node is (StatementSyntax and not LocalFunctionStatementSyntax) or SwitchSectionSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax)
        .Any(static node => node is YieldStatementSyntax);

    // What other trees cannot see. Values that they can see are among the declared values.
    private static bool IsBody(SyntaxKind kind) => kind is SyntaxKind.Block or SyntaxKind.ArrowExpressionClause or SyntaxKind.EqualsValueClause
        or SyntaxKind.GlobalStatement or SyntaxKind.BaseConstructorInitializer or SyntaxKind.ThisConstructorInitializer or SyntaxKind.ArgumentList;

    /// <summary>A member.</summary>
    /// <param name="Declaration">Its declaration; the compilation unit for top-level statements, the type for a primary constructor, the arrow for a getter without braces.</param>
    /// <param name="HasInitializer">Whether it is a field or property with an initializer.</param>
    internal readonly record struct Member(SyntaxNode Declaration, bool HasInitializer)
    {
        /// <summary>Whether it yields.</summary>
        public bool IsIterator => Declaration switch
        {
            MethodDeclarationSyntax { Body: { } body } => Yields(body),
            AccessorDeclarationSyntax { Body: { } body } => Yields(body),
            _ => false,
        };

        public bool IsLike(Member other) =>
            Declaration.IsIncrementallyIdenticalTo(other.Declaration)
            || (Declaration.RawKind == other.Declaration.RawKind && HasInitializer == other.HasInitializer && IsIterator == other.IsIterator);
    }

    private sealed class Collector : CSharpSyntaxWalker
    {
        public ImmutableArray<Member>.Builder Members { get; } = ImmutableArray.CreateBuilder<Member>();

        public ImmutableArray<EqualsValueClauseSyntax?>.Builder Values { get; } = ImmutableArray.CreateBuilder<EqualsValueClauseSyntax?>();

        public override void VisitCompilationUnit(CompilationUnitSyntax node)
        {
            if (node.Members.Any(SyntaxKind.GlobalStatement))
                Add(node);
            foreach (var member in node.Members)
                Visit(member);
        }

        public override void VisitNamespaceDeclaration(NamespaceDeclarationSyntax node) => VisitMembers(node.Members);

        public override void VisitFileScopedNamespaceDeclaration(FileScopedNamespaceDeclarationSyntax node) => VisitMembers(node.Members);

        public override void VisitClassDeclaration(ClassDeclarationSyntax node) => VisitType(node);

        public override void VisitStructDeclaration(StructDeclarationSyntax node) => VisitType(node);

        public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => VisitType(node);

        public override void VisitRecordDeclaration(RecordDeclarationSyntax node) => VisitType(node);

        public override void VisitEnumDeclaration(EnumDeclarationSyntax node)
        {
            foreach (var member in node.Members)
                Values.Add(member.EqualsValue);
        }

        public override void VisitDelegateDeclaration(DelegateDeclarationSyntax node) => VisitParameters(node.ParameterList);

        public override void VisitFieldDeclaration(FieldDeclarationSyntax node)
        {
            foreach (var variable in node.Declaration.Variables)
            {
                Add(variable, hasInitializer: variable.Initializer is not null);
                if (node.Modifiers.Any(SyntaxKind.ConstKeyword))
                    Values.Add(variable.Initializer);
            }
        }

        public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
        {
            Add(node, hasInitializer: node.Initializer is not null);
            VisitAccessors(node.ExpressionBody, node.AccessorList);
        }

        public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
        {
            VisitParameters(node.ParameterList);
            VisitAccessors(node.ExpressionBody, node.AccessorList);
        }

        public override void VisitMethodDeclaration(MethodDeclarationSyntax node) => VisitMethod(node);

        public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node) => VisitMethod(node);

        public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) => VisitMethod(node);

        public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) => VisitMethod(node);

        // Statements, events, finalizers and what the parser could not make sense of hold no members.
        public override void DefaultVisit(SyntaxNode node)
        {
        }

        private void Add(SyntaxNode declaration, bool hasInitializer = false) => Members.Add(new Member(declaration, hasInitializer));

        private void VisitMembers(SyntaxList<MemberDeclarationSyntax> members)
        {
            foreach (var member in members)
                Visit(member);
        }

        private void VisitType(TypeDeclarationSyntax node)
        {
            if (node.ParameterList is { } parameters)
            {
                Add(node);
                VisitParameters(parameters);
            }

            VisitMembers(node.Members);
        }

        private void VisitMethod(BaseMethodDeclarationSyntax node)
        {
            Add(node);
            VisitParameters(node.ParameterList);
        }

        private void VisitAccessors(ArrowExpressionClauseSyntax? arrow, AccessorListSyntax? accessors)
        {
            if (arrow is not null)
                Add(arrow);
            if (accessors is null)
                return;
            foreach (var accessor in accessors.Accessors)
                Add(accessor);
        }

        private void VisitParameters(BaseParameterListSyntax parameters)
        {
            foreach (var parameter in parameters.Parameters)
                Values.Add(parameter.Default);
        }
    }
}
