using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Reading;

/// <summary>What follows a branch that cannot be decided knows which way led to it.</summary>
public sealed class BranchTests
{
    private const string Search = """
        private IVpc _vpc;
        private T Find<T>() where T : class
        {
            foreach (var property in GetType().GetProperties())
            {
                if (property.GetValue(this) is T found)
                    return found;
            }

            return null;
        }
        """;

    [Theory]
    [InlineData("if (found != null) _vpc = found; else _vpc = new Vpc(this, \"Own\");")]
    [InlineData("if (found == null) _vpc = new Vpc(this, \"Own\"); else _vpc = found;")]
    [InlineData("if (!(found != null)) found = new Vpc(this, \"Own\"); _vpc = found;")]
    [InlineData("_vpc = found != null ? found : new Vpc(this, \"Own\");")]
    [InlineData("_vpc = found is null ? new Vpc(this, \"Own\") : found;")]
    [InlineData("_vpc = found ?? new Vpc(this, \"Own\");")]
    [InlineData("_vpc = found; _vpc ??= new Vpc(this, \"Own\");")]
    [InlineData("_vpc = found switch { null => new Vpc(this, \"Own\"), _ => found };")]
    public void NullOfANestedChoice_IsNotBehindItsTest(string choose)
    {
        var lines = Recording.OfStack(
            $$"""
            var found = Find<IVpc>();
            {{choose}}
            new Subnet(this, "Net", new SubnetProps { VpcId = (object)_vpc });
            """,
            Search);
        Assert.Equal(["?Vpc Own", "?Vpc Own", "?Vpc Own"], lines.SkipLast(1));
        Assert.Contains(lines[^1], (string[])["Subnet Net {VpcId=(((?|Own)|Own)|Own)}", "Subnet Net {VpcId=(((Own|?)|Own)|Own)}"]);
    }

    [Theory]
    [InlineData("found == null || found.VpcId == null", "?Bucket B")]
    [InlineData("found != null && found.VpcId != null", "?Bucket B")]
    [InlineData("found != null && found == null")]
    public void BothSidesOfAnd_AreDecidedInEachWorld(string condition, params string[] lines) => Assert.Equal(
        ["Vpc V", .. lines],
        Recording.OfStack(
            $$"""
            var vpc = new Vpc(this, "V");
            var found = System.Environment.GetEnvironmentVariable("A") == "1" ? vpc : null;
            if ({{condition}}) new Bucket(this, "B");
            """));

    [Fact]
    public void EveryWayOfAChoiceThrows_EndsTheProgram() => Assert.Equal(
        ["Bucket Before"],
        Recording.OfStack(
            """
            new Bucket(this, "Before");
            Func<Vpc> a = () => throw new Exception(), b = () => throw new Exception();
            (System.Environment.GetEnvironmentVariable("A") == "1" ? a : b)();
            new Bucket(this, "After");
            """));
}
