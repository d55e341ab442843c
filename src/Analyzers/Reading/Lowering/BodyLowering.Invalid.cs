using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <content>Code that does not compile: what was most likely meant.</content>
internal sealed partial class BodyLowering
{
    /// <inheritdoc/>
    public override Node VisitInvalid(IInvalidOperation operation, object? argument) => operation.Syntax switch
    {
        BaseObjectCreationExpressionSyntax creation when operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type => InvalidCreation(creation, type),
        InvocationExpressionSyntax invocation when Candidates(invocation) is [IMethodSymbol method] => InvalidCall(invocation, method),
        MemberAccessExpressionSyntax access => MissingMember(access),
        SimpleNameSyntax name when operation.Parent is IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Type: { } type } } =>
            new MemberNode(new ImplicitReceiverNode(), symbols.Missing(type, name.Identifier.ValueText, isStatic: false), ImmutableArray<Argument>.Empty, IsBase: false, Anchors.Of(name)),
        _ => null,
    } ?? Unknown(operation);

    /// <summary>A member that its type lacks: the name may mean something in another version of the library.</summary>
    private Node? MissingMember(MemberAccessExpressionSyntax access)
    {
        var name = access.Name.Identifier.ValueText;
        if (model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is INamedTypeSymbol declaring)
        {
            return declaring.TypeKind switch
            {
                TypeKind.Enum => new EnumNode(symbols.Type(declaring), name, null),
                TypeKind.Error => null,
                _ => Member(null, declaring),
            };
        }

        return model.GetOperation(access.Expression, cancellationToken) is { Type: { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } type } receiver
            ? Member(Lower(receiver), type)
            : null;

        MemberNode Member(Node? receiver, ITypeSymbol type) =>
            new(receiver, symbols.Missing(type, name, isStatic: receiver is null), ImmutableArray<Argument>.Empty, access.Expression is BaseExpressionSyntax, Anchors.Of(access));
    }

    private NewNode InvalidCreation(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        var constructor = BestOf(Candidates(creation), creation.ArgumentList?.Arguments.Count ?? 0);
        return new NewNode(
            symbols.Type(type),
            constructor is null ? null : Method(constructor),
            Arguments(constructor, creation.ArgumentList),
            creation.Initializer is { } initializer ? Initializers(model.GetOperation(initializer, cancellationToken) as IObjectOrCollectionInitializerOperation) : ImmutableArray<Node>.Empty,
            Anchors.Of(creation));
    }

    private CallNode InvalidCall(InvocationExpressionSyntax invocation, IMethodSymbol method)
    {
        var receiver = method.IsStatic || method.MethodKind == MethodKind.LocalFunction ? null : invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => Lower(model.GetOperation(access.Expression, cancellationToken)),
            MemberBindingExpressionSyntax => new ConditionalReceiverNode(),
            _ => new ThisNode(symbols.Type(method.ContainingType)),
        };
        var arguments = Arguments(method, invocation.ArgumentList);
        if (method.ReducedFrom is not null && receiver is not null)
        {
            // The receiver of an extension method is its first argument.
            arguments = [new Argument(0, receiver), .. arguments.Select(static a => a with { Parameter = a.Parameter + 1 })];
            receiver = null;
        }

        return new CallNode(receiver, Method(method), arguments, invocation.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }, Anchors.Of(invocation));
    }

    private ConstructorCallNode? InvalidConstructorCall(IInvalidOperation operation)
    {
        var arguments = operation.Syntax switch
        {
            ConstructorInitializerSyntax call => call.ArgumentList,
            PrimaryConstructorBaseTypeSyntax call => call.ArgumentList,
            _ => null,
        };
        return BestOf(Candidates(operation.Syntax), arguments?.Arguments.Count ?? 0) is { } constructor
            ? new ConstructorCallNode(Method(constructor), Arguments(constructor, arguments), Anchors.Of(operation.Syntax))
            : null;
    }

    private ImmutableArray<ISymbol> Candidates(SyntaxNode syntax) => model.GetSymbolInfo(syntax, cancellationToken) switch
    {
        { Symbol: { } symbol } => [symbol],
        var info => info.CandidateSymbols,
    };

    /// <summary>The method whose number of parameters is nearest to the arguments, preferring one that takes them all.</summary>
    private static IMethodSymbol? BestOf(ImmutableArray<ISymbol> candidates, int arguments) => candidates
        .OfType<IMethodSymbol>()
        .OrderBy(method => method.Parameters.Length < arguments)
        .ThenBy(method => Math.Abs(method.Parameters.Length - arguments))
        .FirstOrDefault();

    /// <summary>Arguments as they are written, by name or position.</summary>
    private ImmutableArray<Argument> Arguments(IMethodSymbol? method, ArgumentListSyntax? list)
    {
        if (list is null)
            return ImmutableArray<Argument>.Empty;
        var arguments = ImmutableArray.CreateBuilder<Argument>(list.Arguments.Count);
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            var ordinal = argument.NameColon is { Name.Identifier.ValueText: var name }
                ? method?.Parameters.FirstOrDefault(p => p.Name == name)?.Ordinal ?? -1
                : i;
            if (ordinal >= 0 && (method is null || ordinal < method.Parameters.Length))
                arguments.Add(new Argument(ordinal, Lower(model.GetOperation(argument.Expression, cancellationToken))));
        }

        return arguments.ToImmutable();
    }
}
