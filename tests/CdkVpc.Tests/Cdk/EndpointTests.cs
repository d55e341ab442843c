using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Cdk;

public sealed class EndpointTests
{
    private const string TwoZones = """
        var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });

        """;

    [Fact]
    public void GatewayEndpoint_IsOnEveryRouteTable()
    {
        var network = Networks.OfStack(TwoZones + """vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });""");

        var endpoint = Assert.Single(network.GatewayEndpoints);
        Assert.Equal("Main/Vpc/S3", endpoint.Path);
        Assert.Equal("s3", endpoint.Service.Value);
        Assert.True(endpoint.ServiceRegion.IsAbsent);
        Assert.Same(network.Vpcs[0], endpoint.Vpc);
        Assert.Null(endpoint.Policy);
        Assert.False(endpoint.PolicyIsUnknown);
        Assert.Equal(4, endpoint.RouteTables.Count);
        Assert.False(endpoint.RouteTables.IsOpen);
    }

    [Theory]
    [InlineData("Subnets = new[] { new SubnetSelection() }", 2)]
    [InlineData("Subnets = [new SubnetSelection { SubnetType = SubnetType.PUBLIC }]", 2)]
    [InlineData("Subnets = new ISubnetSelection[] { new SubnetSelection { SubnetGroupName = \"Private\" }, new SubnetSelection { SubnetType = SubnetType.PUBLIC } }", 4)]
    [InlineData("Subnets = new[] { new SubnetSelection { Subnets = new[] { vpc.PrivateSubnets[0] } } }", 1)]
    public void GatewayEndpoint_IsOnTheTablesOfItsSelections(string subnets, int tables)
    {
        var network = Networks.OfStack(TwoZones + $$"""
            new GatewayVpcEndpoint(this, "Dynamo", new GatewayVpcEndpointProps { Vpc = vpc, Service = GatewayVpcEndpointAwsService.DYNAMODB, {{subnets}} });
            """);

        var endpoint = Assert.Single(network.GatewayEndpoints);
        Assert.Equal("dynamodb", endpoint.Service.Value);
        Assert.Equal(tables, endpoint.RouteTables.Count);
        Assert.False(endpoint.RouteTables.IsOpen);
    }

    [Fact]
    public void GatewayEndpoints_OfTheVpcsProps()
    {
        var network = Networks.OfStack("""
            _ = new Vpc(this, "Vpc", new VpcProps
            {
                GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions>
                {
                    ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 },
                    ["Dynamo"] = new GatewayVpcEndpointOptions { Service = new GatewayVpcEndpointAwsService("dynamodb") },
                },
            });
            """);

        Assert.Equal(["Main/Vpc/S3", "Main/Vpc/Dynamo"], network.GatewayEndpoints.Select(static endpoint => endpoint.Path));
        Assert.Equal(["s3", "dynamodb"], network.GatewayEndpoints.Select(static endpoint => endpoint.Service.Value));
        Assert.All(network.GatewayEndpoints, static endpoint => Assert.True(endpoint.RouteTables.Count > 0));
    }

    [Fact]
    public void Policy_OfAddToPolicy()
    {
        var network = Networks.OfStack(TwoZones + """
            var bucket = new Bucket(this, "Data");
            var s3 = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            s3.AddToPolicy(new PolicyStatement(new PolicyStatementProps
            {
                Principals = new IPrincipal[] { new AnyPrincipal() },
                Actions = new[] { "s3:GetObject" },
                Resources = new[] { bucket.ArnForObjects("*"), "arn:aws:s3:::other/*" },
                Conditions = new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account } },
            }));
            """);

        var statement = Assert.Single(network.GatewayEndpoints[0].Policy!.Statements);
        Assert.True(statement.Allows);
        Assert.Equal("*", Assert.Single(statement.Principals).Text);
        Assert.Equal("s3:GetObject", Assert.Single(statement.Actions).Text);
        Assert.Same(network.Buckets[0], statement.Resources[0].Refers);
        Assert.Equal("/*", statement.Resources[0].Suffix);
        Assert.Equal("arn:aws:s3:::other/*", statement.Resources[1].Text);
        var condition = Assert.Single(statement.Conditions);
        Assert.Equal(("StringEquals", "aws:PrincipalAccount", "${AWS::AccountId}"), (condition.Operator, condition.Key, condition.Values[0].Text));
    }

