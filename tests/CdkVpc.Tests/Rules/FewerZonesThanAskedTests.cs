using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class FewerZonesThanAskedTests
{
    private const string Env = "Env = new Amazon.CDK.Environment";

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void ThreeZones_OfAnOpenEnvironment_Report()
    {
        var stack = Stack(default, default);
        var vpc = Vpc(stack, 3);

        var finding = Assert.Single(Find());
        Assert.Equal(vpc.Anchor, finding.Anchor);
        Assert.Equal(stack.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Equal("The VPC 'Net/Vpc' asks for 3 availability zones and gets two, since its stack 'Net' has no account and no region; give the stack both by Env", finding.Message);
    }

    [Fact]
    public void NestedStack_ReportsItsParent()
    {
        var root = Stack(Setting<string>.Of("111122223333"), default);
        Vpc(Stack(Setting<string>.Of("111122223333"), default, "Net/Nested", root), 4);

        var finding = Assert.Single(Find());
        Assert.Equal(root.Anchor, Assert.Single(finding.Related).Anchor);
        Assert.Contains("stack 'Net' has no region", finding.Message);
    }

    [Fact]
    public void TwoZones_FixedAndUnknownEnvironments_AreSilent()
    {
        var known = Setting<string>.Of("x");
        Vpc(Stack(default, default), 2);
        Vpc(Stack(known, known), 3);
        Vpc(Stack(known, Setting<string>.Unknown), 3);
        Vpc(Stack(Setting<string>.Unknown, Setting<string>.Unknown), 3);
        Vpc(null, 3);

        Assert.Empty(Find());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", null", true)]
    [InlineData(", new StackProps { StackName = \"net\" }", true)]
    [InlineData(", new StackProps { " + Env + " { Region = \"eu-west-1\" } }", true)]
    [InlineData(", new StackProps { " + Env + " { Account = Aws.ACCOUNT_ID, Region = Aws.REGION } }", true)]
    [InlineData(", new StackProps { " + Env + " { Account = \"111122223333\", Region = \"eu-west-1\" } }", false)]
    [InlineData(", new StackProps { " + Env + " { Account = System.Environment.GetEnvironmentVariable(\"CDK_DEFAULT_ACCOUNT\"), Region = System.Environment.GetEnvironmentVariable(\"CDK_DEFAULT_REGION\") } }", false)]
    public Task Environment_OfTheStack_Counts(string props, bool reports) => Verify.DiagnosticsAsync([$"var app = new App(); new Net(app, \"Net\"{props}); app.Synth();", Net(reports)], "VPC703");

    [Theory]
    [InlineData("new Stage(app, \"Prod\")", true)]
    [InlineData("new Stage(app, \"Prod\", new StageProps { " + Env + " { Region = \"eu-west-1\" } })", true)]
    [InlineData("new Stage(app, \"Prod\", new StageProps { " + Env + " { Region = \"eu-west-1\", Account = \"111122223333\" } })", false)]
    [InlineData("new Stack(app, \"Parent\", new StackProps { " + Env + " { Region = \"eu-west-1\", Account = \"111122223333\" } })", true)]
    public Task Environment_OfTheStage_Counts(string scope, bool reports) => Verify.DiagnosticsAsync([$"var app = new App(); new Net({scope}, \"Net\"); app.Synth();", Net(reports)], "VPC703");

    [Fact]
    public Task NestedStack_HasTheEnvironmentOfItsParent() => Verify.DiagnosticsAsync("""
        var app = new App();
        _ = new Nested(new Stack(app, "Open"), "Nested", 3);
        app.Synth();

        public class Nested : NestedStack
        {
            public Nested(Construct scope, string id, int zones) : base(scope, id) => new {|VPC703:Vpc|}(this, "Vpc", new VpcProps { MaxAzs = zones });
        }
        """, "VPC703");

    [Fact]
    public Task NestedStack_OfAFixedParent_IsSilent() => Verify.DiagnosticsAsync("""
        var app = new App();
        var parent = new Stack(app, "Fixed", new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
        _ = new Vpc(new NestedStack(parent, "Nested"), "Vpc", new VpcProps { MaxAzs = 3 });
        app.Synth();
        """, "VPC703");

    [Fact]
    public Task Zones_ThatAreNamedOrUnknownOrLeftOut_AreSilent() => Verify.DiagnosticsAsync("""
        var app = new App();
        var stack = new Stack(app, "Net");
        new Vpc(stack, "A", new VpcProps { AvailabilityZones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"] });
        new Vpc(stack, "B", new VpcProps { MaxAzs = int.Parse(System.Environment.GetEnvironmentVariable("ZONES")!) });
        new Vpc(stack, "C");
        new Vpc(stack, "D", new VpcProps { MaxAzs = 2 });
        new {|VPC703:Vpc|}(stack, "All", new VpcProps { MaxAzs = 99 });
        new {|VPC703:Vpc|}(stack, "Prod", new VpcProps { MaxAzs = System.Environment.GetEnvironmentVariable("STAGE") == "prod" ? 3 : 1 });
        new Declared(app, "Declared");
        app.Synth();

        public class Declared : Stack
        {
            public Declared(Construct scope, string id) : base(scope, id) => new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 });
            public override string[] AvailabilityZones => ["eu-west-1a", "eu-west-1b", "eu-west-1c"];
        }
        """, "VPC703");

    private static string Net(bool reports) => $$"""
        public class Net : Stack
        {
            public Net(Construct scope, string id, IStackProps? props = null) : base(scope, id, props) => new {{(reports ? "{|VPC703:Vpc|}" : "Vpc")}}(this, "Vpc", new VpcProps { MaxAzs = 3 });
        }
        """;

    private Stack Stack(Setting<string> account, Setting<string> region, string path = "Net", Stack? parent = null) =>
        new() { Path = path, Anchor = _net.NewAnchor(), Account = account, Region = region, Parent = parent };

    private Vpc Vpc(Stack? stack, int zones)
    {
        var vpc = new Vpc { Path = "Net/Vpc", Anchor = _net.NewAnchor(), Stack = stack, AskedZones = Setting<int>.Of(zones) };
        _net.Network.Vpcs.Add(vpc);
        return vpc;
    }

    private IReadOnlyList<Finding> Find() => _net.Find("VPC703");
}
