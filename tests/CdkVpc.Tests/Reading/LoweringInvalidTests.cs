using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Reading;

public sealed class LoweringInvalidTests
{
    [Theory]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { Missing = 1, MaxAzs = 2 });", "{ new Vpc(0: this, 1: \"Vpc\", 2: new VpcProps() { it.Missing = 1, it.MaxAzs = (Double~)2 }) }")]
    [InlineData("new Vpc(this, \"Vpc\", new VpcProps { MaxAzs = 2 }, 4);", "{ new Vpc(0: this, 1: \"Vpc\", 2: new VpcProps() { it.MaxAzs = (Double~)2 }) }")]
    [InlineData("new Vpc(this, \"Vpc\", new BucketProps { });", "{ new Vpc(0: this, 1: \"Vpc\", 2: new BucketProps()) }")]
    [InlineData("new Vpc(this, \"Vpc\", props: Missing()) { Missing = 1 };", "{ new Vpc(0: this, 1: \"Vpc\", 2: Unknown([Unknown([], ?)], ?)) { it.Missing = 1 } }")]
    [InlineData("new Missing(this, \"Id\");", "{ Unknown([this, \"Id\"], Missing) }")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\"); vpc.AddGatewayEndpoint(\"S3\", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.MISSING }, 3);", "{ var $1 = new Vpc(0: this, 1: \"Vpc\"); $1.AddGatewayEndpoint(0: \"S3\", 1: new GatewayVpcEndpointOptions() { it.Service = GatewayVpcEndpointAwsService.MISSING }) }")]
    [InlineData("var t = SubnetType.PRIVATE_NEW;", "{ var $1 = SubnetType.PRIVATE_NEW }")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\"); var x = vpc.Missing;", "{ var $1 = new Vpc(0: this, 1: \"Vpc\"); var $2 = $1.Missing }")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\"); vpc.Missing(1);", "{ var $1 = new Vpc(0: this, 1: \"Vpc\"); Unknown([$1, 1], ?) }")]
    [InlineData("this.Missing(1);", "{ Unknown([this, 1], ?) }")]
    [InlineData("Missing.Other(1, this);", "{ Unknown([Unknown([Unknown([], ?)], none), 1, this], ?) }")]
    [InlineData("var x = new Bucket(this, \"B\").", "{ var $1 = new Bucket(0: this, 1: \"B\"). }")]
    [InlineData("new Vpc(this,", "{ new Vpc(0: this, 1: Unknown([], none)) }")]
    [InlineData("foreach (var s in missing) { new Bucket(this, s); }", "{ ForEach(1, none, Unknown([], ?), { new Bucket(0: this, 1: $1) }, var) }")]
    [InlineData("missing.ForEach(m => new Bucket(this, m.Name));", "{ Unknown([Unknown([Unknown([], ?)], none), ($1) => { return new Bucket(0: this, 1: Unknown([$1], ?)) }], ?) }")]
    [InlineData("IVpc vpc = new(this, \"Vpc\", 1);", "{ var $1 = Unknown([this, \"Vpc\", 1], IVpc) }")]
    [InlineData("Vpc vpc = new(this, \"Vpc\", 1);", "{ var $1 = new Vpc(0: this, 1: \"Vpc\", 2: 1) }")]
    [InlineData("Local(1, 2); void Local(int a) { }", "{ LocalFunction(0, [1], { return }, False); Test.Local#0(0: 1) }")]
    [InlineData("base.Missing = 2;", "{ this.base:Missing = 2 }")]
    public void Statement_ThatDoesNotCompile_IsStillRead(string statements, string expected) =>
        Assert.Equal(expected, NodeText.Of(Lower($"public Test(Construct scope) : base(scope, \"Id\") {{ {statements} }}").Body(".ctor")!.Code));

    [Fact]
    public void ConstructorCall_WithTooManyArguments_IsStillRead() =>
        Assert.Equal("($0) : Stack(0: $0, 1: \"Id\", 2: null) {  }", NodeText.Of(Lower("public Test(Construct scope) : base(scope, \"Id\", null, 4) { }").Body(".ctor")));

    private static LoweredSource Lower(string member) => LoweredSource.Of(CdkReferences.Default, $$"""
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.S3;
        using Constructs;

        class Test : Stack { {{member}} }
        """);
}
