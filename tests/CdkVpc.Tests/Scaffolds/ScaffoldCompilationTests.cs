using CdkVpc.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

/// <summary>What is generated compiles, without a warning, in whatever project and class it is asked for.</summary>
public sealed class ScaffoldCompilationTests
{
    private const string Everything = """
        [GatewayEndpoint(GatewayService.S3, ContainerImages = true)]
        [GatewayEndpoint(GatewayService.DynamoDb, Policy = EndpointPolicy.Explicit)]
        [InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.S3))]
        [InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SQS), Access = EndpointAccess.Allowed, SubnetGroup = "data")]
        [InterfaceEndpoints(EndpointSet.Fargate)]
        [InterfaceEndpoints(EndpointSet.Ecs)]
        [InterfaceEndpoints(EndpointSet.SystemsManager)]
        [InterfaceEndpoints(EndpointSet.ContainerImages)]
        [InterfaceEndpoints(EndpointSet.LambdaSecrets)]
        [InterfaceEndpoints(EndpointSet.Observability)]
        [EgressOnlyInternet]
        [FlowLogs(FlowLogTo.CloudWatch, Days = 10, OneMinute = true)]
        """;

    private const string Uses = """
        var bucket = new Bucket(this, "Bucket");
        var role = new Role(this, "Role", new RoleProps { AssumedBy = new AccountRootPrincipal() });
        network.S3.RestrictBucket(bucket);
        network.S3.RestrictBucket(bucket, exempt: role);
        network.S3.RestrictBucket(bucket, role, role);
        network.S3.AllowBucket(bucket);
        network.S3.AllowReading("arn:aws:s3:::packages/*");
        network.Sqs.AllowFrom(network.Ecr.SecurityGroup);
        network.EgressOnly.AllowFrom(network.Ecr.SecurityGroup);
        network.EgressOnly.AllowFrom(network.Ecr.SecurityGroup, Port.Tcp(22));
        """;

    // What a project gets from ImplicitUsings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<string> CdkVersions => [.. ScaffoldedApp.Versions.Select(static version => version.Version)];

    public static TheoryData<LanguageVersion> Languages =>
        [LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Latest, LanguageVersion.Preview];

