using CdkVpc.Analyzers.Rules;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class RuleOptionsTests
{
    [Theory]
    [InlineData("Legacy*")]
    [InlineData("Net/Legacy*")]
    public void SameExemptConstructs_AreEqual(string pattern)
    {
        Assert.Equal(new PathPattern(pattern), new PathPattern(pattern));
        Assert.Equal(new PathPattern(pattern).GetHashCode(), new PathPattern(pattern).GetHashCode());
        Assert.Equal(Exempting(pattern), Exempting(pattern));
        Assert.Equal(Exempting(pattern).GetHashCode(), Exempting(pattern).GetHashCode());
    }

    [Fact]
    public void OtherExemptConstructs_OrNone_AreNotEqual()
    {
        Assert.NotEqual(new PathPattern("Legacy"), new PathPattern("Legacy/Vpc"));
        Assert.NotEqual(Exempting("Legacy"), Exempting("Legacy/Vpc"));
        Assert.False(new PathPattern("Legacy").Equals(null));
        Assert.False(Exempting("Legacy").Equals(null));
    }

    private static RuleOptions Exempting(string pattern) => new() { ExemptConstructs = [new PathPattern(pattern)] };
}
