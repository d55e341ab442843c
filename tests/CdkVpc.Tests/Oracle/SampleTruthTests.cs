using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>The sample app is read as CDK synthesises it.</summary>
public sealed class SampleTruthTests
{
    [Fact]
    public void SampleApp_IsReadAsItIsSynthesised() => Truth.Check("samples/CdkApp", [.. SampleApp.Sources.Values, "global using System.IO;"]);
}
