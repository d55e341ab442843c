using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using Xunit;

namespace CdkVpc.Tests.Reporting;

/// <summary>Not at the same time as other tests: these rely on failures being let through.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneDefinition;

[Collection<AloneDefinition>]
public sealed class FailureTests : IDisposable
{
    private readonly Action<Exception>? _usual = AppReader.OnFailure;

    public void Dispose() => AppReader.OnFailure = _usual;

    [Fact]
    public void FaultOfOurs_CostsTheDiagnosticsOnly()
    {
        Exception? failure = null;
        AppReader.OnFailure = exception => failure = exception;

        Assert.Same(AppFindings.None, AppReader.Find(null!, Settings.None, CancellationToken.None));
        Assert.IsType<NullReferenceException>(failure);

        AppReader.OnFailure = null;
        Assert.Same(AppFindings.None, AppReader.Find(null!, Settings.None, CancellationToken.None));
    }
}
