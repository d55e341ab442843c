using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>What holds a new construct after its statement: a variable, a field or a property; or nothing, where a variable can be introduced.</summary>
internal sealed class Holder
{
    private readonly TextSpan _beginning;

    private Holder(StatementSyntax statement, ITypeSymbol type, string? name, TextSpan beginning) =>
        (Statement, Type, Name, _beginning) = (statement, type, name, beginning);

    /// <summary>The statement after which the construct is held.</summary>
    public StatementSyntax Statement { get; }

    /// <summary>The type under which it is held.</summary>
    public ITypeSymbol Type { get; }

    /// <summary>What it is held by; null where it is discarded.</summary>
    public string? Name { get; }

    /// <summary>The holder of what <paramref name="site"/> makes; null where it goes elsewhere, or where no statement can follow.</summary>
    public static Holder? Of(Draft draft, Site site)
    {
        var node = site.Syntax;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            node = (ExpressionSyntax)node.Parent;
        var holder = node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } variable } =>
                new Holder(statement, TypeOf(draft.Model.GetDeclaredSymbol(variable), site), variable.Identifier.Text, default),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax statement } assignment
                when assignment.Right == node => OfAssignment(draft, site, assignment, statement),
            ExpressionStatementSyntax statement => new Holder(statement, site.Type, null, new TextSpan(statement.SpanStart, 0)),
            _ => null,
        };
        return holder?.Statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? holder : null;
    }

    /// <summary>Whether the construct is certain to be held where <paramref name="statement"/> has run: both are in one block, or that is deeper.</summary>
    public bool IsReadyAfter(StatementSyntax statement) =>
        statement.SpanStart >= Statement.SpanStart && BlockOf(statement).AncestorsAndSelf().Contains(BlockOf(Statement));

    /// <summary>The name that holds it; a new variable of the wanted name where there is none.</summary>
    public string NameOrIntroduce(Draft draft, Site site, string wanted) =>
        Name ?? draft.IntroduceVariable(Statement, _beginning, site.Type.ToMinimalDisplayString(draft.Model, site.Position), wanted);

    /// <summary>The statements among which <paramref name="statement"/> stands.</summary>
    public static IEnumerable<StatementSyntax> Siblings(StatementSyntax statement) => BlockOf(statement).ChildNodes()
        .Select(static node => node is GlobalStatementSyntax global ? global.Statement : node)
        .OfType<StatementSyntax>();

    private static SyntaxNode BlockOf(StatementSyntax statement) =>
        (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent)!;

    private static Holder? OfAssignment(Draft draft, Site site, AssignmentExpressionSyntax assignment, ExpressionStatementSyntax statement)
    {
        var target = draft.Model.GetSymbolInfo(assignment.Left).Symbol;
        if (target is IDiscardSymbol)
            return new Holder(statement, site.Type, null, TextSpan.FromBounds(statement.SpanStart, assignment.Right.SpanStart));
        return assignment.Left.IsPath() ? new Holder(statement, TypeOf(target, site), assignment.Left.ToString(), default) : null;
    }

    private static ITypeSymbol TypeOf(ISymbol? holder, Site site) => holder switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => site.Type,
    };
}
