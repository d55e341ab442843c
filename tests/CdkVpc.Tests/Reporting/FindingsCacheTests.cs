using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Reporting;

public sealed class FindingsCacheTests
{
    private static readonly Settings OtherOptions = new(new RuleOptions { RestrictsEveryBucket = true });

    private readonly List<CSharpCompilation> _built = [];
    private readonly FindingsCache _cache;

    public FindingsCacheTests() => _cache = new FindingsCache((compilation, _, _) =>
    {
        lock (_built)
            _built.Add(compilation);
        return new AppFindings([], compilation.SyntaxTrees);
    });

    [Fact]
    public void AnotherInstanceOfTheSameSnapshot_IsKnown()
    {
        var compilation = Compilation("class A;", "class B;");
        var findings = Get(compilation);

        Assert.Same(findings, Get(compilation.Clone()));
        Assert.Same(findings, Get(CSharpCompilation.Create(compilation.AssemblyName, compilation.SyntaxTrees, compilation.References, compilation.Options)));
        Assert.Single(_built);
    }

    [Fact]
    public void WhatFindingsDependOn_IsNotKnown()
    {
        var compilation = Compilation("class A;", "class B;");
        Get(compilation);

        Get(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse("class B { }")));
        Get(compilation.WithReferences(CdkReferences.Net80Only.Skip(1)));
        Get(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)));
        _cache.Get(compilation, OtherOptions, CancellationToken.None);
        _cache.Get(compilation, Settings.None with { ContextFile = "{}" }, CancellationToken.None);
        _cache.Get(compilation, Settings.None with { ContextFile = new string("{}".ToCharArray()) }, CancellationToken.None);

        Assert.Equal(6, _built.Count);
    }

    [Fact]
    public void LastFew_AreKept()
    {
        var compilations = Enumerable.Range(0, 5).Select(static i => Compilation($"class A{i};")).ToList();
        foreach (var compilation in compilations)
            Get(compilation);

        Get(compilations[4]);
        Get(compilations[1]);
        Assert.Equal(5, _built.Count);

        Get(compilations[0]);
        Assert.Equal(6, _built.Count);
    }

    [Fact]
    public void Cancellation_IsNotKept()
    {
        using var cancelled = new CancellationTokenSource();
        var findings = AppFindings.None;
        var cache = new FindingsCache((_, _, token) =>
        {
            cancelled.Cancel();
            token.ThrowIfCancellationRequested();
            return findings;
        });
        var compilation = Compilation("class A;");

        Assert.Throws<OperationCanceledException>(() => cache.Get(compilation, Settings.None, cancelled.Token));
        Assert.Same(findings, cache.Get(compilation, Settings.None, CancellationToken.None));
    }

    [Fact]
    public async Task ManyAtOnce_BuildOnce()
    {
        var compilation = Compilation("class A;");
        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Get(compilation.Clone()), TestContext.Current.CancellationToken)));

        Assert.Single(all.Distinct());
        Assert.Single(_built);
    }

    [Fact]
    public async Task WhoWaits_MayGiveUp_AndTakesOverFromOneWhoDoes()
    {
        using var first = new CancellationTokenSource();
        using var impatient = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        var builds = 0;
        var cache = new FindingsCache((_, _, token) =>
        {
            if (Interlocked.Increment(ref builds) == 1)
            {
                started.Set();
                token.WaitHandle.WaitOne();
                token.ThrowIfCancellationRequested();
            }

            return AppFindings.None;
        });
        var compilation = Compilation("class A;");

        var builder = Get(first.Token);
        started.Wait(TestContext.Current.CancellationToken);
        var one = Get(impatient.Token);
        var other = Get(CancellationToken.None);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.False(other.IsCompleted);

        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => builder);
        Assert.Same(AppFindings.None, await other);
        Assert.Equal(2, builds);

        Task<AppFindings> Get(CancellationToken token) =>
            Task.Factory.StartNew(() => cache.Get(compilation, Settings.None, token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    [Fact]
    public void NothingOfTheCompiler_IsKeptAlive()
    {
        var cache = new FindingsCache(AppReader.Find);
        var trees = Fill(cache);

        var reached = ObjectGraph.Reachable(cache).Select(static reached => reached.Value).ToList();
        Assert.Contains(reached, static value => value is DiagnosticDescriptor);
        Assert.DoesNotContain(reached, static value =>
            value is SyntaxTree or SyntaxNode or ISymbol or IOperation or SemanticModel or Microsoft.CodeAnalysis.Compilation or MetadataReference);
        GC.KeepAlive(trees);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ImmutableArray<SyntaxTree> Fill(FindingsCache cache)
    {
        var compilation = new TestApp(Verify.Stack("""
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { VpcId = "vpc-1" }) });
            group.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            """)).Compile();
        var findings = cache.Get(compilation, Settings.None, CancellationToken.None);
        Assert.Contains(findings.In(compilation.SyntaxTrees[0], compilation.SyntaxTrees), static diagnostic => diagnostic.Id == "VPC611");
        return compilation.SyntaxTrees;
    }

    private AppFindings Get(CSharpCompilation compilation) => _cache.Get(compilation, Settings.None, CancellationToken.None);

    private static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "App", sources.Select(Parse), CdkReferences.Net80Only, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source);
}
