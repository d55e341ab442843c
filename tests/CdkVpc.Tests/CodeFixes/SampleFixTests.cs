using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class SampleFixTests
{
    [Fact]
    public Task EveryMistakeThatHasAFix_IsFixed() =>
        VerifyFix.ProgramAsync(SampleApp.Sources.Add("ImplicitUsings.cs", SampleApp.ImplicitUsings));
}
