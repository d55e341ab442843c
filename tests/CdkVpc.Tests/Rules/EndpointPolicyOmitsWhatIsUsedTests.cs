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
    public void StatementOfSeveralServices_IsSilent()
    {
        var (endpoint, _, _) = Used(_net.Statement(allows: true, [], action: "sqs:SendMessage"));
        endpoint.Policy!.Statements[0].Actions.Add(new PolicyValue("s3:GetObject"));

        Assert.Empty(Find());
    }

    [Fact]
    public void DenyOfIt_DoesNotCount()
    {
        Used(Images(), _net.Deny());

        Assert.Single(Find());
    }

    [Fact]
    public void StatementThatMayBeForIt_IsSilent()
    {
        Used(Images(), Bare(static bare => bare.NotResources.Add(new PolicyValue("arn:aws:s3:::images/*"))));
        Used(Images(), Bare(static bare => bare.NotResources.IsOpen = true));
        Used(Images(), Bare(static bare => bare.NotActions.Add(new PolicyValue("s3:DeleteObject"))));
        Used(Images(), Bare(static bare => bare.NotActions.IsOpen = true));
        Used(Images(), Bare(static bare => bare.Actions.IsOpen = true));

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void StatementOfAnExcludedWorld_DoesNotCount(int arm, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0)).Policy = Policy(Images(), _net.Statement(allows: true, [], guard: Arm(arm)));
        Place(_net.Function(vpc, _net.Bucket()), vpc);

        Assert.Equal(reports, Find().Count == 1);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void WorkloadOfAnExcludedWorld_IsSilent(int arm, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0)).Policy = Policy(Images());
        Granted(_net.Workload("Lambda function", [vpc.Subnets[0]], [], guard: Arm(arm)));

        Assert.Equal(reports, Find().Count == 1);
    }

    [Fact]
    public void BucketThatIsKnownByAParameterOnly_IsSilent()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(Images());
        Place(_net.Function(vpc, _net.Bucket(origin: Origin.Unknown)), vpc);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(0, true, false)]
    [InlineData(1, false, false)]
    public void GrantOfAnExcludedWorld_OrForAws_IsSilent(int arm, bool isForAws, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0)).Policy = Policy(Images());
        Granted(Place(_net.Function(vpc), vpc), Arm(arm), isForAws);

        Assert.Equal(reports, Find().Count == 1);
    }

    [Fact]
    public void WorkloadOfUnknownSubnets_IsInThePrivateOnes()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(Images());
        _net.Subnet(vpc, SubnetKind.Public);
        Granted(_net.Function(vpc));

        Assert.Single(Find());
    }

    [Fact]
    public void WorkloadOfOneSubnet_IsNotInTheOthers()
    {
        var (endpoint, _, _) = Used(Images());
        _net.Subnet(endpoint.Vpc!);

        Assert.Single(Find());
    }

    [Fact]
    public void WorkloadInASubnetWithoutARouteTableOfItsOwn_IsSilent()
    {
        var (_, _, function) = Used(Images());
        function.Subnets.Add(new Subnet { Vpc = function.Vpc, Kind = SubnetKind.Isolated });

        Assert.Empty(Find());
    }

    [Fact]
    public void GrantOfAnotherService_IsSilent()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(Images());
        Place(_net.Function(vpc, _net.Table()), vpc);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void HostsOfTasks_MayBeInAnySubnet(bool isPublic)
    {
        var vpc = VpcWithSubnet();
        var endpoint = _net.GatewayEndpoint(vpc);
        endpoint.Policy = Policy(Images());
        var other = _net.Subnet(vpc, isPublic ? SubnetKind.Public : SubnetKind.Isolated);
        Granted(_net.Caller(vpc, "ECS service", runsOnHosts: true, subnets: [vpc.Subnets[0]]));
        Assert.Empty(Find());

        endpoint.RouteTables.AddRange(other.RouteTables);
        Assert.Single(Find());
    }

    [Fact]
    public void WhatCallsNothingItself_IsSilent()
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(Images());
        Granted(_net.Caller(vpc, "database"));

        Assert.Empty(Find());
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
        Used(_net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*")).Endpoint.PolicyIsUnknown = true;
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
    [InlineData("ecr.api", "*", "ForAllValues:StringEquals aws:ResourceAccount 111122223333", false)]
    [InlineData("ecr.api", "*", "StringNotEquals aws:ResourceAccount 111122223333", false)]
    [InlineData("ecr.api", "*", "StringEquals aws:PrincipalAccount 111122223333", false)]
    [InlineData("ecr.api", "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*", "", false)]
    [InlineData("ecr.api", "arn:${AWS::Partition}:s3:::prod-${AWS::Region}-starport-layer-bucket/*", "", false)]
    [InlineData("ecr.api", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*", "", false)]
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

    [Fact]
    public void ImageLayers_UnderAConditionOfOwnersThatMayBeAws_AreAllowed()
    {
        var two = _net.Statement(allows: true, ["StringEquals aws:ResourceAccount 111122223333"]);
        two.Conditions[0].Values.Add(new PolicyValue("444455556666"));
        var open = _net.Statement(allows: true, ["StringEquals aws:ResourceAccount 111122223333"]);
        open.Conditions[0].Values.IsOpen = true;
        foreach (var statement in new[] { two, open })
        {
            var vpc = VpcWithSubnet();
            _net.GatewayEndpoint(vpc).Policy = Policy(statement);
            _net.InterfaceEndpoint(vpc, "ecr.api");
        }

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(0, true, false)]
    [InlineData(1, false, false)]
    public void ImageLayers_WhileTheEcrEndpointIsOfAnotherWorldOrEscaped_AreNotNeeded(int arm, bool isEscaped, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0)).Policy = Policy(Images());
        _net.Door(vpc, "ecr.dkr", guard: Arm(arm)).IsEscaped = isEscaped;

        Assert.Equal(reports, Find().Count == 1);
    }

    [Theory]
    [InlineData("ECS service", true)]
    [InlineData("Lambda function", false)]
    public void ImageLayers_OfAFunction_ArePulledByLambdaItself(string kind, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc).Policy = Policy(Images());
        _net.Caller(vpc, kind, services: ["ecr.api"]);

        Assert.Equal(reports ? 1 : 0, Find().Count);
        Assert.All(Find(), static finding => Assert.Contains("in which ECR keeps the layers of images, which 'App/Caller0' pulls", finding.Message));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void ImageLayers_PulledInAnExcludedWorld_AreNotNeeded(int arm, bool reports)
    {
        var vpc = VpcWithSubnet();
        _net.GatewayEndpoint(vpc, guard: Arm(0)).Policy = Policy(Images());
        _net.Granted(_net.Caller(vpc, "ECS service"), "ecr.api", guard: Arm(arm));

        Assert.Equal(reports, Find().Count == 1);
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

    /// <summary>A statement that allows the objects of a bucket that nothing here is granted.</summary>
    private Statement Images() => _net.Statement(allows: true, [], resource: "arn:aws:s3:::images/*");

    /// <summary>A statement that allows everyone every action on everything, as far as nothing else is said.</summary>
    private Statement Bare(Action<Statement> change)
    {
        var statement = new Statement { Anchor = _net.NewAnchor() };
        statement.Principals.Add(new PolicyValue("*"));
        change(statement);
        if (statement.NotActions is { IsOpen: false, Count: 0 } && !statement.Actions.IsOpen)
            statement.Actions.Add(new PolicyValue("s3:*"));
        if (statement.NotResources is { IsOpen: false, Count: 0 })
            statement.Resources.Add(new PolicyValue("*"));
        return statement;
    }

    private void Granted(Workload workload, Guard? guard = null, bool isForAws = false) =>
        workload.Grants.Add(new Grant(_net.Bucket(), "s3", "GrantRead", _net.NewAnchor(), guard ?? Guard.Always) { IsForAws = isForAws });

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
