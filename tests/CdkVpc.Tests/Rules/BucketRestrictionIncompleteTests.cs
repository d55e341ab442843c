using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class BucketRestrictionIncompleteTests
{
    private const string Restricted = "StringNotEquals aws:SourceVpce vpce-1";

    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("", "Objects", "for the ARN of 'Data/Bucket' only, so that its objects can still be reached another way; name its objects (its ARN and '/*') too")]
    [InlineData("/*", "Bucket", "for the objects of 'Data/Bucket' only, so that the bucket itself, such as the list of its objects, can still be reached another way; name its ARN too")]
    [InlineData("/private/*", "Bucket", "for the objects of 'Data/Bucket' only")]
    public void OnePart_Reports(string suffix, string open, string words)
    {
        var bucket = _net.Bucket();
        var statement = _net.DenyOn(bucket, [suffix], ["s3:*"], Restricted);

        var finding = Assert.Single(Find());
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(bucket.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal(open, finding.Properties[FindingKeys.OpenPart]);
        Assert.Contains($"This statement denies s3:*, which are actions on a bucket and on objects, {words}", finding.Message);
    }

    [Fact]
    public void AllButSomeActions_AreNamedSo()
    {
        var bucket = _net.Bucket();
        var statement = new Statement { Anchor = _net.NewAnchor(), Allows = false };
        statement.Principals.Add(new PolicyValue("*"));
        statement.NotActions.AddRange([new PolicyValue("s3:PutBucketPolicy"), new PolicyValue("s3:GetBucketPolicy")]);
        statement.Resources.Add(new PolicyValue("${Data/Bucket.Arn}", bucket, ""));
        statement.Conditions.AddRange(_net.Deny(Restricted).Conditions);
        bucket.Policy = NetworkBuilder.Policy(statement);

        Assert.Contains("denies all but s3:PutBucketPolicy, s3:GetBucketPolicy, which are", Assert.Single(Find()).Message);
    }

    [Theory]
    [InlineData("s3:GetObject", "s3:ListBucket")]
    [InlineData("s3:Get*", "s3:List*")]
    public void BothKindsByName_Report(params string[] actions)
    {
        _net.DenyOn(_net.Bucket(), ["/*"], actions, Restricted);

        Assert.Single(Find());
    }

    [Theory]
    [InlineData("/*", "s3:GetObject", "s3:PutObject")]
    [InlineData("", "s3:ListBucket")]
    [InlineData("/*", "s3:Get*")]
    public void OneKindByName_IsSilent(string suffix, params string[] actions)
    {
        _net.DenyOn(_net.Bucket(), [suffix], actions, Restricted);

        Assert.Empty(Find());
    }

    [Fact]
    public void BothParts_AreSilent()
    {
        _net.DenyOn(_net.Bucket(), ["", "/*"], ["s3:*"], Restricted);
        _net.DenyOn(_net.Bucket(), ["*"], ["s3:*"], Restricted);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherStatementForTheOtherPart_IsSilent()
    {
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, [""], ["s3:*"], Restricted);
        _net.DenyOn(bucket, ["/*"], ["s3:*"], Restricted);

        Assert.Empty(Find());
    }

    [Fact]
    public void OtherStatementThatMayBeForTheOtherPart_IsSilent()
    {
        Other(suffixes: ["/*"], actions: ["s3:ListBucket"], static other => other.Actions.IsOpen = true);
        Other(suffixes: ["/*"], actions: ["s3:ListBucket"], static other => other.NotActions.IsOpen = true);
        Other(suffixes: [""], actions: ["s3:*"], static other => other.Resources.IsOpen = true);
        Other(suffixes: [], actions: ["s3:*"], static other => other.NotResources.IsOpen = true);
        Other(suffixes: [], actions: ["s3:*"], static other => other.NotResources.Add(new PolicyValue("arn:aws:s3:::public/*")));

        Assert.Empty(Find());

        void Other(string[] suffixes, string[] actions, Action<Statement> change)
        {
            var bucket = _net.Bucket();
            _net.DenyOn(bucket, [""], ["s3:*"], Restricted);
            change(_net.DenyOn(bucket, suffixes, actions, Restricted));
        }
    }

    [Fact]
    public void OtherStatementOfAnExcludedWorld_DoesNotCount()
    {
        var objects = _net.Statement(allows: false, [Restricted], resource: "arn:aws:s3:::*/*", guard: Arm(0));
        _net.BucketWith(objects, _net.Statement(allows: false, [Restricted], guard: Arm(1)));

        var finding = Assert.Single(Find());
        Assert.Equal(objects.Anchor, finding.Anchor);
        Assert.Equal("Bucket", finding.Properties[FindingKeys.OpenPart]);
    }

    [Fact]
    public void ResourceOfAnotherBucket_DoesNotCount()
    {
        var statement = _net.DenyOn(_net.Bucket(), [""], ["s3:*"], Restricted);
        statement.Resources.Add(new PolicyValue("${Data/Other.Arn}/*", _net.Bucket("Data/Other"), "/*"));

        Assert.Single(Find());
    }

    [Fact]
    public void ResourceThatMayBeAnyPart_IsSilent()
    {
        With(new PolicyValue("${Data/Given.Arn}", _net.Bucket("Data/Given", origin: Origin.Unknown), ""));
        With(new PolicyValue("${Data/Table.Arn}", _net.Table(), ""));
        With(new PolicyValue("arn:aws:s3:::data"));
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, [""], ["s3:*"], Restricted).Resources.Add(new PolicyValue(Text: null, bucket));

        Assert.Empty(Find());

        void With(PolicyValue resource) => _net.DenyOn(_net.Bucket(), [""], ["s3:*"], Restricted).Resources.Add(resource);
    }

    [Fact]
    public void OtherStatementAboutSomethingElse_DoesNotCount()
    {
        var bucket = _net.Bucket();
        _net.DenyOn(bucket, [""], ["s3:*"], Restricted);
        _net.DenyOn(bucket, ["/*"], ["s3:*"], "Bool aws:SecureTransport false");

        Assert.Single(Find());
    }

    [Fact]
    public void OtherConditions_AreSilent()
    {
        _net.DenyOn(_net.Bucket(), [""], ["s3:*"], "Bool aws:SecureTransport false");

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        _net.DenyOn(_net.Bucket(), [""], ["s3:*"], Restricted).Resources.IsOpen = true;
        _net.DenyOn(_net.Bucket(), [""], ["s3:*"], Restricted).Resources.Add(PolicyValue.Unknown);
        _net.DenyOn(_net.Bucket(), [""], ["s3:*"], Restricted).Conditions.IsOpen = true;
        var open = _net.Bucket();
        _net.DenyOn(open, [""], ["s3:*"], Restricted);
        open.Policy!.Statements.IsOpen = true;
        var escaped = _net.Bucket();
        _net.DenyOn(escaped, [""], ["s3:*"], Restricted);
        escaped.IsEscaped = true;
        var unknown = _net.Bucket();
        _net.DenyOn(unknown, [""], ["s3:*"], Restricted);
        unknown.PolicyIsUnknown = true;

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("bucket.BucketArn", true)]
    [InlineData("bucket.ArnForObjects(\"*\")", true)]
    [InlineData("bucket.BucketArn + \"/*\"", true)]
    [InlineData("$\"{bucket.BucketArn}/*\"", true)]
    [InlineData("\"arn:aws:s3:::named\"", true)]
    [InlineData("\"*\"", false)]
    [InlineData("bucket.BucketArn, $\"{bucket.BucketArn}/*\"", false)]
    [InlineData("\"arn:aws:s3:::named\", \"arn:aws:s3:::named/*\"", false)]
    public Task Resources(string resources, bool reports) => Verify.InStackAsync(
        $$"""
        var bucket = new Bucket(this, "Data", new BucketProps { BucketName = "named" });
        bucket.{{(reports ? "{|VPC313:AddToResourcePolicy|}" : "AddToResourcePolicy")}}(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = ["s3:*"],
            Resources = [{{resources}}],
            Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = new Vpc(this, "Vpc").VpcId } },
        }));
        """,
        "VPC313");

    [Fact]
    public Task L1Policy_Reports() => Verify.InStackAsync(
        """
        var bucket = new CfnBucket(this, "Data");
        _ = new {|VPC313:CfnBucketPolicy|}(this, "Policy", new CfnBucketPolicyProps
        {
            Bucket = bucket.Ref,
            PolicyDocument = new Dictionary<string, object>
            {
                ["Statement"] = new[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Deny", ["Principal"] = "*", ["NotAction"] = "s3:PutBucketPolicy", ["Resource"] = bucket.AttrArn,
                        ["Condition"] = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = "vpce-0123456789abcdef0" } },
                    },
                },
            },
        });
        """,
        "VPC313");

    private IReadOnlyList<Finding> Find() => _net.Find("VPC313");
}
