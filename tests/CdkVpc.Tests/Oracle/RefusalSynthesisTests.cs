using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Oracle.Programs;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>VPC708 says of what CDK refuses that it does, and of what it takes nothing.</summary>
public sealed class RefusalSynthesisTests
{
    public static TheoryData<string> Names => [.. RefusedPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhatCdkRefuses_IsReported(string name)
    {
        var program = Truth.InStack(RefusedPrograms.All[name].Wrong);

        await Verify.DiagnosticsAsync([program], "VPC708");
        TestFileMarkupParser.GetSpans(program, out var unmarked, out System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<Microsoft.CodeAnalysis.Text.TextSpan>> _);
        Assert.NotEmpty(Synthesis.FailureOf(unmarked, TestApp.GlobalUsings));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhatCdkTakes_IsSilent(string name)
    {
        var program = Truth.InStack(RefusedPrograms.All[name].Right);

        await Verify.DiagnosticsAsync([program], "VPC708");
        Assert.NotEmpty(Synthesis.RunProgram(program, TestApp.GlobalUsings).Stacks);
    }
}
