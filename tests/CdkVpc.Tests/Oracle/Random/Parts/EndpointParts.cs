namespace CdkVpc.Tests.Oracle.Random.Parts;

/// <summary>VPC endpoints and their policies.</summary>
internal static class EndpointParts
{
    private static readonly string[] Services =
        ["SQS", "SNS", "ECR", "ECR_DOCKER", "CLOUDWATCH_LOGS", "SSM", "SSM_MESSAGES", "EC2_MESSAGES", "KMS", "STS", "SECRETS_MANAGER", "LAMBDA", "STEP_FUNCTIONS", "EVENTBRIDGE", "KINESIS_STREAMS", "APIGATEWAY"];

    /// <summary>The parts.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("gateway endpoint", static sketch => sketch.Offer("GatewayVpcEndpoint", sketch.GatewayEndpoint(sketch.SharedVpc(), sketch.Choices.Pick("S3", "DYNAMODB", "S3_EXPRESS")))),
        new("gateway endpoint of some subnets", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var selection = sketch.Choices.Pick(
                "new SubnetSelection()",
                $"new SubnetSelection {{ Subnets = {vpc}.PublicSubnets.Concat({vpc}.PrivateSubnets).Concat({vpc}.IsolatedSubnets).Take(1).ToArray() }}",
                $"new SubnetSelection {{ AvailabilityZones = new[] {{ {vpc}.AvailabilityZones[0] }} }}",
                "new SubnetSelection { OnePerAz = true }");
            var endpoint = sketch.Create("GatewayVpcEndpoint", "gateway", mark: null, ("Vpc", vpc), ("Service", $"GatewayVpcEndpointAwsService.{sketch.Choices.Pick("S3", "DYNAMODB")}"), ("Subnets", sketch.Array("ISubnetSelection", selection)));
            sketch.Offer("GatewayVpcEndpoint", endpoint);
        }),
        new("interface endpoint", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            List<(string Name, string Value)> props = [];
            if (sketch.Choices.Maybe(30))
                props.Add(("PrivateDnsEnabled", sketch.Flag(sketch.Choices.Maybe())));
            if (sketch.Choices.Maybe(30))
                props.Add(("Open", sketch.Flag(sketch.Choices.Maybe())));
            if (sketch.Choices.Maybe(30) && sketch.Shared("SecurityGroup") is { } group)
                props.Add(("SecurityGroups", sketch.Array("ISecurityGroup", group)));
            if (sketch.Choices.Maybe(30))
            {
                props.Add(("Subnets", sketch.Choices.Pick(
                    "new SubnetSelection { OnePerAz = true }",
                    $"new SubnetSelection {{ Subnets = {vpc}.PublicSubnets.Concat({vpc}.PrivateSubnets).Concat({vpc}.IsolatedSubnets).Take(1).ToArray() }}",
                    $"new SubnetSelection {{ AvailabilityZones = new[] {{ {vpc}.AvailabilityZones.First() }} }}",
                    $"new SubnetSelection {{ SubnetFilters = new[] {{ SubnetFilter.AvailabilityZones(new[] {{ {vpc}.AvailabilityZones[0] }}) }} }}",
                    "new SubnetSelection { SubnetFilters = new[] { SubnetFilter.OnePerAz() } }",
                    $"new SubnetSelection {{ Subnets = {vpc}.SelectSubnets().Subnets }}")));
            }

            sketch.Offer("InterfaceVpcEndpoint", sketch.InterfaceEndpoint(vpc, sketch.Choices.Pick(Services), mark: null, props));
        }),
        new("interface endpoints in a loop", static sketch =>
        {
            var (vpc, service) = (sketch.SharedVpc(), sketch.Name("service"));
            var list = string.Join(", ", new[] { sketch.Choices.Pick(Services), "ELASTIC_LOAD_BALANCING" }.Distinct().Select(static name => $"InterfaceVpcEndpointAwsService.{name}"));
            sketch.Code($"foreach (var {service} in new[] {{ {list} }})\n    {vpc}.AddInterfaceEndpoint({sketch.Id("Loop", $"{service}.ShortName.Replace('.', '-')")}, new InterfaceVpcEndpointOptions {{ Service = {service} }});");
        }),
        new("interface endpoint of another service", static sketch =>
        {
            var service = sketch.Choices.Pick("new InterfaceVpcEndpointService(\"com.amazonaws.vpce.eu-west-1.vpce-svc-1\", 8443)", "new InterfaceVpcEndpointService(\"com.amazonaws.vpce.eu-west-1.vpce-svc-2\")", "new InterfaceVpcEndpointAwsService(\"dynamodb\")", "new InterfaceVpcEndpointAwsService(\"textract\", \"com.amazonaws\", 443)");
            sketch.Offer("InterfaceVpcEndpoint", sketch.Create("InterfaceVpcEndpoint", "endpoint", mark: null, ("Vpc", sketch.SharedVpc()), ("Service", service)));
        }),
        new("who may reach an interface endpoint", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("InterfaceVpcEndpoint") is not { } endpoint)
                return;
            var group = sketch.Shared("SecurityGroup");
            sketch.Code(sketch.Choices.Pick(
                $"{endpoint}.Connections.AllowDefaultPortFrom(Peer.Ipv4(\"10.0.0.0/8\"));",
                $"{endpoint}.Connections.AllowDefaultPortFromAnyIpv4(\"all\");",
                $"{endpoint}.Connections.AllowDefaultPortInternally();",
                group is null ? $"{endpoint}.Connections.AllowFrom(Peer.AnyIpv6(), Port.Tcp(443));" : $"{endpoint}.Connections.AllowDefaultPortFrom({group});",
                group is null ? $"{endpoint}.Connections.SecurityGroups[0].AddIngressRule(Peer.AnyIpv4(), Port.Tcp(8443));" : $"{group}.Connections.AllowToDefaultPort({endpoint});"));
        }),
        new("policy of an endpoint", static sketch =>
        {
            _ = sketch.SharedVpc();
            if ((sketch.Shared("GatewayVpcEndpoint") ?? sketch.Shared("InterfaceVpcEndpoint")) is not { } endpoint)
                return;
            sketch.Call(endpoint, "AddToPolicy", mark: null, sketch.Choices.Below(4) switch
            {
                1 => "PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Deny\", [\"Principal\"] = \"*\", [\"Action\"] = new[] { \"s3:DeleteObject\" }, [\"Resource\"] = \"*\" })",
                2 => $"new PolicyStatement(new PolicyStatementProps {{ Sid = \"Own\", Effect = Effect.ALLOW, Principals = new IPrincipal[] {{ {sketch.Choices.Pick("new AccountRootPrincipal()", "new AccountPrincipal(\"999988887777\")", "new ServicePrincipal(\"ec2.amazonaws.com\")", "new ArnPrincipal(\"arn:aws:iam::999988887777:role/x\")", "new OrganizationPrincipal(\"o-1\")")} }}, NotActions = new[] {{ \"s3:DeleteBucket\" }}, Resources = new[] {{ \"*\" }} }})",
                3 => "new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [\"s3:*\"], NotResources = [\"arn:aws:s3:::secret\", \"arn:aws:s3:::secret/*\"] })",
                _ => sketch.Statement(
                    sketch.Choices.Pick("ALLOW", "DENY"), [sketch.Choices.Pick("s3:GetObject", "sqs:*", "*")], [sketch.Text(sketch.Choices.Pick("*", "arn:aws:s3:::some-bucket/*"))],
                    (sketch.Choices.Pick("StringEquals", "ForAnyValue:StringLike"), "aws:PrincipalAccount", sketch.Choices.Pick("Aws.ACCOUNT_ID", "new[] { \"111122223333\", \"222233334444\" }"))),
            });
        }),
        new("hosted zone", static sketch => sketch.Code(
            $"_ = new Amazon.CDK.AWS.Route53.PrivateHostedZone(this, {sketch.Id("Zone")}, new Amazon.CDK.AWS.Route53.PrivateHostedZoneProps {{ Vpc = {sketch.SharedVpc()}, ZoneName = {sketch.Text(sketch.Choices.Pick("shop.internal", "sqs.eu-west-1.amazonaws.com"))} }});")),
        new("transit gateway", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            sketch.Split(mayLeaveStack: true);
            sketch.CreateUnused("CfnTransitGatewayAttachment", "attachment", mark: null, ("VpcId", $"{vpc}.VpcId"), ("TransitGatewayId", sketch.Text("tgw-0123456789abcdef0")), ("SubnetIds", $"{vpc}.SelectSubnets(null).SubnetIds"));
        }),
        new("grant on a queue", static sketch =>
        {
            _ = sketch.SharedVpc();
            if (sketch.Shared("Function") is not { } function)
                return;
            var queue = sketch.Var("Amazon.CDK.AWS.SQS.Queue", "queue");
            sketch.Code($"var {queue} = new Amazon.CDK.AWS.SQS.Queue(this, {sketch.Id("Queue")});");
            sketch.Call(queue, sketch.Choices.Pick("GrantSendMessages", "GrantConsumeMessages"), mark: null, function);
        }),
        new("endpoint made by L1", static sketch =>
        {
            var vpc = sketch.SharedVpc();
            var (type, service) = sketch.Choices.Pick(("Gateway", "s3"), ("Gateway", "dynamodb"), ("Interface", "sqs"), ("Interface", "ecr.api"));
            List<(string Name, string Value)> props =
            [
                ("VpcId", $"{vpc}.VpcId"),
                ("ServiceName", sketch.Choices.Pick($"$\"com.amazonaws.{{Aws.REGION}}.{service}\"", $"Fn.Join(\".\", new[] {{ \"com.amazonaws\", Aws.REGION, \"{service}\" }})", $"Fn.Sub(\"com.amazonaws.${{AWS::Region}}.{service}\")", sketch.Text($"com.amazonaws.eu-west-1.{service}"))),
            ];
            if (type == "Interface" || sketch.Choices.Maybe())
                props.Add(("VpcEndpointType", sketch.Text(type)));
            if (type == "Gateway")
                props.Add(("RouteTableIds", $"{vpc}.{sketch.Choices.Pick("PrivateSubnets", "PublicSubnets", "IsolatedSubnets")}.Select(one => one.RouteTable.RouteTableId).ToArray()"));
            else
                props.AddRange([("SubnetIds", $"{vpc}.{sketch.Choices.Pick("SelectSubnets().SubnetIds", "AvailabilityZones.SelectMany(zone => Array.Empty<string>()).ToArray()")}"), ("PrivateDnsEnabled", sketch.Flag(sketch.Choices.Maybe()))]);
            if (type == "Interface" && sketch.Shared("SecurityGroup") is { } group && sketch.Choices.Maybe(70))
                props.Add(("SecurityGroupIds", sketch.Array("string", $"{group}.SecurityGroupId")));
            if (sketch.Choices.Maybe(40))
            {
                props.Add(("PolicyDocument", sketch.Choices.Below(2) switch
                {
                    1 => "new PolicyDocument(new PolicyDocumentProps { Statements = [new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [\"*\"], Resources = [\"*\"] })] })",
                    _ => "new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new object[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = \"*\", [\"Action\"] = \"s3:Get*\", [\"Resource\"] = new[] { \"*\" } } } }",
                }));
            }

            sketch.CreateUnused("CfnVPCEndpoint", "endpoint", mark: null, props);
        }),
    ];
}
