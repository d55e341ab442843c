using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>Turns the operations of one member into nodes. What it does not know becomes an <see cref="UnknownNode"/> with its parts.</summary>
internal sealed partial class BodyLowering(Symbols symbols, SemanticModel model, CancellationToken cancellationToken) : OperationVisitor<object?, Node>
{
    // Nodes are read by recursion, here and when they are evaluated.
    private const int MaxDepth = 200;

    private static readonly BlockNode Empty = new(ImmutableArray<Node>.Empty);

    private readonly Dictionary<ISymbol, int> _slots = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, int> _functions = new(SymbolEqualityComparer.Default);
    private readonly HashSet<MemberId> _uses = [];
    private int _depth;

    /// <summary>The code of a member.</summary>
    public MemberCode Read(MemberTable.Member member)
    {
        var body = member.HasInitializer ? null : Body(member.Declaration);
        var initializer = member.HasInitializer ? Initializer(member.Declaration) : null;
        return new MemberCode(body, initializer, [.. _uses]);
    }

    /// <summary>The body of a method, constructor, accessor or of top-level statements; null where there is none.</summary>
    private MethodBody? Body(SyntaxNode declaration) => declaration switch
    {
        TypeDeclarationSyntax type => PrimaryConstructor(type),
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } accessor => AutoAccessor(accessor),
        _ => MethodOf(declaration) is { } method && model.GetOperation(declaration, cancellationToken) is { } body ? Body(method, body) : null,
    };

    /// <summary>The initializer of a field or property; null where there is none.</summary>
    private Node? Initializer(SyntaxNode declaration)
    {
        var clause = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return clause is null ? null : model.GetOperation(clause, cancellationToken) switch
        {
            ISymbolInitializerOperation initializer => Lower(initializer.Value),
            var other => Lower(other),
        };
    }

    /// <inheritdoc/>
    public override Node DefaultVisit(IOperation operation, object? argument) => Unknown(operation);

    private IMethodSymbol? MethodOf(SyntaxNode declaration) => declaration switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod,
        _ => model.GetDeclaredSymbol(declaration, cancellationToken) as IMethodSymbol,
    };

    private MethodBody Body(IMethodSymbol method, IOperation operation)
    {
        var parameters = Slots(method.Parameters);
        return operation switch
        {
            IConstructorBodyOperation body => new MethodBody(parameters, ConstructorCall(body.Initializer), LowerOrNull(body.BlockBody ?? body.ExpressionBody)),
            IMethodBodyOperation body => new MethodBody(parameters, null, LowerOrNull(body.BlockBody ?? body.ExpressionBody)),
            _ => new MethodBody(parameters, null, Lower(operation)),
        };
    }

    /// <summary>A primary constructor: the compiler gives it a body only where it passes arguments to its base.</summary>
    private MethodBody? PrimaryConstructor(TypeDeclarationSyntax declaration)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type || declaration.ParameterList is null)
            return null;
        var constructor = type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax(cancellationToken) == declaration);
        var parameters = constructor is null ? ImmutableArray<int>.Empty : Slots(constructor.Parameters);
        var call = model.GetOperation(declaration, cancellationToken) is IConstructorBodyOperation body
            ? ConstructorCall(body.Initializer)
            : symbols.ImplicitBaseCallOf(type);
        return new MethodBody(parameters, call, null, IsPrimary: true);
    }

    /// <summary>An accessor that the compiler makes beside one with a body, which shares its storage.</summary>
    private MethodBody? AutoAccessor(AccessorDeclarationSyntax declaration)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsAbstract: false } property } accessor)
            return null;
        var parameters = Slots(accessor.Parameters);
        var storage = new MemberNode(accessor.IsStatic ? null : new ThisNode(symbols.Type(accessor.ContainingType)), symbols.Storage(property),
            ImmutableArray<Argument>.Empty, IsBase: false, Anchors.Of(declaration));
        return new MethodBody(parameters, null, accessor.MethodKind == MethodKind.PropertyGet
            ? new ReturnNode(storage)
            : new AssignNode(storage, Local(accessor.Parameters[^1])));
    }

    /// <summary>this(...) or base(...); null for base() of object.</summary>
    private ConstructorCallNode? ConstructorCall(IOperation? initializer)
    {
        if (initializer is IExpressionStatementOperation statement)
            initializer = statement.Operation;
        return initializer switch
        {
            IInvocationOperation { TargetMethod: { ContainingType.SpecialType: not SpecialType.System_Object } constructor } call =>
                new ConstructorCallNode(Method(constructor), Arguments(call.Arguments), Anchors.Of(call.Syntax)),
            IInvalidOperation invalid => InvalidConstructorCall(invalid),
            _ => null,
        };
    }

    private Node Lower(IOperation? operation)
    {
        if (operation is null)
            return new UnknownNode(ImmutableArray<Node>.Empty, null);
        if (_depth == MaxDepth)
            return new UnknownNode(ImmutableArray<Node>.Empty, TypeOrNull(operation.Type));

        _depth++;
        try
        {
            return Constant(operation) ?? operation.Accept(this, null) ?? Unknown(operation);
        }
        finally
        {
            _depth--;
        }
    }

    private Node? LowerOrNull(IOperation? operation) => operation is null ? null : Lower(operation);

    private ImmutableArray<Node> Lower<T>(ImmutableArray<T> operations) where T : IOperation =>
        operations.IsDefaultOrEmpty ? ImmutableArray<Node>.Empty : ImmutableArray.CreateRange(operations, operation => Lower(operation));

    /// <summary>Code that is not read, with the parts that are.</summary>
    private UnknownNode Unknown(IOperation operation)
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        foreach (var child in operation.ChildOperations)
            parts.Add(Lower(child));
        return new UnknownNode(parts.ToImmutable(), TypeOrNull(operation.Type));
    }

    private TypeRef? TypeOrNull(ITypeSymbol? type) => type is null ? null : symbols.Type(type);

    private int Slot(ISymbol local)
    {
        if (!_slots.TryGetValue(local, out var slot))
            _slots[local] = slot = _slots.Count;
        return slot;
    }

    private ImmutableArray<int> Slots(ImmutableArray<IParameterSymbol> parameters) => ImmutableArray.CreateRange(parameters, Slot);

    private LocalNode Local(ILocalSymbol local) => new(Slot(local), symbols.Type(local.Type));

    private LocalNode Local(IParameterSymbol parameter) => new(Slot(parameter), symbols.Type(parameter.Type));
}
