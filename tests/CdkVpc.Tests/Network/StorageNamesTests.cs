using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class StorageNamesTests
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("arn:*", true)]
    [InlineData("arn:aws:s3:::images/*", true)]
    [InlineData("arn:${AWS::Partition}:s3:::im*", true)]
    [InlineData("${Net/Beginning.Ref}:s3:::other", true)]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:accesspoint/other", true)]
    [InlineData("arn:aws:s3:::other/*", false)]
    [InlineData("arn:aws:s*", true)]
    [InlineData("arn:aws:sqs*", false)]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:images", false)]
    [InlineData("arn:aws:dynamodb:eu-west-1:111122223333:table/images", false)]
    public void Text_MayNameABucket(string text, bool expected)
    {
        Assert.Equal(expected, StorageNames.MayName(new PolicyValue(text), Bucket("images")));
        Assert.Equal(expected, StorageNames.MayName(new PolicyValue(text), "images", "s3"));
    }

    [Theory]
    [InlineData("arn:aws:s3:::data-*", true)]
    [InlineData("arn:aws:s3:::data", false)]
    public void NameThatCloudFormationMakesUp_FitsPatternsOnly(string text, bool expected) =>
        Assert.Equal(expected, StorageNames.MayName(new PolicyValue(text), Bucket("")));

    [Theory]
    [InlineData("images", "images", true)]
    [InlineData("other", "images", false)]
    [InlineData("?", "images", true)]
    [InlineData("other", "?", true)]
    [InlineData("", "images", false)]
    [InlineData("images", "", false)]
    [InlineData("", "", false)]
    public void ReferenceToAnotherBucket_MayNameOneOfItsName(string referred, string name, bool expected) =>
        Assert.Equal(expected, StorageNames.MayName(To(Bucket(referred)), Bucket(name)));

    [Theory]
    [InlineData("images", true)]
    [InlineData("other", false)]
    [InlineData("?", true)]
    [InlineData("", false)]
    public void ReferenceToABucket_MayNameWhatIsMadeElsewhere(string referred, bool expected) =>
        Assert.Equal(expected, StorageNames.MayName(To(Bucket(referred)), "images", "s3"));

    [Fact]
    public void ReferenceToTheBucketItself_NamesIt()
    {
        var bucket = Bucket("");

        Assert.True(StorageNames.MayName(To(bucket), bucket));
    }

    [Fact]
    public void ReferenceToATable_NamesNoBucket() =>
        Assert.False(StorageNames.MayName(To(new Table { Name = Setting<string>.Of("images") }), Bucket("images")));

    [Fact]
    public void ReferenceToWhatIsNotKnown_MayNameAny()
    {
        foreach (var thing in new Resource[] { Bucket("other", Origin.Unknown), new Vpc() })
        {
            Assert.True(StorageNames.MayName(To(thing), Bucket("images")));
            Assert.True(StorageNames.MayName(To(thing), "images", "s3"));
        }
    }

    /// <summary>A bucket; of a name that CloudFormation makes up where <paramref name="name"/> is empty, of one that cannot be computed where it is '?'.</summary>
    private static Bucket Bucket(string name, Origin origin = Origin.Created) =>
        new() { Origin = origin, Name = name switch { "" => Setting<string>.Absent, "?" => Setting<string>.Unknown, _ => Setting<string>.Of(name) } };

    private static PolicyValue To(Resource thing) => new("${Thing.Arn}/*", thing, "/*");

    [Fact]
    public void ValueThatCannotBeComputed_MayNameAny()
    {
        Assert.True(StorageNames.MayName(PolicyValue.Unknown, Bucket("images")));
        Assert.True(StorageNames.MayName(PolicyValue.Unknown, "images", "s3"));
    }
}