    [Fact]
    public void InterfaceEndpoint_MakesAGroupThatAdmitsTheVpc()
    {
        var network = Networks.OfStack(TwoZones + """
            vpc.AddInterfaceEndpoint("Ecr", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.ECR });
            """);

        var endpoint = Assert.Single(network.InterfaceEndpoints);
        Assert.Equal("ecr.api", endpoint.Service.Value);
        Assert.True(endpoint.IsAwsService);
        Assert.True(endpoint.PrivateDns);
        Assert.True(endpoint.AdmitsVpc);
        Assert.False(endpoint.SubnetsAreChosen);
        Assert.Equal([SubnetKind.Private, SubnetKind.Private], endpoint.Subnets.Select(static subnet => subnet.Kind));
        var rule = Assert.Single(Assert.Single(endpoint.SecurityGroups).Ingress);
        Assert.True(rule.IsImplicit);
        Assert.Same(network.Vpcs[0], rule.Peer.RangeOf);
        Assert.Equal(Ports.Tcp(443), rule.Ports);
    }

    [Fact]
    public void ClosedInterfaceEndpoint_AdmitsWhomItIsTold()
    {
        var network = Networks.OfStack(TwoZones + """
            var app = new SecurityGroup(this, "App", new SecurityGroupProps { Vpc = vpc });
            var own = new SecurityGroup(this, "Own", new SecurityGroupProps { Vpc = vpc });
            var silent = vpc.AddInterfaceEndpoint("A", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Open = false });
            var told = vpc.AddInterfaceEndpoint("B", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, Open = false, PrivateDnsEnabled = false });
            told.Connections.AllowDefaultPortFrom(app);
            new InterfaceVpcEndpoint(this, "C", new InterfaceVpcEndpointProps
            {
                Vpc = vpc, Service = new InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-1", 8443), SecurityGroups = [own],
                Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            });
            """);

        var endpoints = network.InterfaceEndpoints;
        Assert.Empty(endpoints[0].SecurityGroups[0].Ingress);
        Assert.Equal("Main/App", Assert.Single(endpoints[1].SecurityGroups[0].Ingress).Peer.ToString());
        Assert.Equal([true, false, false], endpoints.Select(static endpoint => endpoint.PrivateDns));
        Assert.False(endpoints[2].IsAwsService);
        Assert.True(endpoints[2].Service.IsUnknown);
        Assert.Equal(8443, endpoints[2].Port.Value);
        Assert.Equal("Main/Own", Assert.Single(endpoints[2].SecurityGroups).Path);
        Assert.Equal("tcp/8443", Assert.Single(endpoints[2].SecurityGroups[0].Ingress).Ports!.ToString());
        Assert.True(endpoints[2].SubnetsAreChosen);
    }

    [Theory]
    [InlineData("$\"com.amazonaws.{Region}.s3\"", "s3", "(absent)")]
    [InlineData("\"com.amazonaws.eu-west-1.s3\"", "s3", "eu-west-1")]
    [InlineData("Fn.Sub(\"com.amazonaws.${AWS::Region}.ecr.dkr\")", "ecr.dkr", "(absent)")]
    [InlineData("Fn.Join(\".\", new[] { \"com.amazonaws\", Aws.REGION, \"ssm\" })", "ssm", "(absent)")]
    [InlineData("string.Format(\"com.amazonaws.{0}.kms\", System.Environment.GetEnvironmentVariable(\"R\"))", "kms", "(unknown)")]
    [InlineData("\"com.amazonaws.iam\"", "iam", "(absent)")]
    [InlineData("\"aws.sagemaker.us-east-1.notebook\"", "notebook", "us-east-1")]
    [InlineData("System.Environment.GetEnvironmentVariable(\"S\")", "(unknown)", "(unknown)")]
    public void L1Endpoint_ServiceName(string name, string service, string region)
    {
        var network = Networks.OfStack(TwoZones + $$"""
            new CfnVPCEndpoint(this, "E", new CfnVPCEndpointProps
            {
                VpcId = vpc.VpcId, ServiceName = {{name}}, RouteTableIds = vpc.PrivateSubnets.Select(s => s.RouteTable.RouteTableId).ToArray(),
            });
            """);

        var endpoint = Assert.Single(network.GatewayEndpoints);
        Assert.Equal(service, endpoint.Service.ToString());
        Assert.Equal(region, endpoint.ServiceRegion.ToString());
        Assert.Equal(2, endpoint.RouteTables.Count);
    }

