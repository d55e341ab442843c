using System.Runtime.CompilerServices;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Oracle;

/// <summary>Has what the fixes write synthesised, where the tests run with the CDK's runtime.</summary>
internal static class SynthesisedFixes
{
    [ModuleInitializer]
    internal static void Require() => VerifyFix.Synthesise = static (sources, stacks) =>
        _ = stacks.Length == 0 ? Synthesis.RunProgram(sources) : Synthesis.RunStacks(sources, stacks);
}
