using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using CdkApp.Common;
using Constructs;

namespace CdkApp.Mistakes;

internal sealed class GatewayEndpointMistakes : Stack
{
    public GatewayEndpointMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        AddEndpointWithoutPolicy();
        AddEndpointThatAllowsEverything();
        AddEndpointWithoutRouteTables();
        AddNatWithoutEndpoint();
        AddEndpointThatMissesSubnets();
        AddEndpointForAnotherService();
        AddEndpointThatOnlyDenies();
        AddEndpointTwice();
    }

    private void AddEndpointWithoutPolicy()
    {
        var vpc = IsolatedVpc.Create(this, "WithoutPolicy", "10.110.0.0/16");
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 }); // VPC301: a policy is missing
        _ = new GatewayVpcEndpoint(this, "DynamoDb", new GatewayVpcEndpointProps // VPC301: a policy is missing
        {
            Vpc = vpc,
            Service = GatewayVpcEndpointAwsService.DYNAMODB,
        });
    }

    private void AddEndpointThatAllowsEverything()
    {
        var vpc = IsolatedVpc.Create(this, "AllowsEverything", "10.111.0.0/16");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions // VPC302: the policy below allows everything
        {
            Service = GatewayVpcEndpointAwsService.S3,
        });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:*" },
            Resources = new[] { "*" },
        }));
    }

    private void AddEndpointWithoutRouteTables()
    {
        var vpc = IsolatedVpc.Create(this, "WithoutRouteTables", "10.112.0.0/16");
        _ = new CfnVPCEndpoint(this, "Nowhere", new CfnVPCEndpointProps // VPC303: no route table leads to it
        {
            VpcId = vpc.VpcId,
            ServiceName = $"com.amazonaws.{Region}.s3",
            VpcEndpointType = "Gateway",
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new object[]
                {
                    new Dictionary<string, object>
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = "*",
                        ["Action"] = new[] { "s3:GetObject" },
                        ["Resource"] = "*",
                        ["Condition"] = new Dictionary<string, object>
                        {
                            ["StringEquals"] = new Dictionary<string, object> { ["aws:ResourceAccount"] = Account },
                        },
                    },
                },
            },
        });
    }

    private void AddNatWithoutEndpoint()
    {
        var vpc = new Vpc(this, "PaysForNat", new VpcProps // VPC305: what goes to S3 pays for the NAT gateways
        {
            IpAddresses = IpAddresses.Cidr("10.113.0.0/16"),
            MaxAzs = 2,
            NatGateways = 2,
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });
        vpc.AddGatewayEndpoint("DynamoDb", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB })
            .OnlyThisAccount("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");
    }

    private void AddEndpointThatMissesSubnets()
    {
        var vpc = new Vpc(this, "MissesSubnets", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr("10.114.0.0/16"),
            MaxAzs = 2,
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
            ],
            FlowLogs = new Dictionary<string, IFlowLogOptions> { ["AllTraffic"] = new FlowLogOptions() },
        });
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions // VPC304: the route tables of the data subnets are left out
        {
            Service = GatewayVpcEndpointAwsService.S3,
            Subnets = [new SubnetSelection { SubnetGroupName = "app" }],
        }).OnlyThisAccount("s3:GetObject", "s3:PutObject");
    }

    private void AddEndpointForAnotherService()
    {
        var vpc = IsolatedVpc.Create(this, "AnotherService", "10.115.0.0/16");
        vpc.AddGatewayEndpoint("Queues", new GatewayVpcEndpointOptions // VPC306: SQS has interface endpoints only
        {
            Service = new GatewayVpcEndpointAwsService("sqs"),
        }).AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "sqs:SendMessage" },
            Resources = new[] { "*" },
            Conditions = new Dictionary<string, object>
            {
                ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalAccount"] = Account },
            },
        }));
    }

    private void AddEndpointThatOnlyDenies()
    {
        var vpc = IsolatedVpc.Create(this, "OnlyDenies", "10.117.0.0/16");
        var endpoint = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions // VPC309: the policy below is all there is
        {
            Service = GatewayVpcEndpointAwsService.S3,
        });
        endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps
        {
            Effect = Effect.DENY,
            Principals = new IPrincipal[] { new AnyPrincipal() },
            Actions = new[] { "s3:DeleteObject" },
            Resources = new[] { "*" },
        }));
    }

    private void AddEndpointTwice()
    {
        var vpc = IsolatedVpc.Create(this, "Twice", "10.118.0.0/16");
        vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 }).OnlyThisAccount("s3:GetObject");
        vpc.AddGatewayEndpoint("Backups", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 }) // VPC317: on the same route tables
            .OnlyThisAccount("s3:PutObject");
    }
}
