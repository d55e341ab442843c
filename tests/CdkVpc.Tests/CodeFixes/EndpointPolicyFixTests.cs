using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.CodeFixes.PolicyPatches;

namespace CdkVpc.Tests.CodeFixes;

/// <summary>The fixes of gateway endpoints that are there: VPC302 (narrow), 303 (associate), 308 (allow); and VPC305, which adds them.</summary>
public sealed class EndpointPolicyFixTests
{
    private const string Isolated = """
        var vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = "i", SubnetType = SubnetType.PRIVATE_ISOLATED } },
        });

        """;

    private const string Function = """
        var function = new Function(this, "Reader", new FunctionProps
        {
            Runtime = Runtime.NODEJS_20_X,
            Handler = "index.handler",
            Code = Code.FromInline("exports.handler = async () => {};"),
            Vpc = vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
        });

        """;

    [Fact]
    public Task AllowOfEverything_InPlace_IsNarrowed() => VerifyFix.PatchAsync("VPC302", Narrowed, setup: Isolated);

    [Fact]
    public Task AllowOfEverything_WhileImagesArePulled_AllowsTheirLayers() => VerifyFix.PatchAsync("VPC302", Narrowed + "\n" + Layers("endpoint"), setup: Isolated + Ecr);

    [Fact]
    public Task AllowOfEverything_ByCalls_IsNarrowed() => VerifyFix.PatchAsync("VPC302",
        """
          var statement = new PolicyStatement();
        + statement.AddCondition("StringEquals", new Dictionary<string, object>
        + {
        +     ["aws:PrincipalAccount"] = Account,
        + });
          statement.AddAnyPrincipal();
          statement.AddActions("*");
          statement.AddAllResources();
          var endpoint = vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
          endpoint.AddToPolicy(statement);
        """,
        setup: Isolated);

    [Fact]
    public Task AllowOfEverything_InDocument_IsNarrowed() => VerifyFix.InStackAsync("VPC302",
        Isolated + L1("""["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "*", ["Resource"] = "*" """, Tables),
        Isolated + L1("""["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "*", ["Resource"] = "*", ["Condition"] = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account, ["aws:ResourceAccount"] = Account } } """, Tables));

