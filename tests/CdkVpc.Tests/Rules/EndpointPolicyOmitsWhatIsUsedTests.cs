using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Rules;

public sealed class EndpointPolicyOmitsWhatIsUsedTests
{
    private const string Start = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = new[] { new SubnetConfiguration { Name = "i", SubnetType = SubnetType.PRIVATE_ISOLATED } } });
        var bucket = new Bucket(this, "Data");
        var function = new Function(this, "Reader", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x"), Vpc = vpc, VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });

        """;

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void GrantedBucketThatNoStatementNames_Reports()
    {
        var (endpoint, bucket, function) = Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));

        var finding = Assert.Single(Find());
        Assert.Equal(endpoint.Anchor, finding.Anchor);
        Assert.Equal([bucket.Anchor, function.Grants[0].Anchor], finding.Related.Select(static place => place.Anchor));
        Assert.Contains($"leaves out the bucket '{bucket.Path}', which '{function.Path}' is granted (GrantRead), so that requests to it are denied", finding.Message);
    }

    [Theory]
    [InlineData(false, false, "GrantRead", null)]
    [InlineData(true, false, "GrantRead", "true")]
    [InlineData(false, true, null, null)]
    public void BucketBesideImageLayersOrOneThatIsMadeElsewhere_TellsWhatTheFixIsToAllow(bool hasImages, bool hasOther, string? methods, string? usesImages)
    {
        var (endpoint, _, function) = Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));
        if (hasImages)
            _net.InterfaceEndpoint(endpoint.Vpc, "ecr.dkr");
        if (hasOther)
            function.Grants.Add(new Grant(null, "s3", "AddToRolePolicy", _net.NewAnchor(), Guard.Always) { Named = "arn:aws:s3:::partner-data/*" });

        var properties = Assert.Single(Find()).Properties;
        Assert.Equal(methods, properties.GetValueOrDefault(FindingKeys.Methods));
        Assert.Equal(usesImages, properties.GetValueOrDefault(FindingKeys.UsesImages));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("arn:aws:s3:::*")]
    [InlineData("arn:${AWS::Partition}:s3:::data-*")]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:accesspoint/data")]
    public void StatementThatMayNameIt_IsSilent(string resource)
    {
        Used(_net.Statement(allows: true, ["StringEquals aws:ResourceAccount 111122223333"], resource: resource));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("sqs:*")]
    [InlineData("dynamodb:*")]
    public void StatementOfAnotherService_DoesNotCount(string action)
    {
        Used(_net.Statement(allows: true, [], action: action), _net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));

        Assert.Single(Find());
    }

    [Fact]
    public void WorkloadOfUnknownSubnetsInAVpcOfPublicOnes_IsSilent()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Public);
        _net.GatewayEndpoint(vpc).Policy = Policy(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));
        _net.Function(vpc, _net.Bucket());

        Assert.Empty(Find());
    }

    [Fact]
    public void StatementForThings_IsSilent()
    {
        var (endpoint, bucket, _) = Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));
        var statement = _net.Statement(allows: true, [], resource: "arn:aws:s3:::images");
        statement.Resources.Add(new PolicyValue("${Data/Bucket.Arn}/*", bucket, "/*"));
        endpoint.Policy!.Statements.Add(statement);

        Assert.Empty(Find());
    }

    [Fact]
    public void Table_Reports()
    {
        var vpc = VpcWithSubnet();
        var table = _net.Table();
        _net.GatewayEndpoint(vpc, "dynamodb").Policy = Policy(_net.Statement(allows: true, [], action: "dynamodb:*", resource: "arn:aws:dynamodb:*:*:table/Other"));
        Place(_net.Function(vpc, table), vpc);

        Assert.Contains($"the table '{table.Path}'", Assert.Single(Find()).Message);
    }

    [Fact]
    public void NoPolicy_OrOneThatOnlyDenies_IsLeftToOthers()
    {
        var (endpoint, _, _) = Used(_net.Deny());
        Used().Endpoint.Policy = null;

        Assert.Empty(Find());
        Assert.NotNull(endpoint.Policy);
    }

    [Fact]
    public void WorkloadElsewhere_IsSilent()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));
        var other = VpcWithSubnet();
        Place(_net.Function(other, _net.Bucket()), other);
        _net.Function(null, _net.Bucket());

        Assert.Empty(Find());
    }

    [Fact]
    public void WorkloadOnOtherRouteTables_IsSilent()
    {
        var (_, _, function) = Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*"));
        function.Subnets.Add(_net.Subnet(function.Vpc!, SubnetKind.Public));

        Assert.Empty(Find());
    }

    [Fact]
    public void Unknowns_AreSilent()
    {
        Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*")).Endpoint.Policy!.Statements.IsOpen = true;
        Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*")).Endpoint.IsEscaped = true;
        var open = _net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*");
        open.Resources.IsOpen = true;
        Used(open);
        Used(_net.Statement(allows: null, []));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("ecr.dkr", "arn:aws:s3:::images/*", "", true)]
    [InlineData("ecr.api", "*", "StringEquals aws:ResourceAccount 111122223333", true)]
    [InlineData("ecr.api", "*", "StringEqualsIfExists aws:ResourceAccount 111122223333", false)]
    [InlineData("ecr.api", "*", "StringEquals aws:PrincipalAccount 111122223333", false)]
    [InlineData("ecr.api", "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*", "", false)]
    [InlineData("ecr.api", "arn:${AWS::Partition}:s3:::prod-${AWS::Region}-starport-layer-bucket/*", "", false)]
    [InlineData("ecr.api", "arn:aws:s3:::prod-*", "", false)]
    [InlineData("sqs", "arn:aws:s3:::images/*", "", false)]
    public void ImageLayers_WhileEcrEndpointsAreThere(string service, string resource, string condition, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(_net.Statement(allows: true, condition.Length == 0 ? [] : [condition], resource: resource));
        _net.InterfaceEndpoint(vpc, service);

        var findings = Find();
        Assert.Equal(reports, findings.Count == 1);
        if (reports)
            Assert.Contains("'prod-REGION-starport-layer-bucket', in which ECR keeps the layers of images, which the VPC's endpoints for ECR are for", findings[0].Message);
    }

    [Theory]
    [InlineData("bucket.GrantRead(function);", true)]
    [InlineData("bucket.GrantReadWrite(function);", true)]
    [InlineData("bucket.GrantPut(function.Role!);", true)]
    [InlineData("function.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [bucket.ArnForObjects(\"*\")] }));", true)]
    [InlineData("function.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::partner-data/*\"] }));", true)]
    [InlineData("function.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::example-images/*\"] }));", false)]
    [InlineData("function.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"*\"] }));", false)]
    [InlineData("Bucket.FromBucketName(this, \"Partner\", \"partner-data\").GrantRead(function);", true)]
    [InlineData("Bucket.FromBucketName(this, \"Partner\", \"example-images\").GrantRead(function);", false)]
    [InlineData("Bucket.FromBucketName(this, \"Partner\", Fn.ImportValue(\"name\")).GrantRead(function);", false)]
    [InlineData("bucket.GrantRead(function); endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [\"s3:*\"], Resources = [bucket.BucketArn, bucket.ArnForObjects(\"*\")] }));", false)]
    [InlineData("bucket.GrantRead(new Role(this, \"R\", new RoleProps { AssumedBy = new AccountRootPrincipal() }));", false)]
    [InlineData("vpc.AddInterfaceEndpoint(\"Ecr\", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR_DOCKER });", true)]
    public Task Shapes(string statements, bool reports) => Verify.InStackAsync(
        Start + $$"""
            var endpoint = vpc.{{(reports ? "{|VPC308:AddGatewayEndpoint|}" : "AddGatewayEndpoint")}}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::example-images/*"] }));
            {{statements}}
            """,
        "VPC308");

    [Theory]
    [InlineData("ContainerImage.FromEcrRepository(Amazon.CDK.AWS.ECR.Repository.FromRepositoryName(this, \"Repo\", \"app\"))", true)]
    [InlineData("ContainerImage.FromRegistry(\"public.ecr.aws/nginx/nginx\")", false)]
    public Task ImagesOfTasks(string image, bool reports) => Verify.InStackAsync(
        $$"""
        var vpc = new Vpc(this, "Vpc");
        var endpoint = vpc.{{(reports ? "{|VPC308:AddGatewayEndpoint|}" : "AddGatewayEndpoint")}}("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::example-images/*"] }));
        var task = new FargateTaskDefinition(this, "Task");
        task.AddContainer("app", new ContainerDefinitionOptions { Image = {{image}} });
        _ = new FargateService(this, "Service", new FargateServiceProps { Cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = vpc }), TaskDefinition = task });
        """,
        "VPC308");

    private (GatewayEndpoint Endpoint, Bucket Bucket, Workload Function) Used(params Statement[] statements)
    {
        var vpc = VpcWithSubnet();
        var endpoint = _net.GatewayEndpoint(vpc);
        endpoint.Policy = Policy(statements);
        var bucket = _net.Bucket();
        return (endpoint, bucket, Place(_net.Function(vpc, bucket), vpc));
    }

    private Vpc VpcWithSubnet()
    {
        var vpc = _net.Vpc();
        _net.Subnet(vpc, SubnetKind.Isolated);
        return vpc;
    }

    private static Workload Place(Workload workload, Vpc vpc)
    {
        workload.Subnets.Add(vpc.Subnets[0]);
        return workload;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC308");
}
