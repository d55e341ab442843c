using CdkVpc.Generators.Writing;
using CdkVpc.Tests.Testing;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace CdkVpc.Tests.Scaffolds;

/// <summary>The constants of attributes stay constants: whatever is in them, the generated code has the same shape.</summary>
public sealed class ScaffoldConstantTests
{
    public static TheoryData<string> Texts =>
    [
        "plain",
        "\"",
        "\"); System.Environment.Exit(1); (\"",
        "\\",
        "\\\"",
        "a\nb",
        "a\r\nb",
        "a\u2028b\u2029c\u0085d",
        "\0",
        "{", "}", "{{0}}", "{side}", "}}}\"",
        "\"\"\"", "\"\"\"\"",
        "/* */ // */",
        "</summary><remarks>",
        "\u202e\ud800",
        "*/ } } class Evil { static Evil() { } }",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_StaysInItsLiteral(string text)
    {
        AssertSameShape(Peering("plain"), Peering(text), text, times: 4);
        AssertSameShape(Placed("plain"), Placed(text), text, times: 1);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_ThatIsToBeAName_IsNotOne(string text)
    {
        var literal = SymbolDisplayLiteral(text);

        var code = string.Concat(Scaffolding.Documents(ScaffoldedApp.Parse(ScaffoldedApp.Stack($"[InterfaceEndpoint({literal})] [GatewayEndpoint(GatewayService.S3)]"))).Values);
        Assert.Equal(string.Concat(Scaffolding.Documents(ScaffoldedApp.Parse(ScaffoldedApp.Stack("[GatewayEndpoint(GatewayService.S3)]"))).Values), code);
        Assert.Empty(Scaffolding.Documents(ScaffoldedApp.Parse(PeeredApp.Stack($"[VpcPeering({literal}, nameof(App))] [VpcPeeringMesh(nameof(App), {literal})]", ""))));
    }

    [Fact]
    public void Literal_OfAnyText_IsOneTokenOfThatValue() => Gen.String.Sample(static text =>
    {
        var expression = SyntaxFactory.ParseExpression(CodeWriter.Literal(text));

        return expression is LiteralExpressionSyntax literal && !literal.ContainsDiagnostics && literal.Token.ValueText == text;
    });

    private static string Peering(string text) => PeeredApp.Stack($$"""
        [VpcPeering(nameof(App), nameof(Data), PeerRegion = {{SymbolDisplayLiteral(text)}}, PeerOwnerId = {{SymbolDisplayLiteral(text)}},
            PeerRoleArn = {{SymbolDisplayLiteral(text)}}, PeerRange = {{SymbolDisplayLiteral(text)}})]
        """, "_ = _ops; ScaffoldAppToData();");

    private static string Placed(string text) => ScaffoldedApp.Stack($"[InterfaceEndpoint(\"SQS\", SubnetGroup = {SymbolDisplayLiteral(text)})]");

    // As a user may write it: every character by its number.
    private static string SymbolDisplayLiteral(string text) => $"\"{string.Concat(text.Select(static c => $"\\u{(int)c:x4}"))}\"";

    private static void AssertSameShape(string plain, string source, string text, int times)
    {
        var compilation = ScaffoldedApp.Compile(source);
        var expected = CSharpSyntaxTree.ParseText(Assert.Single(Scaffolding.Documents(ScaffoldedApp.Parse(plain))).Value, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var actual = Assert.Single(compilation.SyntaxTrees, static tree => tree.FilePath.EndsWith(".Scaffold.g.cs", StringComparison.Ordinal)).GetRoot(TestContext.Current.CancellationToken);

        Assert.Equal(expected.DescendantNodesAndTokens().Select(static node => node.Kind()), actual.DescendantNodesAndTokens().Select(static node => node.Kind()));
        Assert.Equal(times, actual.DescendantTokens().Count(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == text));
    }
}
