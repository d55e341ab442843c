using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Lowering;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Tests.Reading;

/// <summary>A program that is lowered, with access to its members by name.</summary>
internal sealed class LoweredSource
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;

        """;

    private LoweredSource(CSharpCompilation compilation) => (Compilation, Code) = (compilation, SourceCode.For(compilation));

    public CSharpCompilation Compilation { get; }

    public SourceCode Code { get; }

    /// <summary>A program of .NET alone, with the usual usings.</summary>
    public static LoweredSource Of(string source) => Of(CdkReferences.Net80Only, Usings + source);

    /// <summary>A program of CDK, from whole files.</summary>
    public static LoweredSource Of(ImmutableArray<MetadataReference> references, params string[] sources) => Of(CSharpCompilation.Create(
        "App", sources.Select(Parse), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));

    /// <summary>The program of a compilation.</summary>
    public static LoweredSource Of(CSharpCompilation compilation) => new(compilation);

    /// <summary>What a method body of a class with some members lowers to, without the parameters.</summary>
    public static string Statements(string statements, string members = "", string parameters = "") =>
        NodeText.Of(Of($"class Test {{ void Run({parameters}) {{ {statements} }} {members} }}").Body("Run")!.Code);

    /// <summary>What an expression lowers to.</summary>
    public static string Expression(string expression, string members = "", string parameters = "") =>
        NodeText.Of(((ReturnNode)((BlockNode)Of($"class Test {{ object? Run({parameters}) => {expression}; {members} }}").Body("Run")!.Code!).Statements.Single()).Value);

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));

    public TypeRef Type(string name) => Code.FindType(name) ?? throw new ArgumentException($"No type {name}", nameof(name));

    /// <summary>The body of the only method, constructor or accessor of this name in all types.</summary>
    public MethodBody? Body(string name) => Code.Body(Id(name), CancellationToken.None);

    public Node? Initializer(string name) => Code.Initializer(Id(name), CancellationToken.None);

    /// <summary>Lowers everything there is.</summary>
    public void LowerAll()
    {
        _ = Code.EntryPoint;
        _ = Code.SourceTypes;
        for (var tree = 0; tree < Compilation.SyntaxTrees.Length; tree++)
        {
            var members = MemberTable.Of(Compilation.SyntaxTrees[tree]).Members;
            for (var ordinal = 0; ordinal < members.Length; ordinal++)
            {
                Code.Body(new MemberId(tree, ordinal), CancellationToken.None);
                if (members[ordinal].HasInitializer)
                    Code.Initializer(new MemberId(tree, ordinal), CancellationToken.None);
            }
        }
    }

    public MemberId Id(string name)
    {
        foreach (var (tree, index) in Compilation.SyntaxTrees.Select(static (t, i) => (t, i)))
        {
            var members = MemberTable.Of(tree).Members;
            var model = Compilation.GetSemanticModel(tree);
            for (var i = 0; i < members.Length; i++)
            {
                var declaration = members[i].Declaration;
                var symbol = declaration is Microsoft.CodeAnalysis.CSharp.Syntax.ArrowExpressionClauseSyntax
                    ? (model.GetDeclaredSymbol(declaration.Parent!) as IPropertySymbol)?.GetMethod
                    : model.GetDeclaredSymbol(declaration);
                if (symbol?.Name == name)
                    return new MemberId(index, i);
            }
        }

        throw new ArgumentException($"No member {name}", nameof(name));
    }
}
