using System.Globalization;
using System.Text.Json;
using CdkVpc.Analyzers.Reading.Values;
using Xunit;

namespace CdkVpc.Tests.Reading;

/// <summary>JSON is read as the platform reads it, and what is not JSON is nothing.</summary>
public sealed class JsonTests
{
    private const string Sample = """
        { "app": "dotnet run", "context": { "a": [1, -2.5e3, 0.25, "x\u00e4\n\"\\\/\b\f\r\t", true, false, null, [], {}], "b": { "c": {} }, "": " " } }
        """;

    [Theory]
    [InlineData(Sample)]
    [InlineData("\"text\"")]
    [InlineData(" [ ] ")]
    [InlineData("{\"a\":1,\"b\":[[[]]]}")]
    [InlineData("-0.5E-2")]
    [InlineData("null")]
    public void Json_IsRead(string text) => Assert.Equal(Describe(JsonDocument.Parse(text).RootElement), Describe(Json.Parse(text)));

    [Fact]
    public void LastOfTwoEntries_Counts() => Assert.Equal("{a: 3, b: 2}", Describe(Json.Parse("{\"a\":1,\"b\":2,\"a\":3}")));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("\"open")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u12")]
    [InlineData("\"a\nb\"")]
    [InlineData("tru")]
    [InlineData("+1")]
    [InlineData("1-2")]
    [InlineData("{} {}")]
    [InlineData("// comment\n{}")]
    public void WhatIsNoJson_IsNothing(string text) => Assert.Null(Json.Parse(text));

    [Fact]
    public void Depth_IsBounded()
    {
        Assert.NotNull(Json.Parse(new string('[', 60) + new string(']', 60)));
        Assert.Null(Json.Parse(new string('[', 100_000)));
        Assert.Null(Json.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
    }

    [Fact]
    public void EveryCutAndChange_EndsWithoutAFault()
    {
        var seed = 1;
        for (var i = 0; i <= Sample.Length; i++)
            _ = Json.Parse(Sample[..i]);
        for (var round = 0; round < 5_000; round++)
        {
            var letters = Sample.ToCharArray();
            for (var change = 0; change < 3; change++)
                letters[Next(letters.Length)] = "{}[]\",:\\u0e-\0x "[Next(15)];
            var text = new string(letters);
            var read = Json.Parse(text);
            if (IsJson(text))
                Assert.NotNull(read);
        }

        int Next(int limit)
        {
            seed = unchecked((seed * 1103515245) + 12345) & int.MaxValue;
            return (seed >> 8) % limit;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Describe(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().Select(static entry => $"{entry.Name}: {Describe(entry.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(Describe))}]",
        JsonValueKind.Number => json.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String => $"'{json.GetString()}'",
        JsonValueKind.Null => "null",
        _ => json.GetBoolean().ToString(),
    };

    private static string Describe(Value? value) => value switch
    {
        Mapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(static entry => $"{((Constant)entry.Key).Data}: {Describe(entry.Value)}"))}}}",
        Sequence sequence => $"[{string.Join(", ", sequence.Items.Select(Describe))}]",
        Constant { Data: null } => "null",
        Constant { Data: string text } => $"'{text}'",
        Constant constant => string.Format(CultureInfo.InvariantCulture, "{0}", constant.Data),
        _ => "nothing",
    };
}
