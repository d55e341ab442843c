using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Reading;

/// <summary>What the evaluator makes of the shapes in which people write CDK.</summary>
public sealed class EvaluatorTests
{
    [Fact]
    public void Props_InitializerOfConstants_AreRead() => Stack(
        """
        new Vpc(this, "Net", new VpcProps() { MaxAzs = 2, IpAddresses = IpAddresses.Cidr("10.0.0.0/16") });
        """,
        "Vpc Net {IpAddresses=IpAddresses.Cidr(10.0.0.0/16), MaxAzs=2}");

    [Fact]
    public void Props_FilledBeforeAndTargetTyped_AreRead() => StackWith(
        """
        VpcProps props = new() { MaxAzs = Azs };
        props.NatGateways = props.MaxAzs - 1;
        Vpc vpc = new(scope: this, id: nameof(Net), props: props);
        """,
        members: "private const int Azs = 3; private static readonly string Net = \"x\";",
        lines: "Vpc Net {MaxAzs=3, NatGateways=2}");

    [Fact]
    public void Ids_FormatInterpolationAndConcatenation_AreComputed() => Stack(
        """
        var i = 4;
        new Vpc(this, string.Format("Vpc{0:D3}-{1}", i, "a"));
        new Vpc(this, $"{"pre"}-{i + 1}");
        new Vpc(this, "A" + i);
        """,
        "Vpc Vpc004-a", "Vpc pre-5", "Vpc A4");

    [Fact]
    public void Condition_Undecided_BothSidesAreMaybe() => Stack(
        """
        var vpc = new Vpc(this, "Net");
        if (System.Environment.GetEnvironmentVariable("LOGS") == "on") { vpc.AddFlowLog("Log"); } else { new Bucket(this, "B"); }
        vpc.AddFlowLog("Always");
        """,
        "Vpc Net", "?Net.AddFlowLog(Log)", "?Bucket B", "Net.AddFlowLog(Always)");

    [Fact]
    public void Condition_SameUnknownTwice_IsDecidedInside() => Stack(
        """
        var stage = System.Environment.GetEnvironmentVariable("STAGE");
        if (stage == "prod")
        {
            if (stage == "prod") new Bucket(this, "Inner");
            if (stage != "prod") new Bucket(this, "Never");
        }
        """,
        "?Bucket Inner");

    [Fact]
    public void Condition_AssignsALocal_IsAChoice() => Stack(
        """
        var cidr = "10.0.0.0/16";
        if (System.Environment.GetEnvironmentVariable("X") == "1") cidr = "10.1.0.0/16";
        new Vpc(this, "Net", new VpcProps { Cidr = cidr });
        """,
        "Vpc Net {Cidr=(10.1.0.0/16|10.0.0.0/16)}");

    [Fact]
    public void Condition_OnId_IsDecided() => Run(
        [
            """
            var app = new App();
            new Net(app, "Blue");
            class Net : Stack
            {
                public Net(Construct scope, string id) : base(scope, id)
                {
                    string cidr;
                    if (id == "Blue") cidr = "10.0.0.0/16"; else cidr = "10.1.0.0/16";
                    new Vpc(this, "V", new VpcProps { Cidr = cidr });
                }
            }
            """,
        ],
        "Amazon.CDK.App", "Net", "Vpc V {Cidr=10.0.0.0/16}");

    [Fact]
    public void EarlyReturn_Undecided_RestIsMaybe() => Run(
        [
            """
            public class Net : Stack
            {
                public Net(Construct scope, string id, bool full) : base(scope, id)
                {
                    Make(full);
                    new Bucket(this, "After");
                }
                void Make(bool full)
                {
                    new Bucket(this, "First");
                    if (!full) return;
                    new Bucket(this, "Rest");
                }
            }
            """,
        ],
        "Net", "Bucket First", "?Bucket Rest", "Bucket After");

    [Fact]
    public void GuardClause_ThatThrows_IsNoBranch() => Stack(
        """
        if (props == null) throw new ArgumentNullException(nameof(props));
        var name = System.Environment.GetEnvironmentVariable("NAME") ?? throw new Exception();
        new Bucket(this, "B");
        """,
        "Bucket B");

