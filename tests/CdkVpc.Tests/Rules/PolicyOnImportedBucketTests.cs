using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class PolicyOnImportedBucketTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void DroppedStatement_Reports()
    {
        var bucket = _net.Bucket(origin: Origin.Imported);
        var statement = _net.Allow();
        bucket.DroppedStatements.Add(statement);

        var finding = Assert.Single(_net.Find("VPC320"));
        Assert.Equal(statement.Anchor, finding.Anchor);
        Assert.Equal(bucket.Anchor, Assert.Single(finding.Related).Anchor);
    }

    [Theory]
    [InlineData("Bucket.FromBucketName(this, \"B\", \"name\").{|VPC320:AddToResourcePolicy|}(statement);")]
    [InlineData("var b = Bucket.FromBucketArn(this, \"B\", \"arn:aws:s3:::name\"); b.{|VPC320:AddToResourcePolicy|}(statement);")]
    [InlineData("IBucket b = Bucket.FromBucketAttributes(this, \"B\", new BucketAttributes { BucketName = \"name\" }); b.{|VPC320:AddToResourcePolicy|}(statement);")]
    [InlineData("Bucket.FromBucketName(this, \"B\", new Bucket(this, \"Own\").BucketName).{|VPC320:AddToResourcePolicy|}(statement);")]
    [InlineData("Bucket.FromCfnBucket(new CfnBucket(this, \"B\")).AddToResourcePolicy(statement);")]
    [InlineData("new Bucket(this, \"B\").AddToResourcePolicy(statement);")]
    [InlineData("new BucketPolicy(this, \"P\", new BucketPolicyProps { Bucket = Bucket.FromBucketName(this, \"B\", \"name\") }).Document.AddStatements(statement);")]
    [InlineData("new CfnBucketPolicy(this, \"P\", new CfnBucketPolicyProps { Bucket = \"name\", PolicyDocument = new PolicyDocument(new PolicyDocumentProps { Statements = [statement] }) });")]
    [InlineData("(Fn.Ref(\"X\") == \"\" ? Bucket.FromBucketName(this, \"B\", \"name\") : new Bucket(this, \"C\")).{|VPC320:AddToResourcePolicy|}(statement);")]
    public Task Shapes(string statements) => Verify.InStackAsync(
        """
        var statement = new PolicyStatement(new PolicyStatementProps { Principals = [new AccountRootPrincipal()], Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::name/*"] });

        """ + statements,
        "VPC320");

    [Fact]
    public Task BucketOfAHelper_ReportsTheCallInIt() => Verify.DiagnosticsAsync(
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id) : base(scope, id) => Restrict(Bucket.FromBucketName(this, "B", "name"));

            private static void Restrict(IBucket bucket) =>
                bucket.{|VPC320:AddToResourcePolicy|}(new PolicyStatement(new PolicyStatementProps { Principals = [new AccountRootPrincipal()], Actions = ["s3:*"], Resources = [bucket.BucketArn] }));
        }
        """,
        "VPC320");

    [Fact]
    public Task BucketOfAnUnknownCaller_IsSilent() => Verify.DiagnosticsAsync(
        """
        public static class Helpers
        {
            public static void Restrict(IBucket bucket) =>
                bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AccountRootPrincipal()], Actions = ["s3:*"], Resources = [bucket.BucketArn] }));
        }
        """,
        "VPC320");
}
