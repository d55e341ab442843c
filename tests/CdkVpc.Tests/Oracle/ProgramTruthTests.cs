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

    // What only the machine knows that runs the program is open, and no difference.
    [Theory]
    [InlineData("(System.Environment.GetEnvironmentVariable(\"CDKVPC_NOWHERE\") ?? \"shop.internal\")")]
    [InlineData("$\"{System.Environment.GetEnvironmentVariable(\"CDKVPC_NOWHERE\") ?? \"shop\"}.internal\"")]
    public void NameOfAZone_ThatTheMachineDecides_IsOpen(string name) => Truth.Check(
        name,
        [Truth.InStack($$"""
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0 });
            _ = new Amazon.CDK.AWS.Route53.PrivateHostedZone(this, "Zone", new Amazon.CDK.AWS.Route53.PrivateHostedZoneProps { Vpc = vpc, ZoneName = {{name}} });
            """)],
        "HostedZone Main/Zone, name");
}