    [Fact]
    public void Coalesce_ExistingOrNew_IsAChoiceAndCallsGoToBoth() => Run(
        [
            """
            public class Props : StackProps { public IVpc Existing { get; set; } }
            public class Net : Stack
            {
                public Net(Construct scope, string id, Props props) : base(scope, id, props)
                {
                    var vpc = props.Existing ?? new Vpc(this, "Own");
                    vpc.AddFlowLog("Log");
                }
            }
            """,
        ],
        "Net", "?Vpc Own", "?Own.AddFlowLog(Log)", "?<IVpc>.AddFlowLog(Log)");

    [Fact]
    public void AcrossStacks_ThroughPropsClassAndProperty_IsOneVpc() => Run(
        [
            """
            public static class Program
            {
                public static void Main(string[] args)
                {
                    var app = new App();
                    var net = new Net(app, "Net");
                    new Logs(app, "Logs", new LogsProps { Vpc = net.Vpc });
                    app.Synth();
                }
            }
            """,
            """
            public class Net : Stack
            {
                public Vpc Vpc { get; private set; }
                public Net(Construct scope, string id) : base(scope, id) { var v = new Vpc(this, "V"); this.Vpc = v; }
            }
            """,
            """
            public class LogsProps : StackProps { public IVpc Vpc { get; set; } }
            public class Logs : Stack
            {
                public Logs(Construct scope, string id, LogsProps props) : base(scope, id, props) => Add(props.Vpc);
                private static void Add(IVpc vpc) { vpc.AddFlowLog("Log"); }
            }
            """,
        ],
        "Amazon.CDK.App", "Net", "Vpc V", "Logs", "V.AddFlowLog(Log)", "Net.Synth()".Replace("Net", "App"));

    [Fact]
    public void Subclass_OfVpcWithBaseCall_IsAVpc() => StackWith(
        """
        var v = new MyVpc(this, "Mine");
        v.Complete();
        """,
        members: """
            class MyVpc : Vpc
            {
                public MyVpc(Construct scope, string id) : base(scope, id, CreateProps()) { }
                static VpcProps CreateProps() => new VpcProps { MaxAzs = 1 };
                public void Complete() => this.AddFlowLog("Log");
            }
            """,
        lines: ["Vpc Mine {MaxAzs=1}", "Mine.AddFlowLog(Log)"]);

    [Fact]
    public void BaseStack_AbstractWithTemplateMethod_Dispatches() => Run(
        [
            """
            public abstract class BaseStack : Stack
            {
                protected IVpc Vpc;
                protected BaseStack(Construct scope, string id) : base(scope, id) { Vpc = MakeVpc(); Vpc.AddFlowLog("Log"); }
                protected abstract Vpc MakeVpc();
            }
            public partial class Net : BaseStack { public Net(Construct scope, string id) : base(scope, id) { } }
            """,
            """
            public partial class Net { protected override Vpc MakeVpc() { return new Vpc(this, "V"); } }
            """,
            """
            var app = new App();
            _ = new Net(app, "N");
            """,
        ],
        "Amazon.CDK.App", "Net", "Vpc V", "V.AddFlowLog(Log)");

    [Fact]
    public void Property_LazilySet_IsMadeOnce() => StackWith(
        """
        Shared.AddFlowLog("A");
        Shared.AddFlowLog("B");
        """,
        members: "private Vpc _vpc; private Vpc Shared => _vpc ??= new Vpc(this, \"V\");",
        lines: ["Vpc V", "V.AddFlowLog(A)", "V.AddFlowLog(B)"]);

    [Fact]
    public void ForEach_OverRecordsWithFunctions_RunsForEach() => StackWith(
        """
        Vpc vpc = null;
        var rows = new[] { new Row("A", () => "x"), new Row("B", () => vpc.VpcId) };
        vpc = new Vpc(this, "V");
        foreach (var row in rows) new Bucket(this, row.Name, new BucketProps { BucketName = row.Get() });
        """,
        members: "record Row(string Name, Func<string> Get);",
        lines: ["Vpc V", "Bucket A {BucketName=x}", "Bucket B {BucketName=V.VpcId}"]);

    [Fact]
    public void ForEach_OverTuplesAndDictionaries_Deconstructs() => Stack(
        """
        foreach (var (name, number) in new (string, int)[] { ("A", 1), ("B", 2) }) new Bucket(this, $"{name}{number}");
        foreach (var pair in new Dictionary<string, int> { { "C", 3 }, { "D", 4 } }) new Bucket(this, pair.Key + pair.Value);
        foreach (var (key, value) in new Dictionary<string, int> { ["E"] = 5 }) new Bucket(this, key + value);
        """,
        "Bucket A1", "Bucket B2", "Bucket C3", "Bucket D4", "Bucket E5");

