using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class BucketRestrictionsTests
{
    [Theory]
    [InlineData("Both", "s3:PutBucketPolicy")]
    [InlineData("Bucket", "s3:GetObject", "s3:PutObject")]
    [InlineData("Objects", "s3:PutBucketPolicy", "S3:List*")]
    [InlineData("None", "*")]
    [InlineData(null, "s3:GetObject", "?")]
    [InlineData(null, "?", "s3:GetObject")]
    public void AllActionsButSome_AreAboutWhatIsLeft(string? parts, params string[] excepted)
    {
        var statement = new Statement { Anchor = Analyzers.Facts.Anchor.None };
        statement.NotActions.AddRange(excepted.Select(static action => action == "?" ? PolicyValue.Unknown : new PolicyValue(action)));

        Assert.Equal(parts, statement.PartsOfActions()?.ToString());
    }
}
