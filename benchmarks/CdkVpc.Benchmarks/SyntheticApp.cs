using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using Constructs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CdkVpc.Benchmarks;

/// <summary>
/// An app of any size: a file for each stack, of five kinds in turn (networks, services in them, networks with ACLs, peering, storage), each with
/// forty short methods beside it that have nothing to do with CDK, and a program that hands the networks round. Every fourth stack of three
/// kinds has a fault: no flow log, no way back for replies, or routes on one side. The rest is as it stays in an app that is built with the analyzers on.
/// </summary>
internal static class SyntheticApp
{
    private const int NoiseMethods = 40;

    private static readonly ImmutableArray<MetadataReference> Net80Only = [.. Net80.References.All];

    private static readonly ImmutableArray<MetadataReference> Cdk =
    [
        .. Net80Only,
        MetadataReference.CreateFromFile(typeof(Amazon.CDK.Stack).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Construct).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Amazon.JSII.Runtime.Deputy.DeputyBase).Assembly.Location),
    ];

    /// <summary>The app, newly parsed: nothing is known of its trees.</summary>
    public static CSharpCompilation Compile(int stacks) => Compile(Files(stacks), OutputKind.ConsoleApplication, Cdk);

    /// <summary>Writes the app as a project, for the compiler of the SDK.</summary>
    public static void Write(int stacks, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (source, path) in Files(stacks))
            File.WriteAllText(Path.Combine(folder, path), source);
        File.WriteAllText(Path.Combine(folder, "App.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Amazon.CDK.Lib" Version="2.160.0" />
                <PackageReference Include="Constructs" Version="10.0.5" />
              </ItemGroup>
            </Project>

            """);
    }

    /// <summary>The app, and some stacks more whose endpoints, flow logs and peering come from attributes.</summary>
    public static CSharpCompilation CompileWithScaffolds(int stacks, int scaffolded) => Compile(stacks).AddSyntaxTrees(
        Enumerable.Range(0, scaffolded).Select(static i => CSharpSyntaxTree.ParseText(Scaffolded(i), new CSharpParseOptions(LanguageVersion.Latest), Invariant($"Scaffolded{i}.cs"))));

    /// <summary>A project of the same size that has nothing to do with CDK.</summary>
    public static CSharpCompilation CompileWithoutCdk(int files) => Compile(
        Enumerable.Range(0, files).Select(static i => ("using System;\nusing System.Collections.Generic;\nusing System.Linq;\n\n" + Noise(i), Invariant($"Noise{i}.cs"))),
        OutputKind.DynamicallyLinkedLibrary,
        Net80Only);

    /// <summary>The app after an edit: the body of a method that has nothing to do with CDK.</summary>
    public static CSharpCompilation EditNoise(CSharpCompilation app, int stack, int edit) => Insert(app, stack, edit, "=> value * ", "{0} * ");

    /// <summary>The app after an edit in the constructor of a stack.</summary>
    public static CSharpCompilation EditStack(CSharpCompilation app, int stack, int edit) => Insert(app, stack, edit, "Description = \"", "{0} ");

    /// <summary>The document of a stack.</summary>
    public static SyntaxTree Document(CSharpCompilation app, int stack) => app.SyntaxTrees[stack];

    private static IEnumerable<(string Source, string Path)> Files(int stacks) =>
        Enumerable.Range(0, stacks).Select(static i => (StackFile(i), Invariant($"Stack{i}.cs"))).Append((Program(stacks), "Program.cs"));

    private static CSharpCompilation Compile(IEnumerable<(string Source, string Path)> files, OutputKind kind, ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create(
            "App",
            files.Select(static file => CSharpSyntaxTree.ParseText(file.Source, new CSharpParseOptions(LanguageVersion.Latest), file.Path)),
            references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    private static CSharpCompilation Insert(CSharpCompilation app, int stack, int edit, string after, string format)
    {
        var before = app.SyntaxTrees[stack];
        var text = before.GetText();
        var start = text.ToString().IndexOf(after, StringComparison.Ordinal) + after.Length;
        var change = new TextChange(new TextSpan(start, 0), string.Format(CultureInfo.InvariantCulture, format, edit));
        return app.ReplaceSyntaxTree(before, before.WithChangedText(text.WithChanges(change)));
    }

    private static string Program(int stacks)
    {
        var text = new StringBuilder("using Amazon.CDK;\n\nvar app = new App();\nvar env = new Amazon.CDK.Environment { Account = \"123456789012\", Region = \"eu-central-1\" };\n");
        for (var i = 0; i < stacks; i++)
        {
            text.Append((i % 5) switch
            {
                0 or 2 => $"var s{i} = new Stack{i}(app, \"Stack{i}\", new StackProps {{ Env = env }});\n",
                1 => $"var s{i} = new Stack{i}(app, \"Stack{i}\", new Stack{i}Props {{ Env = env, Vpc = s{i - 1}.Vpc, Storage = s{i - 1}.Storage }});\n",
                3 => $"var s{i} = new Stack{i}(app, \"Stack{i}\", env, s{i - 3}.Vpc, s{i - 1}.Vpc);\n",
                _ => $"var s{i} = new Stack{i}(app, \"Stack{i}\", new StackProps {{ Env = env, Description = \"Storage\" }});\n",
            });
        }

        return text.Append("app.Synth();\n").ToString();
    }

    private static string StackFile(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.S3;
        using Constructs;

        {{(i % 5) switch { 0 => Network(i), 1 => Service(i), 2 => FilteredNetwork(i), 3 => Peering(i), _ => Storage(i) }}}

        {{Noise(i)}}
        """;

    private static string Range(int i) => Invariant($"10.{i % 250}.0.0/16");

    private static string Network(int i) => $$"""
        public class Stack{{i}} : Stack
        {
            public Vpc Vpc { get; }

            public GatewayVpcEndpoint Storage { get; }

            public Stack{{i}}(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps
                {
                    IpAddresses = IpAddresses.Cidr("{{Range(i)}}"),
                    MaxAzs = 3,
                    NatGateways = 3,
                    SubnetConfiguration = new[]
                    {
                        new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                        new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 22 },
                        new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
                    },
                    FlowLogs = {{(i % 20 == 0 ? "null" : "new Dictionary<string, IFlowLogOptions> { [\"All\"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL } }")}},
                });

                Storage = Vpc.AddGatewayEndpoint("S3", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
                Storage.AddToPolicy(new PolicyStatement(new PolicyStatementProps
                {
                    Principals = new[] { new AnyPrincipal() },
                    Actions = new[] { "s3:GetObject*", "s3:GetBucket*", "s3:List*", "s3:DeleteObject*", "s3:PutObject*", "s3:Abort*" },
                    Resources = new[] { "arn:aws:s3:::app-{{i}}", "arn:aws:s3:::app-{{i}}/*" },
                }));

                var clients = new SecurityGroup(this, "Clients", new SecurityGroupProps { Vpc = Vpc, Description = "of stack {{i}}" });
                foreach (var (name, service) in Services())
                {
                    var endpoint = Vpc.AddInterfaceEndpoint(name, new InterfaceVpcEndpointOptions { Service = service, Open = false });
                    endpoint.Connections.AllowDefaultPortFrom(clients, "Clients");
                }
            }

            private static IEnumerable<(string, IInterfaceVpcEndpointService)> Services()
            {
                yield return ("Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
                yield return ("Queue", InterfaceVpcEndpointAwsService.SQS);
                yield return ("Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS);
            }
        }
        """;

    private static string Service(int i) => $$"""
        public class Stack{{i}}Props : StackProps
        {
            public required IVpc Vpc { get; init; }

            public required IGatewayVpcEndpoint Storage { get; init; }
        }

        public class Stack{{i}} : Stack
        {
            public Stack{{i}}(Construct scope, string id, Stack{{i}}Props props) : base(scope, id, props)
            {
                var web = Group("Web", props.Vpc);
                var data = Group("Data", props.Vpc);
                web.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "HTTPS");
                data.AddIngressRule(web, Port.Tcp(5432), "PostgreSQL");
                if (Node.TryGetContext("bastion") is not null)
                    web.AddIngressRule(Peer.Ipv4("10.0.0.0/8"), Port.Tcp(22), "SSH");

                var bucket = new Bucket(this, "Assets", new BucketProps { BucketName = "app-{{i - 1}}", Versioned = true, BlockPublicAccess = BlockPublicAccess.BLOCK_ALL });
                bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
                {
                    Effect = Effect.DENY,
                    Principals = new[] { new AnyPrincipal() },
                    Actions = new[] { "s3:*" },
                    Resources = new[] { bucket.BucketArn, bucket.ArnForObjects("*") },
                    Conditions = new Dictionary<string, object>
                    {
                        ["StringNotEquals"] = new Dictionary<string, object> { ["aws:SourceVpce"] = props.Storage.VpcEndpointId },
                        ["ArnNotLike"] = new Dictionary<string, object> { ["aws:PrincipalArn"] = "arn:aws:iam::123456789012:role/cdk-*" },
                    },
                }));
                var function = new Function(this, "Handler", new FunctionProps
                {
                    Runtime = Runtime.DOTNET_8,
                    Handler = "App::App.Handler::Handle",
                    Code = Code.FromAsset("dist"),
                    Vpc = props.Vpc,
                    SecurityGroups = new ISecurityGroup[] { web },
                    Environment = new Dictionary<string, string> { ["BUCKET"] = bucket.BucketName },
                });
                bucket.GrantReadWrite(function);
            }

            private SecurityGroup Group(string id, IVpc vpc) => new(this, id, new SecurityGroupProps
            {
                Vpc = vpc,
                AllowAllOutbound = id != "Data",
                Description = "of stack {{i}}",
            });
        }
        """;

    private static string FilteredNetwork(int i) => $$"""
        public record Network{{i}}Settings(string Cidr, int Zones, IReadOnlyList<int> Ports)
        {
            public static readonly Network{{i}}Settings Default = new("{{Range(i)}}", 2, [443, 8443]);
        }

        public class Stack{{i}} : Stack
        {
            public Vpc Vpc { get; }

            public Stack{{i}}(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                var settings = Network{{i}}Settings.Default;
                Vpc = new Vpc(this, "Vpc", new VpcProps
                {
                    IpAddresses = IpAddresses.Cidr(settings.Cidr),
                    MaxAzs = settings.Zones,
                    SubnetConfiguration = [new SubnetConfiguration { Name = "isolated", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }],
                });
                Vpc.AddFlowLog("All");
                _ = new SecurityGroup(this, "Default", new SecurityGroupProps { Vpc = Vpc, Description = "of stack {{i}}" });

                var acl = new NetworkAcl(this, "Acl", new NetworkAclProps
                {
                    Vpc = Vpc,
                    SubnetSelection = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
                });
                for (var n = 0; n < settings.Ports.Count; n++)
                {
                    Allow(acl, $"In{n}", 100 + n, TrafficDirection.INGRESS, AclTraffic.TcpPort(settings.Ports[n]));
                    Allow(acl, $"Out{n}", 100 + n, TrafficDirection.EGRESS, AclTraffic.TcpPort(settings.Ports[n]));
                }

                Allow(acl, "RepliesIn", 200, TrafficDirection.INGRESS, AclTraffic.TcpPortRange(1024, 65535));
                {{(i % 20 == 2 ? "" : "Allow(acl, \"RepliesOut\", 200, TrafficDirection.EGRESS, AclTraffic.TcpPortRange(1024, 65535));")}}
            }

            private void Allow(NetworkAcl acl, string id, int number, TrafficDirection direction, AclTraffic traffic) =>
                acl.AddEntry(id, new CommonNetworkAclEntryOptions
                {
                    Cidr = AclCidr.Ipv4(Vpc.VpcCidrBlock),
                    Direction = direction,
                    RuleNumber = number,
                    Traffic = traffic,
                    RuleAction = Amazon.CDK.AWS.EC2.Action.ALLOW,
                });
        }
        """;

    private static string Peering(int i) => $$"""
        public class Stack{{i}} : Stack
        {
            public Stack{{i}}(Construct scope, string id, IEnvironment env, Vpc left, Vpc right) : base(scope, id, new StackProps { Env = env, Description = "of stack {{i}}" })
            {
                var peering = new CfnVPCPeeringConnection(this, "Peering", new CfnVPCPeeringConnectionProps
                {
                    VpcId = left.VpcId,
                    PeerVpcId = right.VpcId,
                });
                AddRoutes("Left", left.PrivateSubnets, right, peering);
                AddRoutes("LeftData", left.IsolatedSubnets, right, peering);
                {{(i % 20 == 3 ? "" : "AddRoutes(\"Right\", right.IsolatedSubnets, left, peering);")}}
            }

            private void AddRoutes(string prefix, IEnumerable<ISubnet> subnets, Vpc to, CfnVPCPeeringConnection peering)
            {
                foreach (var (subnet, index) in subnets.Select((subnet, index) => (subnet, index)))
                {
                    _ = new CfnRoute(this, $"{prefix}{index}", new CfnRouteProps
                    {
                        RouteTableId = subnet.RouteTable.RouteTableId,
                        DestinationCidrBlock = to.VpcCidrBlock,
                        VpcPeeringConnectionId = peering.Ref,
                    });
                }
            }
        }
        """;

    private static string Storage(int i) => $$"""
        public class Stack{{i}} : Stack
        {
            private static readonly string[] Names = { "Reports", "Images", "Archive" };

            public Stack{{i}}(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                var role = new Role(this, "Reader", new RoleProps { AssumedBy = new ServicePrincipal("glue.amazonaws.com"), Description = "of stack {{i}}" });
                var buckets = Names.ToDictionary(name => name, name => new Bucket(this, name, new BucketProps
                {
                    EnforceSSL = true,
                    RemovalPolicy = name == "Archive" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
                }));
                buckets["Reports"].GrantRead(role);
                buckets["Archive"].AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
                {
                    Effect = Effect.DENY,
                    Principals = new[] { new AnyPrincipal() },
                    Actions = new[] { "s3:DeleteObject" },
                    Resources = new[] { buckets["Archive"].ArnForObjects("*") },
                }));
            }
        }
        """;

    private static string Scaffolded(int i) => $$"""
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using CdkVpc;
        using Constructs;

        [VpcPeering(nameof(Vpc), nameof(Other))]
        public partial class Scaffolded{{i}} : Stack
        {
            [GatewayEndpoint(GatewayService.S3)]
            [InterfaceEndpoints(EndpointSet.Fargate)]
            [InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SQS))]
            [FlowLogs(FlowLogTo.S3)]
            public Vpc Vpc { get; }

            public IVpc Other { get; }

            public Scaffolded{{i}}(Construct scope, string id, IVpc other) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc", new VpcProps { IpAddresses = IpAddresses.Cidr("{{Range(i)}}") });
                Other = other;
                ScaffoldVpc();
                ScaffoldVpcToOther();
            }
        }
        """;

    private static string Noise(int i)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"public static class Noise{i}\n{{\n");
        for (var n = 0; n < NoiseMethods; n++)
        {
            text.Append(Invariant((n % 4) switch
            {
                0 => (FormattableString)$"    public static int Number{n}(int value) => value * 2 + {n};\n",
                1 => $"    public static string Text{n}(string name, int count)\n    {{\n        var parts = name.Split(',').Select(part => part.Trim()).Where(part => part.Length > {n});\n        return string.Join(\";\", parts) + count;\n    }}\n",
                2 => $"    public static Dictionary<string, int> Count{n}(IEnumerable<string> words)\n    {{\n        var result = new Dictionary<string, int>();\n        foreach (var word in words)\n            result[word] = result.TryGetValue(word, out var known) ? known + 1 : {n};\n        return result;\n    }}\n",
                _ => $"    public static bool Check{n}(DateTime from, DateTime to)\n    {{\n        if (from > to)\n            throw new ArgumentException(\"from {n}\");\n        return (to - from).TotalDays < {n} && Number0({n}) > 0;\n    }}\n",
            }));
        }

        return text.Append("}\n").ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
