using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>How types are named in a document: by their simple name where that means them, with a using added where one is missing.</summary>
internal sealed class TypeNames(CompilationUnitSyntax root, SemanticModel model)
{
    private readonly SortedSet<string> _missing = new(UsingOrder.Instance);

    /// <summary>A type of the EC2 module.</summary>
    public string Ec2(string name, int position) => Of("Amazon.CDK.AWS.EC2", name, position);

    /// <summary>A type of the IAM module.</summary>
    public string Iam(string name, int position) => Of("Amazon.CDK.AWS.IAM", name, position);

    /// <summary>A type of the S3 module.</summary>
    public string S3(string name, int position) => Of("Amazon.CDK.AWS.S3", name, position);

    /// <summary>A type of the module of CloudWatch Logs.</summary>
    public string Logs(string name, int position) => Of("Amazon.CDK.AWS.Logs", name, position);

    /// <summary>A type of the module of custom resources.</summary>
    public string CustomResources(string name, int position) => Of("Amazon.CDK.CustomResources", name, position);

    /// <summary>A type of the CDK's core.</summary>
    public string Core(string name, int position) => Of("Amazon.CDK", name, position);

    /// <summary>A type of the base library.</summary>
    public string System(string name, int position) => Of("System", name, position);

    /// <summary>The type of dictionaries, without its type arguments.</summary>
    public string Dictionary(int position) => Of("System.Collections.Generic", "Dictionary", position, arity: 2);

    /// <summary>Makes the methods of LINQ visible.</summary>
    public void UseLinq(int position) => Of("System.Linq", "Enumerable", position);

    /// <summary>The changes that add the usings which are missing.</summary>
    public IEnumerable<TextChange> MissingUsings(CodeStyle style)
    {
        // Where the usings are: outside of the namespace or, if the first namespace alone has some, inside.
        var usings = root.Usings.Any() ? root.Usings : root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Usings ?? default;
        if (usings.Any())
            return _missing.Select(name => Add(name, usings, style)).ToList();
        var block = string.Concat(_missing.Select(name => $"using {name};{style.NewLine}"));
        return block.Length == 0 ? [] : [new TextChange(new TextSpan(BeginningOfCode(), 0), block + style.NewLine)];
    }

    private string Of(string @namespace, string name, int position, int arity = 0)
    {
        var found = model.LookupNamespacesAndTypes(position, name: name)
            .Select(static symbol => symbol is IAliasSymbol alias ? alias.Target : symbol)
            .Where(symbol => symbol is not INamedTypeSymbol type || type.Arity == arity)
            .ToList();
        if (found.Count == 1 && found[0].ContainingNamespace?.ToDisplayString() == @namespace)
            return name;
        if (Alias(@namespace) is { } alias)
            return $"{alias}.{name}";
        if (found.Count > 0 || (!_missing.Contains(@namespace) && WouldHide(@namespace)))
            return $"{@namespace}.{name}";

        _missing.Add(@namespace);
        return name;
    }

    private string? Alias(string @namespace) =>
        AllUsings().FirstOrDefault(directive => directive.Alias is not null
            && directive.NamespaceOrType is NameSyntax target
            && model.GetSymbolInfo(target).Symbol is INamespaceSymbol symbol
            && symbol.ToDisplayString() == @namespace)?.Alias!.Name.Identifier.ValueText;

    /// <summary>Whether a using of the namespace would make a name ambiguous that means a type of another namespace.</summary>
    private bool WouldHide(string @namespace)
    {
        var symbol = @namespace.Split('.').Aggregate((INamespaceSymbol?)model.Compilation.GlobalNamespace, static (outer, name) =>
            outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == name));
        return symbol is null || root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            !symbol.GetTypeMembers(name.Identifier.ValueText, name.Arity).IsEmpty
            && model.GetSymbolInfo(name).Symbol is { } meant
            && (meant as INamedTypeSymbol ?? (meant as IMethodSymbol)?.ContainingType) is { } type
            && type.Name == name.Identifier.ValueText
            && type.ContainingNamespace?.ToDisplayString() != @namespace);
    }

    private IEnumerable<UsingDirectiveSyntax> AllUsings() =>
        root.Usings.Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static space => space.Usings));

    private static TextChange Add(string @namespace, SyntaxList<UsingDirectiveSyntax> usings, CodeStyle style)
    {
        var indentation = new string(' ', usings[0].GetLocation().GetLineSpan().StartLinePosition.Character);
        var next = usings.FirstOrDefault(directive => !IsGlobal(directive)
            && (!IsPlain(directive) || UsingOrder.Instance.Compare(@namespace, directive.Name!.ToString()) < 0));
        return next is not null
            ? new TextChange(new TextSpan(next.SpanStart, 0), $"using {@namespace};{style.NewLine}{indentation}")
            : new TextChange(new TextSpan(usings.Last().Span.End, 0), $"{style.NewLine}{indentation}using {@namespace};");
    }

    /// <summary>Where the first member begins, with the comment that documents it.</summary>
    private int BeginningOfCode()
    {
        var first = root.GetFirstToken();
        var documentation = first.LeadingTrivia.FirstOrDefault(static trivia => trivia.HasStructure && trivia.GetStructure() is DocumentationCommentTriviaSyntax);
        return documentation.RawKind == 0 ? first.SpanStart : documentation.FullSpan.Start;
    }

    private static bool IsGlobal(UsingDirectiveSyntax directive) => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    private static bool IsPlain(UsingDirectiveSyntax directive) => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None);

    /// <summary>System first, then by name.</summary>
    private sealed class UsingOrder : IComparer<string>
    {
        public static readonly UsingOrder Instance = new();

        public int Compare(string? x, string? y) =>
            IsSystem(x) == IsSystem(y) ? string.Compare(x, y, StringComparison.OrdinalIgnoreCase) : IsSystem(x) ? -1 : 1;

        private static bool IsSystem(string? name) => name == "System" || name?.StartsWith("System.", StringComparison.Ordinal) == true;
    }
}
