namespace CdkVpc.Tests.Oracle.Programs;

/// <summary>Statements of a stack's constructor: the constructs of the network, L1 and L2, in the ways in which people write them.</summary>
internal static class ConstructShapes
{
    /// <summary>The statements by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["L1 chain from VPC to route"] = """
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "192.168.0.0/16", EnableDnsHostnames = true, EnableDnsSupport = true });
            var internet = new CfnInternetGateway(this, "Igw");
            _ = new CfnVPCGatewayAttachment(this, "Attach", new CfnVPCGatewayAttachmentProps { VpcId = vpc.Ref, InternetGatewayId = internet.Ref });
            var zones = Fn.GetAzs();
            var open = new CfnSubnet(this, "Open", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "192.168.0.0/24", AvailabilityZone = Fn.Select(0, zones), MapPublicIpOnLaunch = true });
            var shut = new CfnSubnet(this, "Shut", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "192.168.1.0/24", AvailabilityZone = Fn.Select(1, zones) });
            var table = new CfnRouteTable(this, "Table", new CfnRouteTableProps { VpcId = vpc.Ref });
            _ = new CfnRoute(this, "DefaultRoute", new CfnRouteProps { RouteTableId = table.Ref, DestinationCidrBlock = "0.0.0.0/0", GatewayId = internet.Ref });
            _ = new CfnSubnetRouteTableAssociation(this, "OpenTable", new CfnSubnetRouteTableAssociationProps { SubnetId = open.Ref, RouteTableId = table.Ref });
            var address = new CfnEIP(this, "Ip", new CfnEIPProps { Domain = "vpc" });
            var nat = new CfnNatGateway(this, "Nat", new CfnNatGatewayProps { AllocationId = address.AttrAllocationId, SubnetId = open.Ref });
            var inner = new CfnRouteTable(this, "Inner", new CfnRouteTableProps { VpcId = vpc.AttrVpcId });
            _ = new CfnRoute(this, "Out", new CfnRouteProps { RouteTableId = inner.AttrRouteTableId, DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat.Ref });
            _ = new CfnSubnetRouteTableAssociation(this, "ShutTable", new CfnSubnetRouteTableAssociationProps { SubnetId = shut.AttrSubnetId, RouteTableId = inner.Ref });
            """,
        ["L1 IPv6 with an egress-only gateway"] = """
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            var block = new CfnVPCCidrBlock(this, "Ipv6", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, AmazonProvidedIpv6CidrBlock = true });
            _ = new CfnVPCCidrBlock(this, "More", new CfnVPCCidrBlockProps { VpcId = vpc.Ref, CidrBlock = "10.1.0.0/16" });
            var gateway = new CfnEgressOnlyInternetGateway(this, "Eigw", new CfnEgressOnlyInternetGatewayProps { VpcId = vpc.Ref });
            for (var i = 0; i < 2; i++)
            {
                var subnet = new CfnSubnet(this, $"Subnet{i}", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = $"10.0.{i}.0/24", Ipv6CidrBlock = Fn.Select(i, Fn.Cidr(Fn.Select(0, vpc.AttrIpv6CidrBlocks), 4, "64")), AssignIpv6AddressOnCreation = true });
                subnet.AddDependency(block);
                var table = new CfnRouteTable(this, "Table" + i, new CfnRouteTableProps { VpcId = vpc.Ref });
                _ = new CfnSubnetRouteTableAssociation(this, "Use" + i, new CfnSubnetRouteTableAssociationProps { SubnetId = subnet.Ref, RouteTableId = table.Ref });
                var route = new CfnRoute(this, "Route" + i, new CfnRouteProps { RouteTableId = table.Ref });
                route.DestinationIpv6CidrBlock = "::/0";
                route.EgressOnlyInternetGatewayId = gateway.Ref;
            }
            """,
        ["NAT64 and IPv6 by the gateways of a provider, and a private NAT gateway"] = """
            var provider = NatProvider.Gateway();
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGatewayProvider = provider, IpProtocol = IpProtocol.DUAL_STACK });
            foreach (Subnet subnet in vpc.PrivateSubnets)
                subnet.AddIpv6Nat64Route(provider.ConfiguredGateways[0].GatewayId);
            _ = new CfnNatGateway(this, "Inside", new CfnNatGatewayProps { SubnetId = vpc.PrivateSubnets[0].SubnetId, ConnectivityType = "private" });
            """,
        ["What uses IPv6: functions and load balancers"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1, IpProtocol = IpProtocol.DUAL_STACK });
            Function Make(string name, bool? ipv6) => new Function(this, name, new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x"), Vpc = vpc, Ipv6AllowedForDualStack = ipv6 });
            Make("Both", true);
            Make("Ipv4", null);
            _ = new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancer(this, "Alb", new Amazon.CDK.AWS.ElasticLoadBalancingV2.ApplicationLoadBalancerProps { Vpc = vpc, InternetFacing = true, IpAddressType = Amazon.CDK.AWS.ElasticLoadBalancingV2.IpAddressType.DUAL_STACK });
            _ = new CfnFunction(this, "Raw", new CfnFunctionProps
            {
                Runtime = "nodejs20.x", Handler = "index.handler", Role = "arn:aws:iam::111111111111:role/x", Code = new CfnFunction.CodeProperty { ZipFile = "x" },
                VpcConfig = new CfnFunction.VpcConfigProperty { SubnetIds = new[] { vpc.PrivateSubnets[0].SubnetId }, SecurityGroupIds = new[] { "sg-1" }, Ipv6AllowedForDualStack = true },
            });
            """,
        ["Dual stack with endpoints and flow logs in the props"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps
            {
                IpProtocol = IpProtocol.DUAL_STACK,
                MaxAzs = 2,
                GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions> { ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 } },
                FlowLogs = new Dictionary<string, IFlowLogOptions> { { "S3Log", new FlowLogOptions { Destination = FlowLogDestination.ToS3(), LogFormat = new[] { LogFormat.SRC_ADDR, LogFormat.Field("action"), LogFormat.ALL_DEFAULT_FIELDS } } } },
            });
            ((Subnet)vpc.PrivateSubnets[0]).AddRoute("Wide", new AddRouteOptions { RouterType = RouterType.GATEWAY, RouterId = vpc.InternetGatewayId!, DestinationIpv6CidrBlock = "2001:db8::/32" });
            ((Subnet)vpc.PrivateSubnets[1]).AddIpv6Nat64Route("nat-1");
            """,
        ["Flow logs, what they write to and what watches that"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
            var subnet = vpc.PublicSubnets[0];
            var face = new CfnNetworkInterface(this, "Interface", new CfnNetworkInterfaceProps { SubnetId = subnet.SubnetId });
            var forever = new LogGroup(this, "Forever", new LogGroupProps { Retention = RetentionDays.INFINITE });
            var group = new CfnLogGroup(this, "Raw", new CfnLogGroupProps { LogGroupName = "flows" });
            var kept = new Bucket(this, "Kept");
            kept.AddLifecycleRule(new LifecycleRule { Expiration = Duration.Days(30) });
            var raw = new CfnBucket(this, "RawBucket", new CfnBucketProps
            {
                LifecycleConfiguration = new CfnBucket.LifecycleConfigurationProperty { Rules = new[] { new CfnBucket.RuleProperty { Status = "Enabled", ExpirationInDays = 30 } } },
            });
            var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("vpc-flow-logs.amazonaws.com") });
            var own = vpc.AddFlowLog("Own");
            vpc.AddFlowLog("ToForever", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(forever, role), TrafficType = FlowLogTrafficType.REJECT });
            vpc.AddFlowLog("ToKept", new FlowLogOptions { Destination = FlowLogDestination.ToS3(kept, "flows/"), MaxAggregationInterval = FlowLogMaxAggregationInterval.ONE_MINUTE });
            vpc.AddFlowLog("ToStream", new FlowLogOptions { Destination = FlowLogDestination.ToKinesisDataFirehoseDestination("arn:aws:firehose:eu-west-1:111111111111:deliverystream/flows") });
            _ = new FlowLog(this, "OfInterface", new FlowLogProps { ResourceType = FlowLogResourceType.FromNetworkInterfaceId(face.Ref), Destination = FlowLogDestination.ToS3() });
            _ = new CfnFlowLog(this, "ByName", new CfnFlowLogProps { ResourceId = subnet.SubnetId, ResourceType = "Subnet", TrafficType = "ALL", LogGroupName = "flows", DeliverLogsPermissionArn = role.RoleArn });
            _ = new CfnFlowLog(this, "ByRef", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", LogDestination = group.AttrArn });
            _ = new CfnFlowLog(this, "Elsewhere", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = FormatArn(new ArnComponents { Service = "sns", Resource = "topic" }) });
            _ = new CfnFlowLog(this, "InFolder", new CfnFlowLogProps { ResourceId = face.AttrId, ResourceType = "NetworkInterface", TrafficType = "ALL", LogDestinationType = "s3", LogDestination = raw.AttrArn + "/flows" });
            var set = new LogGroup(this, "Set", new LogGroupProps { Retention = RetentionDays.ONE_WEEK });
            ((CfnLogGroup)set.Node.DefaultChild!).RetentionInDays = 14;
            vpc.AddFlowLog("ToSet", new FlowLogOptions { Destination = FlowLogDestination.ToCloudWatchLogs(set) });

            var rejects = new MetricFilter(this, "Rejects", new MetricFilterProps { LogGroup = forever, MetricNamespace = "Net", MetricName = "Rejects", FilterPattern = FilterPattern.AnyTerm("REJECT") });
            _ = new Amazon.CDK.AWS.CloudWatch.Alarm(this, "Fast", new Amazon.CDK.AWS.CloudWatch.AlarmProps { Metric = rejects.Metric(new Amazon.CDK.AWS.CloudWatch.MetricOptions { Period = Duration.Minutes(1) }), Threshold = 1, EvaluationPeriods = 1 });
            rejects.Metric().With(new Amazon.CDK.AWS.CloudWatch.MetricOptions { Period = Duration.Hours(1) }).CreateAlarm(this, "Slow", new Amazon.CDK.AWS.CloudWatch.CreateAlarmOptions { Threshold = 1, EvaluationPeriods = 1 });
            _ = new Amazon.CDK.AWS.CloudWatch.Alarm(this, "Sum", new Amazon.CDK.AWS.CloudWatch.AlarmProps
            {
                Metric = new Amazon.CDK.AWS.CloudWatch.MathExpression(new Amazon.CDK.AWS.CloudWatch.MathExpressionProps
                {
                    Expression = "a + b",
                    Period = Duration.Seconds(120),
                    UsingMetrics = new Dictionary<string, Amazon.CDK.AWS.CloudWatch.IMetric> { ["a"] = rejects.Metric(), ["b"] = own.LogGroup!.ExtractMetric("$.x", "Net", "Others") },
                }),
                Threshold = 1,
                EvaluationPeriods = 1,
            });
            _ = new Amazon.CDK.AWS.CloudWatch.Alarm(this, "Bytes", new Amazon.CDK.AWS.CloudWatch.AlarmProps
            {
                Metric = new Amazon.CDK.AWS.CloudWatch.Metric(new Amazon.CDK.AWS.CloudWatch.MetricProps { Namespace = "AWS/Logs", MetricName = "IncomingBytes", DimensionsMap = new Dictionary<string, string> { ["LogGroupName"] = forever.LogGroupName } }),
                Threshold = 1,
                EvaluationPeriods = 1,
            });
            _ = new CfnMetricFilter(this, "RawFilter", new CfnMetricFilterProps { LogGroupName = group.Ref, FilterPattern = "REJECT", MetricTransformations = new[] { new CfnMetricFilter.MetricTransformationProperty { MetricNamespace = "Raw", MetricName = "Rejects", MetricValue = "1" } } });
            _ = new Amazon.CDK.AWS.CloudWatch.CfnAlarm(this, "RawAlarm", new Amazon.CDK.AWS.CloudWatch.CfnAlarmProps { Namespace = "Raw", MetricName = "Rejects", Period = 60, EvaluationPeriods = 1, Threshold = 1, ComparisonOperator = "GreaterThanThreshold", Statistic = "Sum" });
            """,
        ["Escape hatches on L2 constructs"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0, SubnetConfiguration = new[] { new SubnetConfiguration { Name = "in", SubnetType = SubnetType.PRIVATE_ISOLATED } } });
            var raw = (CfnVPC)vpc.Node.DefaultChild!;
            raw.AddPropertyOverride("EnableDnsHostnames", false);
            raw.CidrBlock = "10.99.0.0/16";
            var subnet = (CfnSubnet)vpc.IsolatedSubnets[0].Node.DefaultChild!;
            subnet.AddPropertyOverride("CidrBlock", "10.99.1.0/24");
            subnet.MapPublicIpOnLaunch = true;
            """,
        ["Subnets and tables made by hand in an empty L2 VPC"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("10.8.0.0/16"), SubnetConfiguration = new ISubnetConfiguration[] { } });
            var zones = vpc.AvailabilityZones;
            var subnets = new List<ISubnet>();
            for (var i = 0; i < zones.Length; i++)
                subnets.Add(new PrivateSubnet(this, $"Private{i}", new PrivateSubnetProps { VpcId = vpc.VpcId, AvailabilityZone = zones[i], CidrBlock = $"10.8.{i}.0/24" }));
            var front = new PublicSubnet(this, "Front", new PublicSubnetProps { VpcId = vpc.VpcId, AvailabilityZone = zones[0], CidrBlock = "10.8.100.0/24", MapPublicIpOnLaunch = false });
            var internet = new CfnInternetGateway(this, "Igw");
            var attachment = new CfnVPCGatewayAttachment(this, "Attachment", new CfnVPCGatewayAttachmentProps { VpcId = vpc.VpcId, InternetGatewayId = internet.Ref });
            front.AddDefaultInternetRoute(internet.Ref, attachment);
            var nat = front.AddNatGateway("eipalloc-1");
            ((PrivateSubnet)subnets[0]).AddDefaultNatRoute(nat.Ref);
            _ = new InterfaceVpcEndpoint(this, "Logs", new InterfaceVpcEndpointProps { Vpc = vpc, Service = InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS, Subnets = new SubnetSelection { Subnets = subnets.ToArray() } });
            """,
        ["L1 resources from arrays of records"] = """
            var vpc = new CfnVPC(this, "Vpc", new CfnVPCProps { CidrBlock = "10.40.0.0/16" });
            (string Name, string Block, int Zone)[] plan = [("a", "10.40.0.0/24", 0), ("b", "10.40.1.0/24", 1), ("c", "10.40.2.0/24", 2)];
            var made = plan.Select(one => new CfnSubnet(this, "Subnet-" + one.Name, new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = one.Block, AvailabilityZone = Fn.Select(one.Zone, Fn.GetAzs(Region)) })).ToList();
            _ = new CfnVPCEndpoint(this, "Sqs", new CfnVPCEndpointProps
            {
                VpcId = vpc.Ref, VpcEndpointType = "Interface", ServiceName = Fn.Join(".", new[] { "com.amazonaws", Aws.REGION, "sqs" }), PrivateDnsEnabled = true,
                SubnetIds = made.Select(one => one.Ref).ToArray(), SecurityGroupIds = new[] { vpc.AttrDefaultSecurityGroup },
            });
            _ = new CfnVPCEndpoint(this, "Ddb", new CfnVPCEndpointProps { VpcId = vpc.Ref, ServiceName = Fn.Sub("com.amazonaws.${AWS::Region}.dynamodb") });
            """,
        ["Security groups in all directions"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
            var web = new SecurityGroup(this, "Web", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
            var db = new SecurityGroup(this, "Db", new SecurityGroupProps { Vpc = vpc, AllowAllIpv6Outbound = true });
            var shut = new SecurityGroup(this, "Shut", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
            web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
            web.AddIngressRule(Peer.AnyIpv6(), Port.Tcp(443));
            web.AddIngressRule(Peer.PrefixList("pl-1"), Port.TcpRange(8000, 8100));
            web.AddIngressRule(Peer.Ipv4("203.0.113.7/32"), Port.AllTraffic());
            web.AddIngressRule(Peer.Ipv4("203.0.113.8/32"), Port.IcmpPing());
            web.AddIngressRule(Peer.Ipv4("203.0.113.9/32"), new Port(new PortProps { Protocol = Protocol.UDP, FromPort = 53, ToPort = 53, StringRepresentation = "dns" }));
            db.AddIngressRule(web, Port.Tcp(5432));
            db.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(80));
            db.AddIngressRule(Peer.SecurityGroupId(shut.SecurityGroupId), Port.Udp(161));
            web.Connections.AllowTo(db, Port.Tcp(5433), "also");
            shut.Connections.AllowTo(Peer.AnyIpv4(), Port.Tcp(443));
            db.Connections.AllowFrom(new Connections_(new ConnectionsProps { SecurityGroups = new ISecurityGroup[] { web, shut } }), Port.Tcp(6000));
            var raw = new CfnSecurityGroup(this, "Raw", new CfnSecurityGroupProps
            {
                GroupDescription = "raw", VpcId = vpc.VpcId,
                SecurityGroupIngress = new object[] { new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", FromPort = 3389, ToPort = 3389, CidrIp = "0.0.0.0/0" }, new CfnSecurityGroup.IngressProperty { IpProtocol = "-1", CidrIpv6 = "::/0" } },
                SecurityGroupEgress = new[] { new CfnSecurityGroup.EgressProperty { IpProtocol = "6", FromPort = 443, ToPort = 443, DestinationSecurityGroupId = web.SecurityGroupId } },
            });
            _ = new CfnSecurityGroupIngress(this, "More", new CfnSecurityGroupIngressProps { GroupId = raw.AttrGroupId, IpProtocol = "udp", FromPort = 500, ToPort = 500, SourceSecurityGroupId = db.SecurityGroupId });
            _ = new CfnSecurityGroupEgress(this, "Out", new CfnSecurityGroupEgressProps { GroupId = web.SecurityGroupId, IpProtocol = "tcp", FromPort = 25, ToPort = 25, CidrIp = vpc.VpcCidrBlock });
            """,
        ["Imported groups, mutable and not"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
            var theirs = SecurityGroup.FromSecurityGroupId(this, "Theirs", "sg-123");
            theirs.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            var locked = SecurityGroup.FromSecurityGroupId(this, "Locked", "sg-456", new SecurityGroupImportOptions { Mutable = false });
            locked.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(23));
            vpc.AddInterfaceEndpoint("Kms", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.KMS, SecurityGroups = new[] { theirs, locked } });
            """,
        ["Interface endpoints, L2"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3, NatGateways = 1 });
            var one = vpc.AddInterfaceEndpoint("One", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, Open = false, Subnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC, OnePerAz = true } });
            one.Connections.AllowDefaultPortFrom(Peer.Ipv4("10.0.0.0/8"));
            one.Connections.AllowDefaultPortFromAnyIpv4();
            var two = vpc.AddInterfaceEndpoint("Two", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointAwsService("lambda"), PrivateDnsEnabled = false, Subnets = new SubnetSelection { AvailabilityZones = new[] { vpc.AvailabilityZones[0] } } });
            two.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "lambda:InvokeFunction" }, Resources = new[] { "*" } }));
            vpc.AddInterfaceEndpoint("Own", new InterfaceVpcEndpointOptions { Service = new InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-1", 8443) });
            """,
        ["Endpoint policies"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
            var bucket = new Bucket(this, "Bucket");
            var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com") });
            var s3 = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            var read = new PolicyStatement();
            read.AddAnyPrincipal();
            read.AddActions("s3:GetObject", "s3:ListBucket");
            read.AddResources(bucket.BucketArn, bucket.ArnForObjects("*"));
            read.AddCondition("ArnEquals", new Dictionary<string, object> { ["aws:PrincipalArn"] = role.RoleArn });
            s3.AddToPolicy(read);
            s3.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Sid = "Layers", Effect = Effect.ALLOW, Principals = new[] { new StarPrincipal() }, Actions = new[] { "s3:GetObject" }, Resources = new[] { $"arn:aws:s3:::prod-{Region}-starport-layer-bucket/*" } }));
            s3.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { ["Effect"] = "Deny", ["Principal"] = "*", ["Action"] = "s3:DeleteObject", ["Resource"] = "*" }));
            var db = vpc.AddGatewayEndpoint("Db", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.DYNAMODB });
            db.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = new IPrincipal[] { new AccountRootPrincipal(), new ArnPrincipal(role.RoleArn), new ServicePrincipal("dax.amazonaws.com"), new AccountPrincipal("999988887777") }, Actions = new[] { "dynamodb:*" }, Resources = new[] { "*" } }));
            """,
        ["Bucket policies"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0 });
            var s3 = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            var bucket = new Bucket(this, "Bucket", new BucketProps { EnforceSSL = true, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
            bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
            {
                Effect = Effect.DENY, Principals = new IPrincipal[] { new AnyPrincipal() }, Actions = new[] { "s3:*" }, Resources = new[] { bucket.BucketArn, bucket.BucketArn + "/*" },
                Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = s3.VpcEndpointId }, ["Bool"] = new Dictionary<string, object> { ["aws:ViaAWSService"] = false } },
            }));
            var raw = new CfnBucket(this, "Raw", new CfnBucketProps { BucketName = "raw-data" });
            _ = new CfnBucketPolicy(this, "RawPolicy", new CfnBucketPolicyProps
            {
                Bucket = raw.Ref,
                PolicyDocument = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Effect = Effect.DENY, Principals = new[] { new AnyPrincipal() }, Actions = new[] { "s3:GetObject" }, Resources = new[] { "arn:aws:s3:::raw-data/*" }, Conditions = new Dictionary<string, object> { ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpc"] = new[] { vpc.VpcId, "vpc-9" } } } }) } }),
            });
            Bucket.FromBucketName(this, "Imported", "elsewhere").AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = new[] { new AnyPrincipal() }, Actions = new[] { "s3:*" }, Resources = new[] { "*" } }));
            _ = new Bucket(this, "Temp", new BucketProps { AutoDeleteObjects = true, RemovalPolicy = RemovalPolicy.DESTROY });
            """,
        ["Network ACLs, L1 and L2"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
            var acl = new NetworkAcl(this, "Acl", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
            acl.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), Traffic = AclTraffic.TcpPort(443), RuleNumber = 10 });
            _ = new NetworkAclEntry(this, "Out", new NetworkAclEntryProps { NetworkAcl = acl, Cidr = AclCidr.AnyIpv6(), Traffic = AclTraffic.AllTraffic(), RuleNumber = 10, Direction = TrafficDirection.EGRESS, RuleAction = Amazon.CDK.AWS.EC2.Action.DENY });
            var raw = new CfnNetworkAcl(this, "Raw", new CfnNetworkAclProps { VpcId = vpc.VpcId });
            _ = new CfnNetworkAclEntry(this, "RawIn", new CfnNetworkAclEntryProps { NetworkAclId = raw.Ref, RuleNumber = 100, Protocol = 6, RuleAction = "allow", CidrBlock = vpc.VpcCidrBlock, PortRange = new CfnNetworkAclEntry.PortRangeProperty { From = 80, To = 90 } });
            _ = new CfnNetworkAclEntry(this, "RawOut", new CfnNetworkAclEntryProps { NetworkAclId = raw.AttrId, RuleNumber = 100, Protocol = -1, RuleAction = "deny", Egress = true, Ipv6CidrBlock = "::/0" });
            foreach (var subnet in vpc.PrivateSubnets)
                _ = new CfnSubnetNetworkAclAssociation(this, "Assoc" + subnet.Node.Id, new CfnSubnetNetworkAclAssociationProps { NetworkAclId = raw.Ref, SubnetId = subnet.SubnetId });
            """,
        ["Workloads and what they are granted"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
            var s3 = vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
            var bucket = new Bucket(this, "Bucket");
            var other = new Bucket(this, "Other");
            var table = new Amazon.CDK.AWS.DynamoDB.Table(this, "Table", new Amazon.CDK.AWS.DynamoDB.TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = Amazon.CDK.AWS.DynamoDB.AttributeType.STRING } });
            var inside = new Function(this, "Inside", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x"), Vpc = vpc });
            var outside = new Function(this, "Outside", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x") });
            bucket.GrantReadWrite(inside);
            other.GrantRead(outside);
            table.GrantReadData(outside.GrantPrincipal);
            inside.AddToRolePolicy(new PolicyStatement(new PolicyStatementProps { Actions = new[] { "dynamodb:GetItem", "sqs:SendMessage" }, Resources = new[] { table.TableArn } }));
            var host = new Instance_(this, "Host", new InstanceProps { Vpc = vpc, InstanceType = new InstanceType("t3.micro"), MachineImage = MachineImage.LatestAmazonLinux2(), VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC } });
            host.Connections.AllowFromAnyIpv4(Port.Tcp(22));
            other.GrantPut(host.Role);
            """,
        ["Flow logs of every kind"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
            var bucket = new Bucket(this, "Logs");
            vpc.AddFlowLog("All");
            _ = new FlowLog(this, "ToS3", new FlowLogProps { ResourceType = FlowLogResourceType.FromSubnet(vpc.PublicSubnets[1]), Destination = FlowLogDestination.ToS3(bucket, "flows"), TrafficType = FlowLogTrafficType.ACCEPT });
            _ = new FlowLog(this, "Eni", new FlowLogProps { ResourceType = FlowLogResourceType.FromNetworkInterfaceId("eni-1"), MaxAggregationInterval = FlowLogMaxAggregationInterval.TEN_MINUTES });
            _ = new FlowLog(this, "Tgw", new FlowLogProps { ResourceType = FlowLogResourceType.FromTransitGatewayId("tgw-1") });
            _ = new CfnFlowLog(this, "Raw", new CfnFlowLogProps { ResourceId = vpc.VpcId, ResourceType = "VPC", LogDestination = bucket.BucketArn, LogDestinationType = "s3", TrafficType = "ALL", LogFormat = "${version} ${srcaddr}", MaxAggregationInterval = 60 });
            """,
        ["Transit gateways and other targets"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, SubnetConfiguration = [new SubnetConfiguration { Name = "tgw", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 28 }], NatGateways = 0 });
            var transit = new CfnTransitGateway(this, "Tgw");
            foreach (var (subnet, i) in vpc.IsolatedSubnets.Select((subnet, i) => (subnet, i)))
                _ = new CfnRoute(this, $"Transit{i}", new CfnRouteProps { RouteTableId = subnet.RouteTable.RouteTableId, DestinationCidrBlock = "10.0.0.0/8", TransitGatewayId = transit.Ref });
            ((Subnet)vpc.IsolatedSubnets[0]).AddRoute("Appliance", new AddRouteOptions { RouterType = RouterType.NETWORK_INTERFACE, RouterId = "eni-1", DestinationCidrBlock = "198.51.100.0/24" });
            """,
        ["Network ACLs without entries, of one direction, on subnets of an imported VPC; default groups with and without rules"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 0, RestrictDefaultSecurityGroup = true });
            new NetworkAcl(this, "Empty", new NetworkAclProps { Vpc = vpc, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            var oneWay = new NetworkAcl(this, "OneWay", new NetworkAclProps { Vpc = vpc });
            oneWay.AssociateWithSubnet("Public", new SubnetSelection { SubnetType = SubnetType.PUBLIC });
            oneWay.AddEntry("In", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.AllTraffic() });
            oneWay.AddEntry("AlsoIn", new CommonNetworkAclEntryOptions { Cidr = AclCidr.AnyIpv4(), RuleNumber = 100, Traffic = AclTraffic.TcpPort(22) });
            oneWay.AddEntry("NotIn", new CommonNetworkAclEntryOptions { Cidr = AclCidr.Ipv4("10.0.0.0/8"), RuleNumber = 110, Traffic = AclTraffic.TcpPort(22), RuleAction = Amazon.CDK.AWS.EC2.Action.DENY });
            new CfnNetworkAclEntry(this, "OnTheDefaultOne", new CfnNetworkAclEntryProps { NetworkAclId = vpc.VpcDefaultNetworkAcl, RuleNumber = 50, Protocol = -1, RuleAction = "deny", CidrBlock = "203.0.113.0/24" });
            var given = Vpc.FromVpcAttributes(this, "Given", new VpcAttributes { VpcId = "vpc-1", AvailabilityZones = new[] { "a" }, IsolatedSubnetIds = new[] { "subnet-1" } });
            new NetworkAcl(this, "OfGiven", new NetworkAclProps { Vpc = given, SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED } });
            new CfnVPC(this, "L1", new CfnVPCProps { CidrBlock = "10.9.0.0/16" });
            """,
        ["Ports of databases"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, NatGateways = 1 });
            var isolated = new SubnetSelection { SubnetType = SubnetType.PRIVATE_WITH_EGRESS };
            var engines = new Dictionary<string, Amazon.CDK.AWS.RDS.IInstanceEngine>
            {
                ["Postgres"] = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.Postgres(new Amazon.CDK.AWS.RDS.PostgresInstanceEngineProps { Version = Amazon.CDK.AWS.RDS.PostgresEngineVersion.VER_16 }),
                ["Oracle"] = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.OracleSe2(new Amazon.CDK.AWS.RDS.OracleSe2InstanceEngineProps { Version = Amazon.CDK.AWS.RDS.OracleEngineVersion.VER_19 }),
                ["SqlServer"] = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.SQL_SERVER_EX,
                ["MariaDb"] = Amazon.CDK.AWS.RDS.DatabaseInstanceEngine.MARIADB,
            };
            foreach (var (name, engine) in engines)
            {
                var database = new Amazon.CDK.AWS.RDS.DatabaseInstance(this, name, new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Vpc = vpc, Engine = engine });
                database.Connections.AllowDefaultPortFromAnyIpv4("everyone");
            }
            var own = new Amazon.CDK.AWS.RDS.DatabaseInstance(this, "Own", new Amazon.CDK.AWS.RDS.DatabaseInstanceProps { Vpc = vpc, Engine = engines["Postgres"], Port = 5433 });
            own.Connections.AllowDefaultPortInternally();
            var aurora = new Amazon.CDK.AWS.RDS.DatabaseCluster(this, "Aurora", new Amazon.CDK.AWS.RDS.DatabaseClusterProps
            {
                Vpc = vpc,
                Engine = Amazon.CDK.AWS.RDS.DatabaseClusterEngine.AuroraPostgres(new Amazon.CDK.AWS.RDS.AuroraPostgresClusterEngineProps { Version = Amazon.CDK.AWS.RDS.AuroraPostgresEngineVersion.VER_15_3 }),
                Writer = Amazon.CDK.AWS.RDS.ClusterInstance.ServerlessV2("Writer"),
            });
            aurora.Connections.AllowDefaultPortFrom(own);
            var client = new Function(this, "Function", new FunctionProps { Vpc = vpc, AllowAllOutbound = false, Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("x") });
            client.Connections.AllowToDefaultPort(own);
            """,
        ["Bastion host that admits SSH"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 1 });
            var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false });
            var bastion = new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc });
            bastion.AllowSshAccessFrom(Peer.Ipv4("192.0.2.0/24"), Peer.AnyIpv6(), group);
            """,
        ["Bastion host behind an endpoint for Systems Manager alone"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "in", SubnetType = SubnetType.PRIVATE_ISOLATED }] });
            _ = new BastionHostLinux(this, "Bastion", new BastionHostLinuxProps { Vpc = vpc });
            vpc.AddInterfaceEndpoint("Ssm", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SSM });
            """,
        ["Rules that CDK drops"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0 });
            var open = new SecurityGroup(this, "Open", new SecurityGroupProps { Vpc = vpc });
            open.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
            open.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
            var closed = new SecurityGroup(this, "Closed", new SecurityGroupProps { Vpc = vpc, AllowAllOutbound = false, AllowAllIpv6Outbound = true });
            closed.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
            closed.AddEgressRule(open, Port.Tcp(443));
            var imported = SecurityGroup.FromSecurityGroupId(this, "Imported", "sg-1");
            imported.AddEgressRule(Peer.AnyIpv6(), Port.Tcp(443));
            var immutable = SecurityGroup.FromSecurityGroupId(this, "Immutable", "sg-2", new SecurityGroupImportOptions { Mutable = false, AllowAllOutbound = false });
            immutable.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(22));
            open.Connections.AllowTo(immutable, Port.Tcp(5432));
            closed.Connections.AllowTo(immutable, Port.Tcp(5432));
            """,
        ["Filters of subnet selections"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { SubnetConfiguration = [new SubnetConfiguration { Name = "a", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }, new SubnetConfiguration { Name = "b", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 26 }] });
            vpc.AddInterfaceEndpoint("One", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { SubnetFilters = [SubnetFilter.ByCidrMask(26), SubnetFilter.OnePerAz()] } });
            vpc.AddInterfaceEndpoint("Two", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SNS, Subnets = new SubnetSelection { SubnetFilters = [SubnetFilter.AvailabilityZones([vpc.AvailabilityZones[1]])] } });
            vpc.AddGatewayEndpoint("Three", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3, Subnets = [new SubnetSelection { SubnetFilters = [SubnetFilter.ContainsIpAddresses(["10.0.1.7"])] }] });
            """,
        ["VPCs that are named by their ids"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
            var theirs = Vpc.FromVpcAttributes(this, "Theirs", new VpcAttributes { VpcId = "vpc-0123", AvailabilityZones = ["eu-west-1a"], VpcCidrBlock = "10.9.0.0/16" });
            _ = new CfnVPCPeeringConnection(this, "Known", new CfnVPCPeeringConnectionProps { VpcId = vpc.VpcId, PeerVpcId = theirs.VpcId });
            _ = new CfnVPCPeeringConnection(this, "Same", new CfnVPCPeeringConnectionProps { VpcId = vpc.VpcId, PeerVpcId = "vpc-0123" });
            _ = new CfnVPCPeeringConnection(this, "Other", new CfnVPCPeeringConnectionProps { VpcId = "vpc-0456", PeerVpcId = vpc.VpcId });
            _ = new CfnSecurityGroup(this, "Group", new CfnSecurityGroupProps { VpcId = "vpc-0456", GroupDescription = "elsewhere" });
            theirs.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS, Subnets = new SubnetSelection { Subnets = [Subnet.FromSubnetId(this, "S", "subnet-1")] } });
            """,
        ["Escape hatches that delete"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1, NatGateways = 0 });
            ((CfnVPC)vpc.Node.DefaultChild!).AddPropertyDeletionOverride("EnableDnsHostnames");
            ((CfnSubnet)vpc.PublicSubnets[0].Node.DefaultChild!).AddPropertyDeletionOverride("MapPublicIpOnLaunch");
            """,
        ["Subclasses of L1 constructs"] = """
            var vpc = new OwnVpc(this, "Vpc");
            var gateway = new CfnVPNGateway(this, "Gateway", new CfnVPNGatewayProps { Type = "ipsec.1" });
            _ = new OwnAttachment(this, "Attachment", new CfnVPCGatewayAttachmentProps { VpcId = vpc.Ref, VpnGatewayId = gateway.Ref });
            var subnet = new CfnSubnet(this, "Subnet", new CfnSubnetProps { VpcId = vpc.Ref, CidrBlock = "10.0.0.0/24" });
            var subnets = new OwnSubnetGroup(this, "Subnets", [subnet.Ref]);
            var group = new CfnSecurityGroup(this, "Group", new CfnSecurityGroupProps { VpcId = vpc.Ref, GroupDescription = "cache" });
            _ = new Amazon.CDK.AWS.ElastiCache.CfnReplicationGroup(this, "Cache", new Amazon.CDK.AWS.ElastiCache.CfnReplicationGroupProps { ReplicationGroupDescription = "cache", CacheSubnetGroupName = "cache-subnets", SecurityGroupIds = [group.AttrGroupId] });
            }

            private class OwnVpc : CfnVPC { public OwnVpc(Construct scope, string id) : base(scope, id, new CfnVPCProps { CidrBlock = "10.0.0.0/16" }) { } }

            private class OwnAttachment : CfnVPCGatewayAttachment { public OwnAttachment(Construct scope, string id, ICfnVPCGatewayAttachmentProps props) : base(scope, id, props) { } }

            private class OwnSubnetGroup : Amazon.CDK.AWS.ElastiCache.CfnSubnetGroup
            {
                public OwnSubnetGroup(Construct scope, string id, string[] subnets)
                    : base(scope, id, new Amazon.CDK.AWS.ElastiCache.CfnSubnetGroupProps { Description = "cache", SubnetIds = subnets, CacheSubnetGroupName = "cache-subnets" }) { }
            """,
        ["Groups whose rules stand by themselves"] = """
            var vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 1 });
            var open = new SecurityGroup(this, "Open", new SecurityGroupProps { Vpc = vpc, DisableInlineRules = true });
            open.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));
            var shut = new SecurityGroup(this, "Shut", new SecurityGroupProps { Vpc = vpc, DisableInlineRules = true, AllowAllOutbound = false });
            shut.AddEgressRule(Peer.AnyIpv4(), Port.Tcp(443));
            """,
    };
}