    [Theory]
    [MemberData(nameof(CdkVersions))]
    public void Scaffold_CompilesAgainstEachCdk(string version)
    {
        var references = ScaffoldedApp.Versions.Single(known => known.Version == version).References;

        ScaffoldedApp.Compile(ScaffoldedApp.Stack(Everything, Uses), references);
        ScaffoldedApp.Compile(ScaffoldedApp.Stack("[FlowLogs(FlowLogTo.S3)]", "_ = network.FlowLog.Bucket;"), references);
        ScaffoldedApp.Compile(ScaffoldedApp.Stack("[InterfaceEndpoints(EndpointSet.Fargate, Access = EndpointAccess.Allowed, S3Gateway = false)]"), references);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Scaffold_CompilesInEachLanguageVersion(LanguageVersion version)
    {
        ScaffoldedApp.Compile(ScaffoldedApp.Stack(Everything, Uses), version: version);
        ScaffoldedApp.Compile(ScaffoldedApp.Stack(Everything, Uses), version: version, implicitUsings: ImplicitUsings);
    }

    [Theory]
    [InlineData("[GatewayEndpoint(GatewayService.S3)]")]
    [InlineData("[GatewayEndpoint(GatewayService.S3, ContainerImages = true)]")]
    [InlineData("[GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit)]")]
    [InlineData("[GatewayEndpoint(GatewayService.S3, Policy = EndpointPolicy.Explicit, ContainerImages = true)]")]
    [InlineData("[GatewayEndpoint(GatewayService.DynamoDb)]")]
    [InlineData("[GatewayEndpoint(GatewayService.DynamoDb, Policy = EndpointPolicy.Explicit, ContainerImages = true)]")]
    [InlineData("[InterfaceEndpoint(\"SQS\")]")]
    [InlineData("[InterfaceEndpoint(\"SQS\", Access = EndpointAccess.Allowed)]")]
    [InlineData("[InterfaceEndpoint(\"SQS\", SubnetGroup = \"data\")]")]
    [InlineData("[InterfaceEndpoint(\"S3\")]")]
    [InlineData("[InterfaceEndpoint(\"EBS_DIRECT\")]")]
    [InlineData("[InterfaceEndpoint(\"KEYSPACES\")]")]
    [InlineData("[InterfaceEndpoint(\"Unknown\")]")]
    [InlineData("[EgressOnlyInternet]")]
    [InlineData("[FlowLogs(FlowLogTo.S3, OneMinute = true)]")]
    [InlineData("[FlowLogs(FlowLogTo.CloudWatch)]")]
    public void EachAttribute_CompilesAlone(string attribute) => ScaffoldedApp.Compile(ScaffoldedApp.Stack(attribute));

    [Fact]
    public void Attributes_CompileInOldCSharp()
    {
        var compilation = Scaffolding.Run(ScaffoldedApp.Parse("namespace Old { class Nothing { } }", version: LanguageVersion.CSharp6, references: CdkReferences.Net80Only)
            .WithOptions(new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary)));

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning));
    }

    [Fact]
    public void SetPart_ThatTheCdkLacks_IsLeftOut()
    {
        var source = ScaffoldedApp.Stack("""[InterfaceEndpoint("DYNAMODB")] [InterfaceEndpoints(EndpointSet.Observability)]""");

        Assert.DoesNotContain("DYNAMODB", ScaffoldDocument(ScaffoldedApp.Compile(source)), StringComparison.Ordinal);
        Assert.Contains("InterfaceVpcEndpointAwsService.DYNAMODB, hasPrivateDns: false", ScaffoldDocument(ScaffoldedApp.Compile(source, CdkReferences.Newest)), StringComparison.Ordinal);
    }

    [Fact]
    public void Service_NamedTwice_IsOneEndpoint()
    {
        var source = ScaffoldedApp.Stack("""
            [InterfaceEndpoints(EndpointSet.ContainerImages)]
            [InterfaceEndpoints(EndpointSet.Fargate)]
            [InterfaceEndpoint("ECR", Access = EndpointAccess.Allowed)]
            [GatewayEndpoint(GatewayService.S3)]
            [GatewayEndpoint(GatewayService.S3)]
            """);
        var code = ScaffoldDocument(ScaffoldedApp.Compile(source));

        Assert.Equal(1, Count(code, "InterfaceVpcEndpointAwsService.ECR,"));
        Assert.Contains("InterfaceVpcEndpointAwsService.ECR, admitsVpc: false", code, StringComparison.Ordinal);
        Assert.Equal(1, Count(code, "new S3Endpoint("));
        Assert.Contains("starport-layer-bucket", code, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralVpcs_OfOneClass_HaveTheirOwnScaffolds() => ScaffoldedApp.Compile(ScaffoldedApp.Usings + """
        internal partial class Stacks : Stack
        {
            [GatewayEndpoint(GatewayService.S3)]
            private readonly IVpc _first;

            [FlowLogs(FlowLogTo.S3)]
            public Vpc Second { get; }

            internal Stacks(Construct scope, string id) : base(scope, id)
            {
                _first = new Vpc(this, "First");
                Second = new Vpc(this, "Second");
                _ = ScaffoldFirst().S3.Endpoint;
                _ = ScaffoldSecond().FlowLog.Log;
            }
        }
        """);

    [Theory]
    [InlineData("Vpc", "public Vpc Vpc { get; }")]
    [InlineData("Vpc", "public Vpc Vpc { get; set; } = null!;")]
    [InlineData("Vpc", "protected internal IVpc Vpc { get; private set; }")]
    [InlineData("Vpc", "public Vpc? Vpc { get; set; }")]
    [InlineData("Vpc", "private readonly Vpc Vpc;")]
    [InlineData("vpc", "private OwnVpc vpc;")]
    [InlineData("_vpc", "private static OwnVpc _vpc = null!;")]
    [InlineData("__vpc", "private IVpc __vpc;")]
    public void Member_MayBeAnyThatHoldsAVpc(string name, string member) => ScaffoldedApp.Compile(ScaffoldedApp.Usings + $$"""
        internal sealed class OwnVpc : Vpc
        {
            internal OwnVpc(Construct scope) : base(scope, "Own") { }
        }

        internal partial class Network : Construct
        {
            [GatewayEndpoint(GatewayService.S3)]
            {{member}}

            internal Network(Construct scope, string id) : base(scope, id)
            {
                {{name}} = new OwnVpc(this);
                _ = ScaffoldVpc().S3;
            }
        }
        """);

    [Theory]
    [InlineData("namespace Shop.@class; internal partial class @event : Stack { internal @event(Construct scope) : base(scope, \"Id\") { Use(); } BODY }")]
    [InlineData("internal partial class Global : Stack { internal Global(Construct scope) : base(scope, \"Id\") { Use(); } BODY }")]
    [InlineData("namespace A.B { internal partial class Outer<T> where T : class { public partial struct Middle { private partial record Inner { internal partial class Network<TKey, @in> : Stack where TKey : notnull { internal Network(Construct scope) : base(scope, \"Id\") { Use(); } BODY } } } } }")]
    [InlineData("namespace A { internal static partial class Outer { internal abstract partial class Network : NestedStack { protected Network(Construct scope) : base(scope, \"Id\") { Use(); } BODY } } }")]
    public void Class_MayBeOfAnyShape(string program) => ScaffoldedApp.Compile(ScaffoldedApp.Usings + program.Replace("BODY", """
        [GatewayEndpoint(GatewayService.S3)]
        [InterfaceEndpoint("SQS")]
        [EgressOnlyInternet]
        [FlowLogs(FlowLogTo.S3)]
        internal Vpc @ref { get; } = null!;
        private void Use() => _ = ScaffoldRef();
        """, StringComparison.Ordinal));

    // Everything is written with its full name: no name of the user's can come between.
    [Fact]
    public void Names_OfTheUsersOwn_DoNotMatter() => ScaffoldedApp.Compile("""
        using CdkVpc;

        namespace Shop
        {
            internal class Amazon { }
            internal class System { }
            internal class Constructs { }
            internal class Construct { }
            internal class Bucket { }
            internal class Effect { }
            internal class Stack { }
            internal class Port { }
            internal class Peer { }
            internal class List<T> { }
            internal class Dictionary<TKey, TValue> { }

            internal partial class Network : global::Amazon.CDK.Stack
            {
                [GatewayEndpoint(GatewayService.S3, ContainerImages = true)]
                [GatewayEndpoint(GatewayService.DynamoDb)]
                [InterfaceEndpoint("SQS")]
                [EgressOnlyInternet]
                [FlowLogs(FlowLogTo.S3)]
                internal global::Amazon.CDK.AWS.EC2.Vpc Vpc { get; }

                internal Network(global::Constructs.Construct scope) : base(scope, "Network")
                {
                    Vpc = new global::Amazon.CDK.AWS.EC2.Vpc(this, "Vpc");
                    _ = ScaffoldVpc();
                }

                internal int account = 1, stack = 2, vpc = 3, scope = 4, id = 5, Endpoint = 6, S3 = 7, InterfaceEndpoint = 8;
            }
        }
        """);

    [Fact]
    public void PartialProperty_IsReadOnce() => ScaffoldedApp.Compile(ScaffoldedApp.Usings + """
        internal partial class Network : Stack
        {
            private Vpc? _vpc;

            [GatewayEndpoint(GatewayService.S3)]
            internal partial Vpc? Vpc { get; set; }

            [FlowLogs(FlowLogTo.S3)]
            internal partial Vpc? Vpc { get => _vpc; set => _vpc = value; }

            internal Network(Construct scope) : base(scope, "Network")
            {
                Vpc = new Vpc(this, "Vpc");
                var network = ScaffoldVpc();
                _ = network.S3;
                _ = network.FlowLog;
            }
        }
        """, version: LanguageVersion.CSharp13);

    [Fact]
    public void Attributes_OfAFriend_DoNotClash()
    {
        var friend = Scaffolding.Run(ScaffoldedApp.Parse("""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]""").WithAssemblyName("Friend"));
        using var image = new MemoryStream();
        Assert.True(friend.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var references = CdkReferences.Default.Add(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray()));

        ScaffoldedApp.Compile(ScaffoldedApp.Stack(Everything, Uses), references);
    }

    [Fact]
    public void Result_IsSeenByOtherAssemblies() => ScaffoldedApp.Compile(ScaffoldedApp.Usings + """
        /// <summary>A library's stack.</summary>
        public partial class NetworkStack : Stack
        {
            /// <summary>The VPC.</summary>
            [GatewayEndpoint(GatewayService.S3)]
            [InterfaceEndpoint("SQS")]
            [EgressOnlyInternet]
            [FlowLogs(FlowLogTo.S3)]
            public IVpc Vpc { get; }

            /// <summary>Its endpoints.</summary>
            public VpcScaffold Network { get; }

            /// <summary>Makes it.</summary>
            public NetworkStack(Construct scope, string id) : base(scope, id)
            {
                Vpc = new Vpc(this, "Vpc");
                Network = ScaffoldVpc();
            }
        }
        """);

    [Theory]
    [InlineData("internal class Network : Stack { [EgressOnlyInternet] internal Vpc? Vpc { get; set; } }")]
    [InlineData("internal class Outer { internal partial class Network : Stack { [EgressOnlyInternet] internal Vpc? Vpc { get; set; } } }")]
    [InlineData("internal partial class Network { [EgressOnlyInternet] internal Vpc? Vpc { get; set; } }")]
    [InlineData("internal partial class Network : Stack { [EgressOnlyInternet] internal Bucket? Vpc { get; set; } }")]
    [InlineData("internal partial class Network : Stack { [EgressOnlyInternet] internal Vpc Vpc { set { } } }")]
    [InlineData("internal partial class Network : Stack { [EgressOnlyInternet] internal Vpc? Vpc { get; set; } internal void ScaffoldVpc() { } }")]
    [InlineData("internal partial class Network : Stack { [EgressOnlyInternet] internal Vpc? Vpc { get; set; } internal class VpcScaffold { } }")]
    [InlineData("internal partial class VpcScaffold : Stack { [EgressOnlyInternet] internal Vpc? Vpc { get; set; } }")]
    [InlineData("internal static partial class Network { [EgressOnlyInternet] internal static Vpc? Vpc { get; set; } }")]
    public void BrokenContract_GeneratesNothing(string program)
    {
        ScaffoldedApp.Compile(ScaffoldedApp.Usings + program);

        Assert.Empty(Scaffolding.Documents(ScaffoldedApp.Parse(ScaffoldedApp.Usings + program)));
    }

    [Theory]
    [InlineData("[GatewayEndpoint]")]
    [InlineData("[GatewayEndpoint((GatewayService)7)]")]
    [InlineData("[GatewayEndpoint(GatewayService.)]")]
    [InlineData("[InterfaceEndpoint(null)]")]
    [InlineData("[InterfaceEndpoint(Unknown.Name)]")]
    [InlineData("[InterfaceEndpoint(service: 3, Access = 5)]")]
    [InlineData("[InterfaceEndpoints((EndpointSet)(-1))]")]
    [InlineData("[FlowLogs(Days = \"x\")]")]
    [InlineData("[FlowLogs(FlowLogTo.S3, Days = -1)]")]
    [InlineData("[EgressOnlyInternet(1]")]
    [InlineData("[EgressOnlyInternet")]
    public void HalfWrittenAttribute_DoesNoHarm(string attribute) => Scaffolding.Run(ScaffoldedApp.Parse(ScaffoldedApp.Stack(attribute)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string ScaffoldDocument(CSharpCompilation compilation) =>
        Assert.Single(compilation.SyntaxTrees, static tree => tree.FilePath.EndsWith(".Scaffold.g.cs", StringComparison.Ordinal)).ToString();
}