    [Fact]
    public void L1InterfaceEndpoint_HasCloudFormationsDefaults()
    {
        var network = Networks.OfStack(TwoZones + """
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
            new CfnVPCEndpoint(this, "E", new CfnVPCEndpointProps
            {
                VpcId = vpc.VpcId, ServiceName = $"com.amazonaws.{Region}.kms", VpcEndpointType = "Interface",
                SubnetIds = vpc.SelectSubnets(new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS }).SubnetIds,
                SecurityGroupIds = new[] { group.SecurityGroupId },
                PolicyDocument = new Dictionary<string, object>
                {
                    ["Statement"] = new object[]
                    {
                        new Dictionary<string, object> { ["Effect"] = "Deny", ["Principal"] = new Dictionary<string, object> { ["AWS"] = new[] { "*" } }, ["Action"] = "kms:*", ["Resource"] = "*" },
                    },
                },
            });
            """);

        var endpoint = Assert.Single(network.InterfaceEndpoints);
        Assert.False(endpoint.PrivateDns);
        Assert.Equal(2, endpoint.Subnets.Count);
        Assert.Equal("Main/Group", Assert.Single(endpoint.SecurityGroups).Path);
        var statement = Assert.Single(endpoint.Policy!.Statements);
        Assert.False(statement.Allows);
        Assert.Equal(("*", "kms:*", "*"), (statement.Principals[0].Text, statement.Actions[0].Text, statement.Resources[0].Text));
    }

    [Fact]
    public void EndpointOnAParameter_IsOfThatVpc()
    {
        var network = Networks.Of("""
            public class Data : Stack
            {
                public Data(Construct scope, string id, IVpc vpc) : base(scope, id)
                {
                    vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
                    vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
                }
            }
            """);

        Assert.NotNull(network.GatewayEndpoints[0].Vpc);
        Assert.Same(network.GatewayEndpoints[0].Vpc, network.InterfaceEndpoints[0].Vpc);
        Assert.True(network.GatewayEndpoints[0].RouteTables.IsOpen);
        Assert.True(network.InterfaceEndpoints[0].Subnets.IsOpen);
    }

    [Fact]
    public void VpcWithPropsOfAParameter_MayHaveEndpoints()
    {
        var network = Networks.Of("""
            public class Net : Construct
            {
                public Net(Construct scope, string id, IVpcProps props) : base(scope, id) => _ = new Vpc(this, "Vpc", props);
            }
            """);

        Assert.Empty(network.GatewayEndpoints);
        Assert.Same(network.Vpcs[0], Assert.Single(network.VpcsOfUndecidedEndpoints));
    }

    [Fact]
    public void EndpointOfUndecidedType_LeavesOpenOnlyItsOwnVpc()
    {
        var network = Networks.OfStack("""
            var own = new Vpc(this, "Own");
            var other = new Vpc(this, "Other");
            _ = new CfnVPCEndpoint(this, "Endpoint", new CfnVPCEndpointProps
            {
                VpcId = own.VpcId, ServiceName = "com.amazonaws.eu-west-1.s3", VpcEndpointType = System.Environment.GetEnvironmentVariable("KIND") ?? "Interface",
            });
            """);

        Assert.True(network.MayHaveUndecidedEndpoint(network.Vpcs[0]));
        Assert.False(network.MayHaveUndecidedEndpoint(network.Vpcs[1]));
    }

    [Fact]
    public void EndpointsInALoopOverServices()
    {
        var network = Networks.OfStack(TwoZones + """
            var services = new (string Id, IInterfaceVpcEndpointService Service)[] { ("Ssm", InterfaceVpcEndpointAwsService.SSM), ("Msg", InterfaceVpcEndpointAwsService.SSM_MESSAGES) };
            foreach (var (name, service) in services)
                vpc.AddInterfaceEndpoint(name, new InterfaceVpcEndpointOptions { Service = service });
            """);

        Assert.Equal(["ssm", "ssmmessages"], network.InterfaceEndpoints.Select(static endpoint => endpoint.Service.Value));
    }

    [Theory]
    [InlineData("if (System.Environment.GetEnvironmentVariable(\"A\") == \"1\")")]
    [InlineData("foreach (var zone in (System.Environment.GetEnvironmentVariable(\"A\") ?? \"a,b\").Split(','))")]
    public void DocumentThatSomeWorldsMake_IsReadAsAnyOther(string condition)
    {
        var network = Networks.OfStack($$"""
            {{condition}}
            {
                var statement = new Dictionary<string, object>();
                statement["Effect"] = "Deny";
                statement["Action"] = new List<string> { "s3:DeleteObject" };
                new CfnVPCEndpoint(this, "Endpoint", new CfnVPCEndpointProps
                {
                    VpcId = "vpc-1", ServiceName = "com.amazonaws.eu-west-1.s3",
                    PolicyDocument = new Dictionary<string, object> { ["Statement"] = new object[] { statement } },
                });
            }
            """);

        var policy = network.GatewayEndpoints[0].Policy!;
        Assert.False(policy.Statements.IsOpen);
        Assert.False(Assert.Single(policy.Statements).Allows);
        Assert.Equal("s3:DeleteObject", Assert.Single(policy.Statements[0].Actions).Text);
    }
}
