using Xunit;

namespace CdkVpc.Tests.Reading;

public sealed class LoweringExpressionTests
{
    private const string Members = """
        int field; static readonly string[] Names = ["a"]; public Test Next { get; set; } = null!; List<int> list = new(); const string Region = "eu";
        int this[int i] { get => i; set { } } static string Join(string a, string b = "x", params int[] rest) => a; T Same<T>(T value) => value; virtual protected int V() => 1;
        public static Test operator +(Test a, Test b) => a; public static implicit operator string(Test t) => ""; public static explicit operator int(Test t) => 1;
        event Action E; [Flags] enum Bits { None = 0, One = 1, Two = 2 } enum Color { Red, Green, Crimson = Red } record Point(int X, int Y) { public string Name { get; init; } = ""; }
        static void Span(params ReadOnlySpan<int> values) { } static int Count(IEnumerable<string> xs) => 0; Dictionary<string, int> map = new();
        """;

    private const string Parameters = "int a, int? n, string s, Test t, object o, int[] xs, List<string> ss, Func<int, int> f, dynamic d, Color c, (int Left, string Right) pair, Task<int> task, double x";

    [Theory]
    // Constants.
    [InlineData("1", "1")]
    [InlineData("1 + 2", "3")]
    [InlineData("\"a\" + \"b\"", "\"ab\"")]
    [InlineData("nameof(Names)", "\"Names\"")]
    [InlineData("Region", "\"eu\"")]
    [InlineData("$\"{Region}-1\"", "\"eu-1\"")]
    [InlineData("sizeof(int)", "4")]
    [InlineData("default(string)", "null")]
    [InlineData("default(DateTime)", "default(DateTime)")]
    [InlineData("'c'", "'c'")]
    [InlineData("(double?)1", "1d")]
    [InlineData("Color.Crimson", "Test+Color.Crimson")]
    [InlineData("Bits.One | Bits.Two", "Test+Bits.3")]
    [InlineData("(Color)1", "Test+Color.Green")]
    [InlineData("typeof(Test)", "TypeOf(Test)")]
    // Locals and members.
    [InlineData("a", "$0")]
    [InlineData("field", "this.field")]
    [InlineData("this.Next.Next", "this.Next.Next")]
    [InlineData("t.field", "$3.field")]
    [InlineData("Names", "Test.Names")]
    [InlineData("string.Empty", "String.Empty")]
    [InlineData("s.Length", "$2.Length")]
    [InlineData("t[a]", "$3.Item[0: $0]")]
    [InlineData("list[0]", "this.list.Item[0: 0]")]
    [InlineData("map[\"k\"]", "this.map.Item[0: \"k\"]")]
    [InlineData("xs[a]", "$5[$0]")]
    [InlineData("xs[^1]", "$5[Index(1)]")]
    [InlineData("ss[^1]", "$6[Index(1)]")]
    [InlineData("xs[1..^1]", "$5[Range(1, Index(1))]")]
    [InlineData("xs[..a]", "$5[Range(none, $0)]")]
    [InlineData("pair.Left", "$10.Item1")]
    [InlineData("pair.Item2", "$10.Item2")]
    [InlineData("d.Name", "Unknown([$8], dynamic)")]
    // Calls.
    [InlineData("Join(s)", "Test.Join(0: $2, 2: new Int32[]{  })")]
    [InlineData("Join(b: s, a: \"q\")", "Test.Join(1: $2, 0: \"q\", 2: new Int32[]{  })")]
    [InlineData("Join(s, s, 1, a)", "Test.Join(0: $2, 1: $2, 2: new Int32[]{ 1, $0 })")]
    [InlineData("Join(s, s, xs)", "Test.Join(0: $2, 1: $2, 2: $5)")]
    [InlineData("V()", "this.V()")]
    [InlineData("base.ToString()", "this.base:ToString()")]
    [InlineData("t.Same(a)", "$3.Same(0: $0)")]
    [InlineData("xs.Select(i => i + 1).ToArray()", "Enumerable.ToArray(0: Enumerable.Select(0: $5, 1: ($13) => { return ($13 Add 1) }))")]
    [InlineData("Enumerable.Select(xs, i => i)", "Enumerable.Select(0: $5, 1: ($13) => { return $13 })")]
    [InlineData("f(a)", "$7($0)")]
    [InlineData("f.Invoke(a)", "$7($0)")]
    [InlineData("f?.Invoke(a)", "($7 ?. ?($0))")]
    [InlineData("ss.Count(string.IsNullOrEmpty)", "Enumerable.Count(0: $6, 1: MethodGroup(none, IsNullOrEmpty, False))")]
    [InlineData("new Func<int>(V)", "MethodGroup(this, V, False)")]
    [InlineData("ss.Select(s.Contains)", "Enumerable.Select(0: $6, 1: MethodGroup($2, Contains, False))")]
    [InlineData("string.Format(\"{0}\", a)", "String.Format(0: \"{0}\", 1: $0)")]
    [InlineData("int.TryParse(s, out var v) ? v : 0", "(Int32.TryParse(0: $2, 1: $13) ? $13 : 0)")]
    [InlineData("t?.Next?.field", "($3 ?. (?.Next ?. ?.field))")]
    [InlineData("t?.Next.V()", "($3 ?. ?.Next.V())")]
    // Creations.
    [InlineData("new Test()", "new Test()")]
    [InlineData("new Test { field = 1, Next = { field = 2 }, list = { 1, 2 }, [1] = 3 }", "new Test() { it.field = 1, MemberInitializer(it.Next, [it.field = 2]), MemberInitializer(it.list, [it.Add(0: 1), it.Add(0: 2)]), it.Item[0: 1] = 3 }")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "new Dictionary`2() { it.Item[0: \"a\"] = 1 }")]
    [InlineData("new Dictionary<string, int> { { \"a\", 1 } }", "new Dictionary`2() { it.Add(0: \"a\", 1: 1) }")]
    [InlineData("new List<string> { \"a\", s }", "new List`1() { it.Add(0: \"a\"), it.Add(0: $2) }")]
    [InlineData("new Point(1, a) { Name = s }", "new Test+Point(0: 1, 1: $0) { it.Name = $2 }")]
    [InlineData("new Point(1, 2) with { X = a }", "With(new Test+Point(0: 1, 1: 2), [it.X = $0])")]
    [InlineData("new { a, Name = s }", "new { a = $0, Name = $2 }")]
    [InlineData("new { a }.a", "new { a = $0 }.a")]
    [InlineData("new int[3]", "new Int32[][3]")]
    [InlineData("new[] { 1, a }", "new Int32[]{ 1, $0 }")]
    [InlineData("new int[,] { { 1, 2 }, { 3, 4 } }", "new Int32[,]{ new ?{ 1, 2 }, new ?{ 3, 4 } }")]
    [InlineData("Count([\"a\", ..ss])", "Test.Count(0: IEnumerable`1[\"a\", ..$6])")]
    [InlineData("(List<int>)[a]", "(List`1)List`1[$0]")]
    [InlineData("(1, s)", "(1, s: $2)")]
    [InlineData("(left: 1, s)", "(left: 1, s: $2)")]
    [InlineData("(a, s).s", "(a: $0, s: $2).Item2")]
    // Operators.
    [InlineData("a + 1", "($0 Add 1)")]
    [InlineData("s + a", "($2 Add $0)")]
    [InlineData("a == 1 && s != null", "(($0 Equals 1) ConditionalAnd ($2 NotEquals null))")]
    [InlineData("-a", "Unary(Minus, $0, none)")]
    [InlineData("!(a > 1)", "Unary(Not, ($0 GreaterThan 1), none)")]
    [InlineData("t + t", "($3 Add $3)")]
    [InlineData("pair == (1, s)", "($10 Equals (1, s: $2))")]
    [InlineData("a > 1 ? s : null", "(($0 GreaterThan 1) ? $2 : null)")]
    [InlineData("s ?? \"x\"", "($2 ?? \"x\")")]
    [InlineData("n ?? throw new Exception()", "($1 ?? Throw(new Exception()))")]
    [InlineData("a++", "Increment($0, False, True)")]
    [InlineData("--a", "Increment($0, True, False)")]
    [InlineData("a = 2", "$0 = 2")]
    [InlineData("a += 2", "CompoundAssign($0, Add, 2)")]
    [InlineData("s ??= \"x\"", "CoalesceAssign($2, \"x\")")]
    [InlineData("Next.field = 2", "this.Next.field = 2")]
    // Conversions.
    [InlineData("(Test)o", "(Test)$4")]
    [InlineData("o as Test", "(Test?)$4")]
    [InlineData("(long)a", "(Int64)$0")]
    [InlineData("x + a", "($12 Add (Double~)$0)")]
    [InlineData("(object)a", "(Object)$0")]
    [InlineData("s + t", "($2 Add (String~)$3)")]
    [InlineData("(int)t", "(Int32)$3")]
    [InlineData("n = a", "$1 = $0")]
    // Texts.
    [InlineData("$\"a{a}b\"", "$(\"a\", $0, \"b\")")]
    [InlineData("$\"{x:F2}\"", "$($12:F2)")]
    [InlineData("$\"{a,5}\"", "$(Unknown([$0, 5], none))")]
    [InlineData("(FormattableString)$\"{a}\"", "(FormattableString)$($0)")]
    // Patterns.
    [InlineData("o is Test", "Is($4, TypePattern(Test, none))")]
    [InlineData("o is Test q && q.field > 0", "(Is($4, TypePattern(Test, 13)) ConditionalAnd ($13.field GreaterThan 0))")]
    [InlineData("o is null", "Is($4, ConstantPattern(null))")]
    [InlineData("o is not null", "Is($4, NotPattern(ConstantPattern(null)))")]
    [InlineData("a is > 1 and < 5 or 7", "Is($0, CombinedPattern(False, CombinedPattern(True, RelationalPattern(GreaterThan, 1), RelationalPattern(LessThan, 5)), ConstantPattern(7)))")]
    [InlineData("o is Test { field: 1, Next.field: 2 } q", "Is($4, PropertyPattern(Test, [(field, ConstantPattern(1)), (Next, PropertyPattern(none, [(field, ConstantPattern(2))], [], none))], [], 13))")]
    [InlineData("t is { Next: var next }", "Is($3, PropertyPattern(none, [(Next, TypePattern(none, 13))], [], none))")]
    [InlineData("pair is (1, var r)", "Is($10, PropertyPattern(none, [], [ConstantPattern(1), TypePattern(none, 13)], none))")]
    [InlineData("o is var z", "Is($4, TypePattern(none, 13))")]
    [InlineData("xs is [1, .. var rest]", "Is($5, UnknownPattern([13]))")]
    [InlineData("a switch { 1 => s, > 2 when n > 1 => \"b\", _ => throw new Exception() }", "SwitchExpression($0, [SwitchArm(ConstantPattern(1), none, $2), SwitchArm(RelationalPattern(GreaterThan, 2), ($1 GreaterThan 1), \"b\"), SwitchArm(AnyPattern(), none, Throw(new Exception()))])")]
    // Others.
    [InlineData("await task", "$11")]
    [InlineData("from q in xs where q > 1 select q * 2", "Enumerable.Select(0: Enumerable.Where(0: $5, 1: ($13) => { return ($13 GreaterThan 1) }), 1: ($14) => { return ($14 Multiply 2) })")]
    [InlineData("(Func<int, int>)(i => { return i; })", "($13) => { return $13 }")]
    [InlineData("(Action<int, int>)((_, _) => { })", "($13, $14) => { return }")]
    [InlineData("\"u\"u8.Length", "Unknown([], ReadOnlySpan`1).Length")]
    [InlineData("checked(a + 1)", "($0 Add 1)")]
    public void Expression_IsLowered(string expression, string expected) =>
        Assert.Equal(expected, LoweredSource.Expression(expression, Members, Parameters));
}
