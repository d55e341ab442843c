using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC703: the environment of the stack, where that is created: the account and region that the CDK's command line works for. The document may be
/// another one than that of the VPC.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class EnvironmentFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC703.SetEnv";

    private const string Core = "Amazon.CDK";
    private const string Env = "Env";

    /// <summary>The parts of an environment, and the variables in which the command line tells them.</summary>
    private static readonly (string Property, string Variable)[] Parts = [("Account", "CDK_DEFAULT_ACCOUNT"), ("Region", "CDK_DEFAULT_REGION")];

    /// <summary>Makes the fix.</summary>
    public EnvironmentFix() : base("Give the stack the environment of the command line", EquivalenceKey, "VPC703")
    {
    }

    private protected override Document? TargetOf(Document document, Diagnostic diagnostic) =>
        document.Project.Solution.GetDocument(diagnostic.At(FindingLabels.Stack).FirstOrDefault()?.SourceTree);

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.At(FindingLabels.Stack).FirstOrDefault() is not { } place || Site.Of(draft, place) is not { Syntax: BaseObjectCreationExpressionSyntax creation } site)
            return null;
        if (draft.Model.GetSymbolInfo(creation).Symbol is not IMethodSymbol constructor || !HandsPropsOn(constructor, draft.Model.Compilation))
            return null;
        return site.Props switch
        {
            null => PlanProps(draft, site, creation, constructor),
            BaseObjectCreationExpressionSyntax props when draft.Model.GetTypeInfo(props).Type?.DerivesFrom(Core, "StackProps") == true => PlanEnv(draft, props),
            _ => null,
        };
    }

    /// <summary>Whether a constructor's properties reach that of Stack, which alone reads the environment.</summary>
    private static bool HandsPropsOn(IMethodSymbol constructor, Compilation compilation, int depth = 4)
    {
        if (constructor.ContainingType.Is(Core, "Stack"))
            return true;
        if (depth == 0 || constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not ConstructorDeclarationSyntax { Initializer: { } initializer })
            return false;
        var handed = initializer.ArgumentList.Arguments.Any(static argument => argument.Expression is IdentifierNameSyntax { Identifier.ValueText: "props" });
        return handed && initializer.IsKind(SyntaxKind.BaseConstructorInitializer) && constructor.ContainingType.BaseType is { } baseType
            && (baseType.Is(Core, "Stack") || baseType.InstanceConstructors.Any(next => HandsPropsOn(next, compilation, depth - 1)));
    }

    private static Action? PlanProps(Draft draft, Site site, BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor)
    {
        var parameter = constructor.Parameters.FirstOrDefault(static parameter => parameter.Name == "props");
        if (parameter is null || creation.ArgumentList is not { Arguments: { Count: > 0 } arguments } || arguments.Count != parameter.Ordinal)
            return null;

        // Where an interface is asked for, CDK's own class will do; a class of the user's own is made as it is.
        var isOwn = parameter.Type.TypeKind == TypeKind.Class && !parameter.Type.Is(Core, "StackProps");
        if (isOwn ? !CanBeMade(parameter.Type) : !parameter.Type.Is(Core, "IStackProps") && !parameter.Type.Is(Core, "StackProps"))
            return null;
        return () =>
        {
            if (!draft.IsFirst(creation))
                return;
            var type = isOwn ? parameter.Type.ToMinimalDisplayString(draft.Model, NullableFlowState.NotNull, site.Position) : draft.Types.Core("StackProps", site.Position);
            var name = arguments.Last().NameColon is null ? "" : "props: ";
            draft.Insert(arguments.Last().Span.End, $", {name}new {type}\n{{\n{Initializers.Deeper(EnvironmentOf(draft, site.Position))},\n}}");
        };
    }

    private static bool CanBeMade(ITypeSymbol type) => type is INamedTypeSymbol { IsAbstract: false } named
        && named.DerivesFrom(Core, "StackProps")
        && named.InstanceConstructors.Any(static constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })
        && !named.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static Action? PlanEnv(Draft draft, BaseObjectCreationExpressionSyntax props)
    {
        switch (props.ValueOf(Env))
        {
            case null:
                return () =>
                {
                    if (draft.IsFirst(props))
                        Initializers.Set(draft, props, EnvironmentOf(draft, props.SpanStart));
                };
            case BaseObjectCreationExpressionSyntax environment when Parts.Any(part => environment.ValueOf(part.Property) is null):
                return () =>
                {
                    if (!draft.IsFirst(props))
                        return;
                    foreach (var (property, variable) in Parts.Where(part => environment.ValueOf(part.Property) is null))
                        Initializers.Set(draft, environment, Setting(draft, property, variable, environment.SpanStart));
                };
            default:
                return null;
        }
    }

    private static string EnvironmentOf(Draft draft, int position) => $$"""
        Env = new {{draft.Types.Core("Environment", position)}}
        {
        {{string.Join("\n", Parts.Select(part => "    " + Setting(draft, part.Property, part.Variable, position) + ","))}}
        }
        """;

    private static string Setting(Draft draft, string property, string variable, int position) =>
        $"{property} = {draft.Types.System("Environment", position)}.GetEnvironmentVariable(\"{variable}\")";
}
