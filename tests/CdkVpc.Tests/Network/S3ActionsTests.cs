using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class S3ActionsTests
{
    [Theory]
    [InlineData("s3:*", "Both")]
    [InlineData("*", "Both")]
    [InlineData("S3:GETOBJECT", "Objects")]
    [InlineData("s3:PutObjectTagging", "Objects")]
    [InlineData("s3:ListMultipartUploadParts", "Objects")]
    [InlineData("s3:ListBucket", "Bucket")]
    [InlineData("s3:PutBucketPolicy", "Bucket")]
    [InlineData("s3:Get*", "Objects")]
    [InlineData("s3:List*", "Bucket")]
    [InlineData("s3:GetBucket*", "Bucket")]
    [InlineData("s3:Delete*", "Objects")]
    [InlineData("s3:Abort*", "Objects")]
    [InlineData("sqs:SendMessage", "None")]
    public void Actions_AreAboutParts(string action, string parts) => Assert.Equal(Enum.Parse<BucketParts>(parts), S3Actions.PartsOf(action));

    [Theory]
    [InlineData("s3:*", true)]
    [InlineData("*", true)]
    [InlineData("s3:?*", true)]
    [InlineData("s3:Get*", false)]
    [InlineData("s3:*Object", false)]
    [InlineData("s3:*Bucket*", false)]
    [InlineData("s3:??t*", false)]
    [InlineData("s3:*t", false)]
    public void EveryAction(string action, bool expected) => Assert.Equal(expected, S3Actions.IsEvery(action));
}
