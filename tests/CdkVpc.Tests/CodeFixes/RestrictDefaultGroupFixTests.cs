using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class RestrictDefaultGroupFixTests
{
    private const string Rule = "VPC614";

    [Fact]
    public Task Props_AreFixed() => VerifyFix.PatchAsync(Rule,
        """
        - new Vpc(this, "Plain");
        - new Vpc(this, "InOneLine", new VpcProps { MaxAzs = 2 });
        + new Vpc(this, "Plain", new VpcProps { RestrictDefaultSecurityGroup = true });
        + new Vpc(this, "InOneLine", new VpcProps { MaxAzs = 2, RestrictDefaultSecurityGroup = true });
          new Vpc(this, "Off", new VpcProps
          {
        -     RestrictDefaultSecurityGroup = false,
        +     RestrictDefaultSecurityGroup = true,
              MaxAzs = 2,
          });
        """);

    [Theory]
    [InlineData("""var vpcProps = new VpcProps(); new Vpc(this, "Vpc", vpcProps);""")]
    [InlineData("""new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });""")]
    [InlineData("""new Cluster(this, "Cluster");""")]
    public Task PropsElsewhere_AreNotOffered(string statements) => VerifyFix.IsNotOfferedInStackAsync(Rule, statements);
}