    [Theory]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { NatGateways = 2, MaxAzs = 2 });\n", "vpc.PrivateSubnets")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = \"i\", SubnetType = SubnetType.PRIVATE_ISOLATED } } });\n", "vpc.IsolatedSubnets")]
    [InlineData("var vpc = new Vpc(this, \"Vpc\", new VpcProps { SubnetConfiguration = new ISubnetConfiguration[] { new SubnetConfiguration { Name = \"u\", SubnetType = SubnetType.PUBLIC }, new SubnetConfiguration { Name = \"p\", SubnetType = SubnetType.PRIVATE_WITH_EGRESS }, new SubnetConfiguration { Name = \"i\", SubnetType = SubnetType.PRIVATE_ISOLATED } } });\n", "vpc.PrivateSubnets.Concat(vpc.IsolatedSubnets)")]
    public Task NoRouteTable_IsFixed(string vpc, string subnets) => VerifyFix.InStackAsync("VPC303",
        vpc + L1(Own, ""),
        vpc + L1(Own, $"\n    RouteTableIds = {subnets}.Select(subnet => subnet.RouteTable.RouteTableId).ToArray(),"));

    [Fact]
    public Task NoRouteTable_OfAnL1Vpc_IsFixed() => VerifyFix.InStackAsync("VPC303", L1Vpc("new string[0]"), L1Vpc("new[] { first.Ref, second.Ref }"));

    [Fact]
    public Task NoRouteTable_OfALookedUpVpc_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC303",
        "var vpc = Vpc.FromVpcAttributes(this, \"Vpc\", new VpcAttributes { VpcId = \"vpc-1\", AvailabilityZones = new[] { \"a\" } });\n" + L1(Own, ""));

    [Fact]
    public Task NoEndpoint_IsFixed() => VerifyFix.PatchAsync("VPC305",
        $$"""
          var vpc = new Vpc(this, "Vpc", new VpcProps { NatGateways = 2, MaxAzs = 2 });
        + var s3Endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("s3Endpoint", "s3:*")}}
        """);

    [Fact]
    public Task NoEndpoint_OfAClustersOwnVpc_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC305", "_ = new Cluster(this, \"Cluster\");");

    [Fact]
    public Task OmittedBucket_IsFixed() => VerifyFix.InStackAsync("VPC308",
        Isolated + Narrow + """
        var bucket = new Bucket(this, "Data");

        """ + RestrictedBucket + Function + "bucket.GrantRead(function);",
        Isolated + Narrow + """
        var bucket = new Bucket(this, "Data");
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject*", "s3:GetBucket*", "s3:List*" },
            Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
        }));

        """ + RestrictedBucket + Function + "bucket.GrantRead(function);");

    [Fact]
    public Task OmittedImageLayers_AreFixed() => VerifyFix.PatchAsync("VPC308",
        $$"""
          var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{Layers("endpoint")}}
          endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
          {
              Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = new[] { "s3:GetObject" },
              Resources = new[] { "arn:aws:s3:::example-images/*" },
          }));
        """,
        setup: Isolated + Ecr);

    [Fact]
    public Task OmittedBucketThatIsMadeElsewhere_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync("VPC308",
        Isolated + Narrow + Function + "Bucket.FromBucketName(this, \"Partner\", \"partner-data\").GrantRead(function);");

    [Fact]
    public Task MissingPolicy_WhileImagesArePulled_AllowsTheirLayers() => VerifyFix.PatchAsync("VPC301",
        $$"""
          var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        {{OwnAccount("endpoint", "s3:*")}}
        {{Layers("endpoint")}}
        """,
        setup: Isolated + Ecr);

    private const string Ecr = """
        foreach (var service in new[] { InterfaceVpcEndpointAwsService.ECR, InterfaceVpcEndpointAwsService.ECR_DOCKER })
            vpc.AddInterfaceEndpoint(service.ShortName, new InterfaceVpcEndpointOptions { Service = service });

        """;

    private const string Narrow = """
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { "arn:aws:s3:::example-images/*" },
        }));

        """;

    private const string Narrowed = """
          var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
          endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
          {
              Principals = new IPrincipal[] { new AnyPrincipal() },
              Actions = new[] { "s3:*" },
              Resources = new[] { "*" },
        +     Conditions = new Dictionary<string, object>
        +     {
        +         ["StringEquals"] = new Dictionary<string, object>
        +         {
        +             ["aws:PrincipalAccount"] = Account,
        +             ["aws:ResourceAccount"] = Account,
        +         },
        +     },
          }));
        """;

    private const string RestrictedBucket = """
        bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:GetObject" },
            Resources = new[] { bucket.ArnForObjects("*") },
            Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = vpc.VpcId } },
        }));

        """;

    private const string Own = """["Effect"] = "Allow", ["Principal"] = "*", ["Action"] = "s3:GetObject", ["Resource"] = "arn:aws:s3:::example-images/*" """;

    private const string Tables = "\n    RouteTableIds = vpc.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray(),";

    private static string L1(string statement, string tables) => $$"""
        _ = new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps
        {
            VpcId = vpc.VpcId,
            ServiceName = $"com.amazonaws.{Region}.s3",
            PolicyDocument = new Dictionary<string, object> { ["Statement"] = new Dictionary<string, object> { {{statement}}} },{{tables}}
        });
        """;

    private static string L1Vpc(string tables) => $$"""
        var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        var a = new CfnSubnet(this, "A", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
        var b = new CfnSubnet(this, "B", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.1.0/24" });
        var first = new CfnRouteTable(this, "First", new CfnRouteTableProps { VpcId = vpc.Ref });
        var second = new CfnRouteTable(this, "Second", new CfnRouteTableProps { VpcId = vpc.Ref });
        _ = new CfnSubnetRouteTableAssociation(this, "InFirst", new CfnSubnetRouteTableAssociationProps { SubnetId = a.Ref, RouteTableId = first.Ref });
        _ = new CfnSubnetRouteTableAssociation(this, "InSecond", new CfnSubnetRouteTableAssociationProps { SubnetId = b.Ref, RouteTableId = second.Ref });
        _ = new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps
        {
            VpcId = vpc.Ref,
            ServiceName = $"com.amazonaws.{Region}.s3",
            RouteTableIds = {{tables}},
        });
        """;
}
