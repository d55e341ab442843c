using CdkVpc.Tests.Oracle.Comparison;
using CdkVpc.Tests.Oracle.Programs;
using Xunit;

namespace CdkVpc.Tests.Oracle;

/// <summary>Programs in the shapes in which people write CDK are read as CDK synthesises them.</summary>
public sealed class ProgramTruthTests
{
    public static TheoryData<string> Stacks => [.. StackShapes.All.Keys];

    public static TheoryData<string> Constructs => [.. ConstructShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Stacks_AreReadAsTheyAreSynthesised(string name) => Truth.Check(name, [StackShapes.All[name]]);

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Constructs_AreReadAsTheyAreSynthesised(string name) => Truth.Check(name, [Truth.InStack(ConstructShapes.All[name])]);
}
