using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class ConditionReasoningTests
{
    [Theory]
    [InlineData("Null", true, "true")]
    [InlineData("null", false, "False")]
    [InlineData("Null", null, "?")]
    [InlineData("Null", null, "true", "false")]
    [InlineData("Null", null)]
    [InlineData("Bool", null, "true")]
    [InlineData("StringEquals", null, "true")]
    public void Absence_IsAskedForByNullOfOneValue(string @operator, bool? expected, params string[] values) =>
        Assert.Equal(expected, Condition(@operator, "aws:SourceVpce", values).AsksForAbsence());

    [Fact]
    public void Absence_OfValuesThatMayBeMore_IsUnknown()
    {
        var condition = Condition("Null", "aws:SourceVpce", "true");
        condition.Values.IsOpen = true;

        Assert.Null(condition.AsksForAbsence());
    }

    [Theory]
    [InlineData("Bool aws:PrincipalIsAWSService false", true)]
    [InlineData("BoolIfExists AWS:ViaAWSService False", true)]
    [InlineData("Bool aws:ViaAWSService true", false)]
    [InlineData("Bool aws:SecureTransport false", false)]
    [InlineData("ArnNotLike aws:PrincipalArn arn:aws:iam::111122223333:role/Admin", true)]
    [InlineData("StringNotLike aws:userid AROA*", true)]
    [InlineData("StringNotEquals aws:username admin", true)]
    [InlineData("ArnLike aws:PrincipalArn arn:aws:iam::111122223333:role/Reader", false)]
    [InlineData("StringNotEquals s3:prefix public/", false)]
    public void Exceptions_AreOfServicesAndOfIdentities(string condition, bool expected)
    {
        var parts = condition.Split(' ');

        Assert.Equal(expected, Condition(parts[0], parts[1], parts[2]).ExceptsSomeone());
    }

    [Fact]
    public void ServicesOfBothKinds_AreNoException() => Assert.False(Condition("Bool", "aws:PrincipalIsAWSService", "false", "true").ExceptsSomeone());

    private static Condition Condition(string @operator, string key, params string[] values)
    {
        var condition = new Condition { Operator = @operator, Key = key };
        condition.Values.AddRange(values.Select(static value => value == "?" ? PolicyValue.Unknown : new PolicyValue(value)));
        return condition;
    }
}
