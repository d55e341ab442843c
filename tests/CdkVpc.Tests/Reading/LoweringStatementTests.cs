using Xunit;

namespace CdkVpc.Tests.Reading;

public sealed class LoweringStatementTests
{
    private const string Members = "int field; Test? Next { get; set; } static IEnumerable<(int, string)> Pairs() => []; static IDisposable Open() => null!;";

    private const string Parameters = "int a, string s, List<string> ss, object o";

    [Theory]
    [InlineData("", "{  }")]
    [InlineData(";", "{ {  } }")]
    [InlineData("var x = 1;", "{ var $4 = 1 }")]
    [InlineData("int x, y = a;", "{ { var $4; var $5 = $0 } }")]
    [InlineData("const int x = 5; field = x;", "{ var $4 = 5; this.field = 5 }")]
    [InlineData("field = 1; return;", "{ this.field = 1; return }")]
    [InlineData("_ = new Test();", "{ _ = new Test() }")]
    [InlineData("if (a > 1) field = 1; else { field = 2; }", "{ If(($0 GreaterThan 1), this.field = 1, { this.field = 2 }) }")]
    [InlineData("foreach (var t in ss) { field++; }", "{ ForEach(4, none, $2, { Increment(this.field, False, True) }, String) }")]
    [InlineData("foreach (object t in ss) { continue; }", "{ ForEach(4, none, $2, { Continue() }, Object) }")]
    [InlineData("foreach (var (i, t) in Pairs()) { break; }", "{ ForEach(none, (i: $4, t: $5), Test.Pairs(), { Break() }, none) }")]
    [InlineData("foreach ((a, s) in Pairs()) { }", "{ ForEach(none, (a: $0, s: $1), Test.Pairs(), {  }, none) }")]
    [InlineData("for (var i = 0; i < a; i++) { field = i; }", "{ For([var $4 = 0], ($4 LessThan $0), [Increment($4, False, True)], { this.field = $4 }) }")]
    [InlineData("while (a > 0) { a--; }", "{ While(($0 GreaterThan 0), { Increment($0, True, True) }, True) }")]
    [InlineData("do { a--; } while (a > 0);", "{ While(($0 GreaterThan 0), { Increment($0, True, True) }, False) }")]
    [InlineData("switch (a) { case 1: case > 5: field = 1; break; case var q when q == a: return; default: break; }", "{ Switch($0, [SwitchSection([SwitchLabel(ConstantPattern(1), none), SwitchLabel(RelationalPattern(GreaterThan, 5), none)], { this.field = 1; Break() }), SwitchSection([SwitchLabel(TypePattern(none, 4), ($4 Equals $0))], { return }), SwitchSection([SwitchLabel(none, none)], { Break() })]) }")]
    [InlineData("try { field = 1; } catch (Exception e) { throw; } finally { field = 2; }", "{ Try({ this.field = 1 }, [CatchClause(4, { Throw(none) })], { this.field = 2 }) }")]
    [InlineData("throw new Exception(s);", "{ Throw(new Exception(0: $1)) }")]
    [InlineData("using (var d = Open()) { field = 1; }", "{ Using(var $4 = Test.Open(), { this.field = 1 }) }")]
    [InlineData("using var d = Open(); field = 1;", "{ var $4 = Test.Open(); this.field = 1 }")]
    [InlineData("lock (o) { field = 1; }", "{ { this.field = 1 } }")]
    [InlineData("var (x, y) = (1, s);", "{ Deconstruct((x: $4, y: $5), (1, s: $1)) }")]
    [InlineData("(a, s) = (1, s);", "{ Deconstruct((a: $0, s: $1), (1, s: $1)) }")]
    [InlineData("(a, var z) = (1, s);", "{ Deconstruct((a: $0, z: $4), (1, s: $1)) }")]
    [InlineData("Later(1); int Later(int i) => i;", "{ LocalFunction(0, [4], { return $4 }, False); Test.Later#0(0: 1) }")]
    [InlineData("IEnumerable<int> Many() { yield return a; yield break; } foreach (var m in Many()) { }", "{ LocalFunction(0, [], { Yield($0); Yield(none) }, True); ForEach(4, none, Test.Many#0(), {  }, Int32) }")]
    [InlineData("Func<int, int> f = i => { int g(int j) => j + i; return g(i); };", "{ var $4 = ($5) => { LocalFunction(0, [6], { return ($6 Add $5) }, False); return Test.g#0(0: $5) } }")]
    [InlineData("checked { field = 1; }", "{ { this.field = 1 } }")]
    [InlineData("again: field = 1; goto again;", "{ Unknown([this.field = 1], none); Unknown([], none) }")]
    [InlineData("unsafe { int* p = &a; field = *p; }", "{ { var $4 = Unknown([$0], Int32*); this.field = Unknown([$4], Int32) } }")]
    [InlineData("ref int r = ref field; r = 1;", "{ var $4 = this.field; $4 = 1 }")]
    [InlineData("Next!.Next!.field = 1;", "{ this.Next.Next.field = 1 }")]
    [InlineData("Next ??= new Test();", "{ CoalesceAssign(this.Next, new Test()) }")]
    [InlineData("await Task.Delay(1);", "{ Task.Delay(0: 1) }")]
    [InlineData("await foreach (var x in (IAsyncEnumerable<int>)o) { }", "{ ForEach(4, none, (IAsyncEnumerable`1)$3, {  }, Int32) }")]
    public void Statement_IsLowered(string statements, string expected) =>
        Assert.Equal(expected, LoweredSource.Statements(statements, Members, Parameters));
}
