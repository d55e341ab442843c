using System.Collections.Immutable;
using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Oracle.Programs;
using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>VPC708 and VPC709 say of what CDK refuses that it does, and of what it takes nothing.</summary>
public sealed class RefusalSynthesisTests
{
    private static readonly IReadOnlyDictionary<(string Rule, string Name), (string Wrong, string Right)> Programs =
        RefusedPrograms.All.Select(static program => (Rule: "VPC708", Program: program))
            .Concat(IncompletePrograms.All.Select(static program => (Rule: "VPC709", Program: program)))
            .ToDictionary(static entry => (entry.Rule, entry.Program.Key), static entry => entry.Program.Value);

    public static TheoryData<string, string> Names => [.. Programs.Keys.Select(static key => (key.Rule, key.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhatCdkRefuses_IsReported(string rule, string name)
    {
        var program = Truth.InStack(Programs[(rule, name)].Wrong);

        await Verify.DiagnosticsAsync([program], "VPC708", "VPC709");
        TestFileMarkupParser.GetSpans(program, out var unmarked, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        Assert.NotEmpty(Synthesis.FailureOf(unmarked, TestApp.GlobalUsings));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhatCdkTakes_IsSilent(string rule, string name)
    {
        var program = Truth.InStack(Programs[(rule, name)].Right);

        await Verify.DiagnosticsAsync([program], "VPC708", "VPC709");
        Assert.NotEmpty(Synthesis.RunProgram(program, TestApp.GlobalUsings).Stacks);
    }
}