    [Fact]
    public void Loops_NestedWithCastsAndCounters_RunExactly() => Stack(
        """
        var vpc = new Vpc(this, "V");
        for (var i = 0; i < vpc.PrivateSubnets.Length; i++)
            ((Subnet)vpc.PrivateSubnets[i]).AddRoute($"R{i}", new AddRouteOptions { RouterId = "x" });
        var n = 0;
        foreach (var subnet in vpc.PrivateSubnets.Concat(vpc.PublicSubnets).Cast<Subnet>())
            foreach (var suffix in new List<string> { "a", "b" })
                subnet.AddRoute(string.Format("{0}{1}", suffix, n++));
        """,
        "Vpc V",
        "V/PrivateSubnet1.AddRoute(R0, AddRouteOptions{RouterId=x})",
        "V/PrivateSubnet2.AddRoute(R1, AddRouteOptions{RouterId=x})",
        "V/PrivateSubnet1.AddRoute(a0)", "V/PrivateSubnet1.AddRoute(b1)", "V/PrivateSubnet2.AddRoute(a2)", "V/PrivateSubnet2.AddRoute(b3)",
        "V/PublicSubnet1.AddRoute(a4)", "V/PublicSubnet1.AddRoute(b5)", "V/PublicSubnet2.AddRoute(a6)", "V/PublicSubnet2.AddRoute(b7)");

    [Fact]
    public void Loop_OverUnknown_RunsOnceAsMaybeMore() => Run(
        [
            """
            public class Net : Stack
            {
                public Net(Construct scope, string id, string[] names) : base(scope, id)
                {
                    foreach (var name in names) new Bucket(this, name);
                    for (var i = 0; i < int.Parse(id); i++) new Bucket(this, "N" + i);
                }
            }
            """,
        ],
        "Net", "?*Bucket ?", "?*Bucket N?");

    [Fact]
    public void Linq_OfOneOfSeveralLists_IsAskedOfEach() => Stack(
        """
        var names = new[] { "a", "b" };
        if (System.Environment.GetEnvironmentVariable("X") == "1") names = new[] { "c" };
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
            new Bucket(this, name + i);
        """,
        "?Bucket c0", "?Bucket a0", "?Bucket b1");

    [Fact]
    public void Linq_SelectWhereToArray_AreEvaluated() => Stack(
        """
        var vpc = new Vpc(this, "V");
        var buckets = new[] { "a", "b", "c" }.Where(n => n != "b").Select((n, i) => new Bucket(this, n + i)).ToArray();
        new Bucket(this, "Count" + buckets.Length);
        new CfnSubnetRouteTableAssociation(this, "X", new CfnSubnetRouteTableAssociationProps { SubnetId = vpc.PrivateSubnets.Select(s => s.SubnetId).First() });
        """,
        "Vpc V", "Bucket a0", "Bucket c1", "Bucket Count2", "CfnSubnetRouteTableAssociation X {SubnetId=V/PrivateSubnet1.SubnetId}");

    [Fact]
    public void Linq_OfOneOfSeveralCollections_IsEvaluatedForEach() => Stack(
        """
        var names = id == "x" ? new[] { "a", "b" } : new[] { "c" };
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
            new Bucket(this, name + i);
        """,
        "?Bucket a0", "?Bucket b1", "?Bucket c0");

    [Fact]
    public void Linq_PositionBehindWhatMayBeMissing_IsNotKnown() => Stack(
        """
        var names = new[] { "a", "b", "c" }.Where(name => name != "b" || id == "x");
        _ = names.Select((name, i) => new Bucket(this, name + i)).ToArray();
        _ = names.Where((name, i) => i == 1).Select(name => new Bucket(this, "Second" + name)).ToArray();
        """,
        "Bucket a0", "?Bucket b1", "Bucket c?", "?Bucket Secondb", "?Bucket Secondc");

    [Fact]
    public void SwitchExpressionsAndPatterns_AreEvaluated() => StackWith(
        """
        object size = Size.Large;
        var azs = size switch { Size.Small => 1, Size.Large when 2 > 1 => 3, _ => 0 };
        var text = azs is > 2 and < 5 ? "many" : "few";
        switch (text) { case "few": new Bucket(this, "Few"); break; case "many": new Bucket(this, "Many"); break; default: break; }
        """,
        members: "enum Size { Small, Large }",
        lines: "Bucket Many");

