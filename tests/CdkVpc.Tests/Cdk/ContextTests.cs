using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

/// <summary>What <c>Node.TryGetContext</c> answers, told by the range of a VPC.</summary>
public sealed class ContextTests
{
    private const string ContextFile = """
        {
          "app": "dotnet run",
          "context": {
            "cidr": "10.1.0.0/16",
            "second": 2,
            "isProduction": true,
            "stages": { "prod": { "cidr": "10.9.0.0/16", "zones": [1, 2] } },
            "list": ["10.7.0.0/16", "10.8.0.0/16"],
            "stage": "prod",
            "nothing": null
          }
        }
        """;

    [Theory]
    [InlineData("(string)Node.TryGetContext(\"cidr\")", "10.1.0.0/16")]
    [InlineData("Node.TryGetContext(\"cidr\") as string ?? \"10.0.0.0/16\"", "10.1.0.0/16")]
    [InlineData("Node.TryGetContext(\"cidr\").ToString()!", "10.1.0.0/16")]
    [InlineData("$\"10.{Node.TryGetContext(\"second\")}.0.0/16\"", "10.2.0.0/16")]
    [InlineData("$\"10.{(double)Node.TryGetContext(\"second\") + 1}.0.0/16\"", "10.3.0.0/16")]
    [InlineData("(bool)Node.TryGetContext(\"isProduction\") ? \"10.1.0.0/16\" : \"10.2.0.0/16\"", "10.1.0.0/16")]
    [InlineData("Node.TryGetContext(\"isProduction\") is true ? \"10.1.0.0/16\" : \"10.2.0.0/16\"", "10.1.0.0/16")]
    [InlineData("(string)((IDictionary<string, object>)((IDictionary<string, object>)Node.TryGetContext(\"stages\"))[\"prod\"])[\"cidr\"]", "10.9.0.0/16")]
    [InlineData("(string)((Dictionary<string, object>)((Dictionary<string, object>)Node.TryGetContext(\"stages\"))[(string)Node.TryGetContext(\"stage\")])[\"cidr\"]", "10.9.0.0/16")]
    [InlineData("(string)((object[])Node.TryGetContext(\"list\"))[1]", "10.8.0.0/16")]
    [InlineData("Node.TryGetContext(\"nothing\") == null ? \"10.1.0.0/16\" : \"10.2.0.0/16\"", "10.1.0.0/16")]
    [InlineData("(string)scope.Node.TryGetContext(\"cidr\")", "10.1.0.0/16")]
    public void ValueOfCdkJson_IsKnown(string cidr, string range) => Assert.Equal(range, RangeOf(cidr, contextFile: ContextFile));

    [Theory]
    [InlineData("(string)Node.TryGetContext(\"elsewhere\")")]
    [InlineData("Node.TryGetContext(\"elsewhere\") as string ?? \"10.0.0.0/16\"")]
    [InlineData("(string)Node.TryGetContext(System.Environment.GetEnvironmentVariable(\"KEY\")!)")]
    [InlineData("(string)((IDictionary<string, object>)Node.TryGetContext(\"stages\"))[\"test\"]")]
    public void ValueThatStandsNowhere_IsUnknown(string cidr) => Assert.Equal("(unknown)", RangeOf(cidr, contextFile: ContextFile));

    [Theory]
    [InlineData(null)]
    [InlineData("{ \"context\": { \"cidr\": \"10.1.0.0/16\", } }")]
    [InlineData("{ \"context\": [] }")]
    [InlineData("[]")]
    public void WithoutCdkJson_ValuesAreUnknown(string? contextFile) => Assert.Equal("(unknown)", RangeOf("(string)Node.TryGetContext(\"cidr\")", contextFile: contextFile));

    // Held against the real CDK in ContextSynthesisTests.
    [Theory]
    [InlineData("Context = new Dictionary<string, object> { [\"own\"] = \"10.5.0.0/16\" }", "own", "10.5.0.0/16")]
    [InlineData("Context = new Dictionary<string, object> { [\"cidr\"] = \"10.5.0.0/16\" }", "cidr", "10.1.0.0/16")]
    [InlineData("PostCliContext = new Dictionary<string, object> { [\"cidr\"] = \"10.5.0.0/16\" }", "cidr", "10.5.0.0/16")]
    [InlineData("Context = Settings.Unknown()", "own", "(unknown)")]
    [InlineData("Context = Settings.Unknown()", "cidr", "10.1.0.0/16")]
    [InlineData("PostCliContext = Settings.Unknown()", "cidr", "(unknown)")]
    public void ContextOfAnApp_GoesBelowOrAboveCdkJson(string props, string key, string range) => Assert.Equal(
        range,
        RangeOf(
            $"(string)Node.TryGetContext(\"{key}\")",
            $"new App(new AppProps {{ {props.Replace("Settings.Unknown()", "(IDictionary<string, object>)AppDomain.CurrentDomain.GetData(\"x\")!", StringComparison.Ordinal)} }})",
            ContextFile));

    [Fact]
    public void ContextOfAConstruct_GoesAboveThatOfTheApp()
    {
        var network = Networks.OfStack("""
            Node.SetContext("cidr", "10.6.0.0/16");
            new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr((string)Node.TryGetContext("cidr")) });
            new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr((string)scope.Node.TryGetContext("cidr")) });
            """, contextFile: ContextFile);

        Assert.Equal(["10.6.0.0/16", "10.1.0.0/16"], network.Vpcs.Select(static vpc => vpc.Range.ToString()));
    }

    [Fact]
    public void ContextThatIsSetOnABranch_IsUnknown() => Assert.Equal("(unknown)", RangeOf(
        "(string)Node.TryGetContext(\"cidr\")", contextFile: ContextFile, before: "if (System.Environment.GetEnvironmentVariable(\"X\") == \"1\") Node.SetContext(\"cidr\", \"10.6.0.0/16\");"));

    [Fact]
    public void AnObjectThatTheProgramChanges_IsChangedForItAlone()
    {
        var network = Networks.OfStack("""
            var stages = (IDictionary<string, object>)Node.TryGetContext("stages");
            stages["prod"] = "10.6.0.0/16";
            new Vpc(this, "A", new VpcProps { IpAddresses = IpAddresses.Cidr((string)stages["prod"]) });
            var prod = (IDictionary<string, object>)((IDictionary<string, object>)Node.TryGetContext("stages"))["prod"];
            new Vpc(this, "B", new VpcProps { IpAddresses = IpAddresses.Cidr((string)prod["cidr"]) });
            """, contextFile: ContextFile);

        Assert.Equal(["10.6.0.0/16", "10.9.0.0/16"], network.Vpcs.Select(static vpc => vpc.Range.ToString()));
    }

    private static string RangeOf(string cidr, string app = "new App()", string? contextFile = null, string before = "") => Assert.Single(Networks.OfStack(
        $"{before}\nvar cidr = {cidr};\nnew Vpc(this, \"Vpc\", new VpcProps {{ IpAddresses = IpAddresses.Cidr(cidr) }});", app: app, contextFile: contextFile).Vpcs).Range.ToString();
}
