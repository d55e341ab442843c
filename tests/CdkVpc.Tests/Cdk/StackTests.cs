using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

/// <summary>What stacks, nodes and intrinsic functions mean for the network.</summary>
public sealed class StackTests
{
    [Fact]
    public void ExportedIds_AreFollowed()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
            new CfnOutput(this, "Out", new CfnOutputProps { Value = vpc.VpcId, ExportName = "the-vpc" });
            new CfnOutput(this, "Subnet", new CfnOutputProps { Value = vpc.PublicSubnets[0].SubnetId, ExportName = "the-subnet" });
            var other = new Stack((App)scope, "Other");
            var again = Vpc.FromVpcAttributes(other, "Again", new VpcAttributes
            {
                VpcId = Fn.ImportValue("the-vpc"), AvailabilityZones = new[] { "a" }, PublicSubnetIds = new[] { Fn.ImportValue("the-subnet") },
            });
            again.AddFlowLog("Log");
            new CfnFlowLog(other, "SubnetLog", new CfnFlowLogProps { ResourceType = "Subnet", ResourceId = again.PublicSubnets[0].SubnetId });
            """);

        var vpc = Assert.Single(network.Vpcs);
        Assert.Equal(2, network.Subnets.Count);
        Assert.Equal<Resource?>([vpc, vpc.Subnets[0]], network.FlowLogs.Select(static log => log.Subject));
    }

    [Fact]
    public void Conditions_MakeResourcesExclusiveOrMaybe()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc");
            var wanted = new CfnCondition(this, "Wanted", new CfnConditionProps { Expression = Fn.ConditionEquals("a", "b") });
            var log = new CfnFlowLog(this, "Log", new CfnFlowLogProps { ResourceType = "VPC", ResourceId = vpc.VpcId });
            log.CfnOptions.Condition = wanted;
            """);

        Assert.False(Assert.Single(network.FlowLogs).Guard.IsAlways);
        Assert.True(network.Vpcs[0].Guard.IsAlways);
    }

    [Fact]
    public void ResourceByItsTypeName_OpensWhatItRefersTo()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc");
            var other = new Vpc(this, "Other");
            new CfnResource(this, "Log", new CfnResourceProps
            {
                Type = "AWS::EC2::FlowLog",
                Properties = new Dictionary<string, object> { ["ResourceId"] = vpc.VpcId },
            });
            """);

        Assert.Equal([true, false], network.Vpcs.Select(static vpc => vpc.IsEscaped));
    }

    [Theory]
    [InlineData("Fn.Join(\"\", new[] { \"10.\", \"7.0.0/16\" })", "10.7.0.0/16")]
    [InlineData("Fn.Select(1, new[] { \"10.6.0.0/16\", \"10.7.0.0/16\" })", "10.7.0.0/16")]
    [InlineData("Fn.Sub(\"10.7.0.0/16\")", "10.7.0.0/16")]
    [InlineData("Fn.Split(\"|\", \"10.6.0.0/16|10.7.0.0/16\")[1]", "10.7.0.0/16")]
    [InlineData("Fn.Sub(\"10.${Second}.0.0/16\", new Dictionary<string, string> { [\"Second\"] = \"7\" })", "10.7.0.0/16")]
    [InlineData("Fn.ImportValue(\"range\")", "(unknown)")]
    [InlineData("(string)Node.TryGetContext(\"range\")", "(unknown)")]
    [InlineData("this.Region == \"eu-west-1\" ? \"10.7.0.0/16\" : \"10.8.0.0/16\"", "10.7.0.0/16")]
    public void Range_ByFunctions(string expression, string expected)
    {
        var network = Networks.OfStack(
            $$"""new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = {{expression}} });""",
            """new StackProps { Env = new Amazon.CDK.Environment { Account = "1", Region = "eu-west-1" } }""");

        Assert.Equal(expected, Assert.Single(network.Vpcs).Range.ToString());
    }

    [Fact]
    public void ReadingAndTagging_LetNothingEscape()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc");
            Amazon.CDK.Tags.Of(this).Add("a", "b");
            Annotations.Of(vpc).AddWarning("x");
            foreach (var child in vpc.Node.Children)
                Console.WriteLine(child.Node.Path);
            """);

        Assert.False(Assert.Single(network.Vpcs).IsEscaped);
    }

    [Fact]
    public void PartsThatAreNotKnown_OpenTheirConstruct()
    {
        var network = Networks.OfStack("""
            var vpc = new Vpc(this, "Vpc");
            vpc.PrivateSubnets[0].Node.TryRemoveChild("DefaultRoute");
            """);

        Assert.Equal(
            [false, false, true, false],
            network.Subnets.Select(static subnet => subnet.IsEscaped));
        Assert.Equal(network.Subnets.Select(static subnet => subnet.IsEscaped), network.RouteTables.Select(static table => table.IsEscaped));
    }
}