    [Fact]
    public void LocalFunctionsAndLambdas_CaptureAndReturn() => Stack(
        """
        var made = 0;
        Make("A");
        Action<string> also = Make;
        also("B");
        new List<string> { "C" }.ForEach(n => Make(n));
        new Bucket(this, "Made" + made);
        void Make(string id) { made++; new Bucket(this, id); }
        """,
        "Bucket A", "Bucket B", "Bucket C", "Bucket Made3");

    [Fact]
    public void CollectionExpressionsAndSpreads_AreSequences() => Stack(
        """
        string[] first = ["a", "b"];
        List<string> all = [.. first, "c"];
        foreach (var name in all) new Bucket(this, name);
        """,
        "Bucket a", "Bucket b", "Bucket c");

    [Fact]
    public void With_ARecord_CopiesAndChanges() => StackWith(
        """
        var basis = new Settings("10.0.0.0/16", 2) { Name = "x" };
        var other = basis with { Cidr = "10.1.0.0/16" };
        new Vpc(this, other.Name, new VpcProps { Cidr = other.Cidr, MaxAzs = other.Azs });
        new Vpc(this, "Old", new VpcProps { Cidr = basis.Cidr });
        """,
        members: "record Settings(string Cidr, int Azs) { public string Name { get; init; } }",
        lines: ["Vpc x {Cidr=10.1.0.0/16, MaxAzs=2}", "Vpc Old {Cidr=10.0.0.0/16}"]);

    [Fact]
    public void PrimaryConstructor_ParametersInMembers_AreRead() => Run(
        [
            """
            var app = new App();
            new Other(app, new Net(app, "N", "10.9.0.0/16"));
            public class Net(Construct scope, string id, string cidr) : Stack(scope, id)
            {
                public string Range => cidr;
            }
            public class Other : Stack
            {
                public Other(Construct scope, Net net) : base(scope, "O") { new Vpc(this, "V", new VpcProps { Cidr = net.Range }); }
            }
            """,
        ],
        "Amazon.CDK.App", "Net", "Other", "Vpc V {Cidr=10.9.0.0/16}");

    [Fact]
    public void ExtensionMethodsGenericsAndOut_AreEntered() => StackWith(
        """
        var vpc = Keep("V", new Vpc(this, "V")).Logged("L");
        if (TryName(out var name)) new Bucket(this, name);
        """,
        members: """
            static T Keep<T>(string name, T construct) where T : Construct => construct;
            static bool TryName(out string name) { name = "Found"; return true; }
            }
            public static class Extensions { public static IVpc Logged(this IVpc vpc, string id) { vpc.AddFlowLog(id); return vpc; }
            """,
        lines: ["Vpc V", "V.AddFlowLog(L)", "Bucket Found"]);

    [Fact]
    public void Unreadable_CallThatGetsAConstruct_LetsItEscape() => StackWith(
        """
        var vpc = new Vpc(this, "V");
        System.Console.WriteLine(vpc);
        Basic.Handle(vpc);
        """,
        members: "static class Basic { public static extern void Handle(Vpc vpc); }",
        lines: ["Vpc V", "V escapes"]);

    [Fact]
    public void HandedOut_FactoryLambdas_AreRunAsMaybe() => Stack(
        """
        var task = System.Threading.Tasks.Task.Run(() => new Bucket(this, "B"));
        """,
        "?*Bucket B");

    [Fact]
    public void Lazy_Value_IsMadeWhenItIsFirstRead() => Stack(
        """
        var lazy = new Lazy<Vpc>(() => new Vpc(this, "V"));
        var never = new Lazy<Vpc>(() => new Vpc(this, "Never"));
        lazy.Value.AddFlowLog("A");
        lazy.Value.AddFlowLog("B");
        """,
        "Vpc V", "V.AddFlowLog(A)", "V.AddFlowLog(B)");

    [Fact]
    public void Try_Catch_BodyIsCertainHandlerIsMaybe() => Stack(
        """
        try { new Bucket(this, "Body"); } catch (Exception e) { new Bucket(this, "Handler"); } finally { new Bucket(this, "Finally"); }
        """,
        "Bucket Body", "?Bucket Handler", "Bucket Finally");

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Again();")]
    [InlineData("Ping(0);")]
    [InlineData("for (var i = 0; i < 1000000; i++) new Bucket(this, \"B\" + i);")]
    public void Runaway_LoopOrRecursion_IsGivenUp(string statement) => Assert.Equal(
        "given up",
        Recording.OfStack(statement, "void Again() { Again(); } void Ping(int n) { Pong(n + 1); } void Pong(int n) { Ping(n); }")[^1]);

