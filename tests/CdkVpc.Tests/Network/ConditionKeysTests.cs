using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class ConditionKeysTests
{
    [Theory]
    [InlineData("aws:SourceVpcEndpoint")]
    [InlineData("aws:SourceVpceId")]
    [InlineData("aws:VpcId")]
    [InlineData("aws:SourceVcpe")]
    [InlineData("AWS:SourcVpce")]
    [InlineData("aws:SourcVce")]
    [InlineData("aws:SourcVp")]
    [InlineData("aws:SourseVbce")]
    [InlineData("s3:SourceVpce")]
    [InlineData("SourceVpce")]
    public void KeyThatIsNone_IsMistaken(string key) => Assert.True(Key(key).HasMistakenKey());

    [Theory]
    [InlineData("aws:SourceVpce")]
    [InlineData("AWS:SOURCEVPC")]
    [InlineData("aws:SourceVpcArn")]
    [InlineData("aws:VpcSourceIp")]
    [InlineData("aws:VpceAccount")]
    [InlineData("aws:VpceOrgID")]
    [InlineData("aws:VpceOrgPaths")]
    [InlineData("aws:Ec2InstanceSourceVpc")]
    [InlineData("aws:SourceIp")]
    [InlineData("aws:SourceArn")]
    [InlineData("aws:PrincipalTag/vpc")]
    [InlineData("aws:RequestTag/vpc-id")]
    [InlineData("ec2:Vpc")]
    [InlineData("s3:prefix")]
    [InlineData("aws:SomethingNew")]
    [InlineData("aws:SourceName")]
    [InlineData("aws:SourceTag")]
    [InlineData("aws:Ec2InstanceSourceIp")]
    [InlineData("SourceIp")]
    [InlineData("s3:SourceIp")]
    public void OtherKey_IsNot(string key) => Assert.False(Key(key).HasMistakenKey());

    private static Condition Key(string key) => new() { Operator = "StringEquals", Key = key };
}
