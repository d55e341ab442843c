using System.Collections.Immutable;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// Applies the fix of a rule, one diagnostic at a time and all of a document, project and solution, and demands that the result is the
/// expected text, compiles, has none of the rule's diagnostics any more and no new one of another rule, and synthesises.
/// </summary>
public static class VerifyFix
{
    private static readonly ImmutableArray<FixProvider> Providers =
        [.. typeof(FixProvider).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(FixProvider))).Select(static type => (FixProvider)Activator.CreateInstance(type)!)];

    /// <summary>Rules about what keeps a program from being compiled or synthesised, so that a program that is has none of it.</summary>
    private static readonly string[] KeepFromSynthesis = ["VPC310", "VPC708", "VPC709", "VPC901", "VPC906", "VPC907"];

    /// <summary>Synthesises sources: the stacks of the named classes, or a program of its own. Left out where the tests run without the CDK's runtime.</summary>
    public static Action<string[], string[]>? Synthesise { get; set; }

    /// <summary>The statements of a stack's constructor, as a <see cref="Patch"/>.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="patch">The statements, with what changes.</param>
    /// <param name="setup">Statements before them, which stay.</param>
    public static Task PatchAsync(string rule, string patch, string setup = "")
    {
        var (before, after) = Patch.Of(patch);
        return InStackAsync(rule, setup + before, setup + after);
    }

    /// <summary>One source, as a <see cref="Patch"/>.</summary>
    /// <inheritdoc cref="FixedAsync"/>
    public static Task PatchSourceAsync(string rule, string patch, bool hasUsings = true)
    {
        var (before, after) = Patch.Of(patch);
        return FixedAsync(rule, before, after, hasUsings);
    }

    /// <summary>The statements of a stack's constructor, before and after.</summary>
    public static Task InStackAsync(string rule, string before, string after) => FixedAsync(rule, Stack(before), Stack(after));

    /// <summary>One source, before and after.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="before">The source.</param>
    /// <param name="after">What it becomes.</param>
    /// <param name="hasUsings">Whether the usual namespaces are there without a using.</param>
    /// <param name="hasErrors">Whether the compiler refuses the source as it is.</param>
    public static async Task FixedAsync(string rule, string before, string after, bool hasUsings = true, bool hasErrors = false)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, before, hasUsings, rule);
        var found = await DiagnosticsAsync(document, hasErrors);
        var toFix = found.Where(diagnostic => diagnostic.Id == rule).ToImmutableArray();
        Assert.NotEmpty(toFix);

        var provider = ProviderOf(rule);
        var actions = new List<CodeAction>();
        foreach (var diagnostic in toFix)
        {
            var action = Assert.Single(await ActionsAsync(provider, document, diagnostic));
            Assert.Contains(rule, action.EquivalenceKey!, StringComparison.Ordinal);
            actions.Add(action);
        }

        // Each by itself: something changes, and for the better.
        foreach (var action in actions)
        {
            var single = await ApplyAsync(action, document);
            if (actions.Count == 1)
                Assert.Equal(after, await TextAsync(single));
            var left = await DiagnosticsAsync(single, hasErrors && actions.Count > 1);
            Assert.True(left.Count(diagnostic => diagnostic.Id == rule) < toFix.Length, await TextAsync(single));
        }

        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var all = (await FixAllAsync(document, provider, actions[0].EquivalenceKey, scope, toFix)).GetDocument(document.Id)!;
            Assert.Equal(after, await TextAsync(all));
            if (scope != FixAllScope.Document)
                continue;

            var left = await DiagnosticsAsync(all);
            Assert.Empty(left.Where(diagnostic => diagnostic.Id == rule));
            Assert.Empty(left.Select(static diagnostic => diagnostic.Id).Except(found.Select(static diagnostic => diagnostic.Id)));
            await SynthesiseAsync(all);
        }
    }

    /// <summary>A program of several sources, of which the fix changes another one than the diagnostic is in.</summary>
    public static async Task FixedAcrossAsync(string rule, string[] before, string[] after)
    {
        using var workspace = new AdhocWorkspace();
        var project = AddProject(workspace, OutputKind.ConsoleApplication, static _ => false).AddDocument("GlobalUsings.cs", TestApp.GlobalUsings).Project;
        foreach (var source in before)
            project = project.AddDocument($"Test{project.DocumentIds.Count}.cs", source).Project;
        var found = (await DiagnosticsAsync(project.Documents.First())).Where(diagnostic => diagnostic.Id == rule).ToImmutableArray();
        Assert.NotEmpty(found);
        var document = project.GetDocument(found[0].Location.SourceTree)!;
        var action = Assert.Single(await ActionsAsync(ProviderOf(rule), document, found[0]));
        var all = await FixAllAsync(document, ProviderOf(rule), action.EquivalenceKey, FixAllScope.Solution, found);
        foreach (var solution in new[] { await ChangeAsync(action, project.Solution), all })
        {
            var documents = solution.GetProject(project.Id)!.Documents.Skip(1).ToList();
            Assert.Equal(after, await Task.WhenAll(documents.Select(TextAsync)));
            Assert.DoesNotContain(await DiagnosticsAsync(documents[0]), diagnostic => diagnostic.Id == rule);
        }
    }

    /// <summary>A program of several sources: all that the rules with a fix, but those that are shipped off, find in it can be fixed, one rule after the other.</summary>
    public static async Task ProgramAsync(IEnumerable<KeyValuePair<string, string>> sources)
    {
        using var workspace = new AdhocWorkspace();
        var project = AddProject(workspace, OutputKind.ConsoleApplication, static _ => false);
        foreach (var (path, source) in sources)
            project = project.AddDocument(path, source).Project;
        var kept = (await DiagnosticsAsync(project.Documents.First())).Select(static diagnostic => diagnostic.Id).ToHashSet();

        var isOff = Descriptors.All.Where(static rule => !rule.IsEnabledByDefault).Select(static rule => rule.Id).ToHashSet();
        var fixable = Providers.SelectMany(static provider => provider.FixableDiagnosticIds, static (provider, rule) => (provider, rule));
        foreach (var (provider, rule) in fixable.Where(static fix => !KeepFromSynthesis.Contains(fix.rule)))
        {
            if (isOff.Contains(rule))
                continue;
            var found = (await DiagnosticsAsync(project.Documents.First())).Where(diagnostic => diagnostic.Id == rule).ToImmutableArray();
            Assert.NotEmpty(found);
            var document = project.GetDocument(found[0].Location.SourceTree)!;
            var actions = await ActionsAsync(provider, document, found[0]);
            Assert.True(actions.Count == 1, $"{actions.Count} fixes are offered for {found[0]}");
            var action = actions[0];
            var solution = await FixAllAsync(document, provider, action.EquivalenceKey, FixAllScope.Solution, found);
            project = solution.GetProject(project.Id)!;
            kept.Remove(rule);
        }

        var left = await DiagnosticsAsync(project.Documents.First());
        Assert.Equal(kept.Order(StringComparer.Ordinal), left.Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        Synthesise?.Invoke(await Task.WhenAll(project.Documents.Select(TextAsync)), []);
    }

    /// <summary>No fix is offered to the statements of a stack's constructor, although the rule speaks.</summary>
    public static Task IsNotOfferedInStackAsync(string rule, string statements) => IsNotOfferedAsync(rule, Stack(statements));

    /// <summary>No fix is offered, although the rule speaks.</summary>
    public static async Task IsNotOfferedAsync(string rule, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, hasUsings: true, rule);
        var found = (await DiagnosticsAsync(document)).Where(diagnostic => diagnostic.Id == rule).ToList();
        Assert.NotEmpty(found);
        foreach (var diagnostic in found)
            Assert.Empty(await ActionsAsync(ProviderOf(rule), document, diagnostic));
    }

    /// <summary>A stack whose constructor has these statements, as deep as they ought to be.</summary>
    private static string Stack(string statements) => $$"""
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
        {{string.Join("\n", statements.Split('\n').Select(static line => line.Length == 0 ? line : "        " + line))}}
            }
        }
        """;

    private static FixProvider ProviderOf(string rule) => Providers.Single(provider => provider.FixableDiagnosticIds.Contains(rule));

    private static Document Open(AdhocWorkspace workspace, string source, bool hasUsings, string rule)
    {
        var isProgram = CSharpSyntaxTree.ParseText(source).GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any();
        var kind = isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var project = AddProject(workspace, kind, id => id == rule);
        if (hasUsings)
            project = project.AddDocument("GlobalUsings.cs", TestApp.GlobalUsings).Project;
        return project.AddDocument("Test.cs", source);
    }

    private static Project AddProject(AdhocWorkspace workspace, OutputKind kind, Func<string, bool> isMeant) => workspace.AddProject(ProjectInfo.Create(
        ProjectId.CreateNewId(),
        VersionStamp.Default,
        "TestApp",
        "TestApp",
        LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(kind, specificDiagnosticOptions: Verify.SeveritiesFor(isMeant), nullableContextOptions: NullableContextOptions.Enable),
        parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
        metadataReferences: CdkReferences.Default,
        analyzerReferences: [Scaffolding.Reference]));

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document, bool hasErrors = false)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(hasErrors || errors.Count == 0, string.Join("\n", errors) + "\n" + await TextAsync(document));
        return await Verify.BuildAsync(compilation);
    }

    private static async Task<List<CodeAction>> ActionsAsync(CodeFixProvider provider, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Solution> FixAllAsync(
        Document document,
        CodeFixProvider provider,
        string? equivalenceKey,
        FixAllScope scope,
        ImmutableArray<Diagnostic> diagnostics)
    {
        var ids = diagnostics.Select(static diagnostic => diagnostic.Id).Distinct();
        var context = new FixAllContext(document, provider, scope, equivalenceKey, ids, new KnownDiagnostics(diagnostics), TestContext.Current.CancellationToken);
        var action = (await provider.GetFixAllProvider()!.GetFixAsync(context))!;
        return await ChangeAsync(action, document.Project.Solution);
    }

    private static async Task<Document> ApplyAsync(CodeAction action, Document document) =>
        (await ChangeAsync(action, document.Project.Solution)).GetDocument(document.Id)!;

    private static async Task<Solution> ChangeAsync(CodeAction action, Solution solution)
    {
        var operations = await action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), TestContext.Current.CancellationToken);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
    }

    private static async Task<string> TextAsync(Document document) => (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static async Task SynthesiseAsync(Document document)
    {
        if (Synthesise is null)
            return;
        var texts = await Task.WhenAll(document.Project.Documents.Select(TextAsync));
        var root = (await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        var isProgram = root.ChildNodes().OfType<GlobalStatementSyntax>().Any();
        var stacks = root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(_ => !isProgram)
            .Where(static type => type.BaseList?.Types.Any(static given => given.Type.ToString() is "Stack" or "Amazon.CDK.Stack") == true)
            .Select(static type => type.Identifier.ValueText);
        Synthesise(texts, [.. stacks]);
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