    [Fact]
    public void Errors_Elsewhere_AreReadAround() => Stack(
        """
        var x = new Missing(1);
        x.Call();
        var vpc = new Vpc(this, "V", new VpcProps { NoSuch = 1, MaxAzs = 2 });
        vpc.AddFlowLog("Log"
        """,
        "Vpc V {MaxAzs=2, NoSuch=1}", "V.AddFlowLog(Log)");

    [Fact]
    public void Errors_InaccessibleType_IsNoneOfTheProgram() => Run(
        [
            """
            public static class Helper
            {
                public static void Use(Stack stack, Net net) => new Bucket(stack, "Used");
            }
            """,
            """
            private class Net : Stack
            {
                public Net(Construct scope, string id) : base(scope, id) { new Bucket(this, "B"); }
            }
            """,
        ],
        "Net", "Bucket B", "Bucket Used");

    [Fact]
    public void Errors_IndexThatIsACollection_IsReadAround() => Stack(
        """
        var names = new[] { "A" };
        new Bucket(this, names[["0"]]);
        new Bucket(this, "B");
        """,
        "Bucket ?", "Bucket B");

    [Fact]
    public void Unreached_TwoConstructors_AreWorldsApart() => Run(
        [
            """
            public class Net : Stack
            {
                public Net(Construct scope, string id) : base(scope, id) { new Bucket(this, "A"); }
                public Net(Construct scope, string id, int n) : base(scope, id) { new Bucket(this, "B"); }
            }
            """,
        ],
        "?Net", "?Bucket A", "?Net", "?Bucket B");

    [Fact]
    public void Unreached_ClassThatAnotherCreates_IsRunFromThere() => Run(
        [
            """
            public class Part : Construct { public Vpc Vpc; public Part(Construct scope, string id) : base(scope, id) { Vpc = new Vpc(this, "V"); } }
            public class Base : Stack { public Base(Construct scope) : base(scope, "Base") { Part part = new(this, "P"); part.Vpc.AddFlowLog("Log"); } }
            public class Derived : Base { public Derived(Construct scope) : base(scope) { } }
            """,
        ],
        "Derived", "Construct P", "Vpc V", "V.AddFlowLog(Log)");

    [Fact]
    public void Unreached_HelperThatTakesAScope_IsRun() => Run(
        [
            """
            public static class Helpers
            {
                public static Vpc Make(Construct scope) => new Vpc(scope, "V");
                public static void Log(IVpc vpc) => vpc.AddFlowLog("Log");
                public static string Name(string x) => x;
            }
            """,
        ],
        "Vpc V", "<IVpc>.AddFlowLog(Log)");

    [Fact]
    public void Unreached_AbstractBase_IsRunAloneOnlyWhereNothingDerives() => Run(
        [
            """
            public abstract class Alone : Stack { protected Alone(Construct scope, string id) : base(scope, id) { new Bucket(this, "A"); } }
            public abstract class Shared : Stack { protected Shared(Construct scope, string id) : base(scope, id) { new Bucket(this, "S"); } }
            public class Own : Shared { public Own(Construct scope) : base(scope, "Own") { } }
            """,
        ],
        "Own", "Bucket S", "Alone", "Bucket A");

    [Fact]
    public void StaticsAndReadonlyFields_AreEvaluatedOnce() => StackWith(
        """
        foreach (var name in Names.All) new Bucket(this, name);
        new Bucket(this, Names.Table["k"]);
        """,
        members: """
            static class Names
            {
                public static readonly string[] All = { First, "b" };
                public const string First = "a";
                public static Dictionary<string, string> Table { get; } = new() { ["k"] = "v" };
            }
            """,
        lines: ["Bucket a", "Bucket b", "Bucket v"]);

    private static void Stack(string statements, params string[] lines) => Assert.Equal(lines, Recording.OfStack(statements));

    private static void StackWith(string statements, string members, params string[] lines) => Assert.Equal(lines, Recording.OfStack(statements, members));

    private static void Run(string[] sources, params string[] lines) => Assert.Equal(lines, Recording.Of(sources));
}
