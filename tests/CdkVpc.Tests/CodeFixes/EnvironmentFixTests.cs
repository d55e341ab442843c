using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class EnvironmentFixTests
{
    private const string Rule = "VPC703";

    private const string Net = """
        public class Net : Stack
        {
            public Net(Construct scope, string id, IStackProps? props = null) : base(scope, id, props) => new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 });
        }
        """;

    [Fact]
    public Task StackWithoutProps_IsFixed() => VerifyFix.FixedAsync(
        Rule,
        """
        var app = new App();
        new Net(app, "Net");
        app.Synth();


        """ + Net,
        """
        var app = new App();
        new Net(app, "Net", new StackProps
        {
            Env = new Amazon.CDK.Environment
            {
                Account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT"),
                Region = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_REGION"),
            },
        });
        app.Synth();


        """ + Net);

    [Fact]
    public Task StackWithProps_IsFixed() => VerifyFix.FixedAsync(
        Rule,
        """
        var app = new App();
        _ = new Net(app, "Net", new StackProps { StackName = "net" });
        app.Synth();


        """ + Net,
        """
        var app = new App();
        _ = new Net(app, "Net", new StackProps { StackName = "net", Env = new Amazon.CDK.Environment { Account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT"), Region = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_REGION") } });
        app.Synth();


        """ + Net);

    [Fact]
    public Task EnvironmentThatLacksAPart_IsFixed() => VerifyFix.FixedAsync(
        Rule,
        """
        var app = new App();
        _ = new Net(app, "Net", new StackProps { Env = new Amazon.CDK.Environment { Region = "eu-west-1" } });
        app.Synth();


        """ + Net,
        """
        var app = new App();
        _ = new Net(app, "Net", new StackProps { Env = new Amazon.CDK.Environment { Region = "eu-west-1", Account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT") } });
        app.Synth();


        """ + Net);

    [Fact]
    public Task TwoVpcsOfAStack_AreFixedOnce() => VerifyFix.PatchSourceAsync(Rule,
        """
          var app = new App();
        - var stack = new Stack(app, "Net");
        + var stack = new Stack(app, "Net", new StackProps
        + {
        +     Env = new Amazon.CDK.Environment
        +     {
        +         Account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT"),
        +         Region = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_REGION"),
        +     },
        + });
          new Vpc(stack, "A", new VpcProps { MaxAzs = 3 });
          new Vpc(new NestedStack(stack, "Nested"), "B", new VpcProps { MaxAzs = 4 });
          app.Synth();
        """);

    [Fact]
    public Task StackOfAnotherDocument_IsFixed() => VerifyFix.FixedAcrossAsync(
        Rule,
        [
            """
            var app = new App();
            new Shop(app, "Net", new ShopProps());
            app.Synth();
            """,
            Shop,
        ],
        [
            """
            var app = new App();
            new Shop(app, "Net", new ShopProps()
            {
                Env = new Amazon.CDK.Environment
                {
                    Account = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT"),
                    Region = System.Environment.GetEnvironmentVariable("CDK_DEFAULT_REGION"),
                },
            });
            app.Synth();
            """,
            Shop,
        ]);

    [Theory]
    [InlineData("new Deaf(app, \"Net\");")]
    [InlineData("IStackProps? props = null; new Heard(app, \"Net\", props);")]
    [InlineData("new Heard(app, \"Net\", null);")]
    public Task StackThatCannotBeGivenOne_IsNotOffered(string creation) => VerifyFix.IsNotOfferedAsync(Rule, $$"""
        var app = new App();
        {{creation}}
        app.Synth();

        public class Deaf : Stack
        {
            public Deaf(Construct scope, string id, IStackProps? props = null) : base(scope, id) => new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 });
        }

        public class Heard : Stack
        {
            public Heard(Construct scope, string id, IStackProps? props) : base(scope, id, props) => new Vpc(this, "Vpc", new VpcProps { MaxAzs = 3 });
        }
        """);

    private const string Shop = """
        public class ShopProps : StackProps { public int Zones { get; init; } = 3; }

        public class Shop : Stack
        {
            public Shop(Construct scope, string id, ShopProps props) : base(scope, id, props) => new Vpc(this, "Vpc", new VpcProps { MaxAzs = props.Zones });
        }
        """;
}
