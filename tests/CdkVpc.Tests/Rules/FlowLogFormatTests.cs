using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

/// <summary>The fields of custom formats: VPC103 and VPC104.</summary>
public sealed class FlowLogFormatTests
{
    private const string Needed = "srcaddr dstaddr srcport dstport protocol action";

    private readonly NetworkBuilder _net = new();

    [Fact]
    public void LacksFields_OneOfThem_Reports()
    {
        var log = _net.Log(_net.Vpc(), fields: "srcaddr dstaddr srcport dstport protocol");

        var finding = Assert.Single(_net.Find("VPC103"));
        Assert.Equal(log.Anchor, finding.Anchor);
        Assert.Equal(
            "The format of the flow log 'Net/FlowLog1' lacks action, so that its records do not tell who talked to whom and whether it was let through; add it",
            finding.Message);
        Assert.Equal("action", finding.Properties[FindingKeys.Fields]);
    }

    [Fact]
    public void LacksFields_SeveralOfThem_ReportsAllInOne()
    {
        _net.Log(_net.Subnet(_net.Vpc()), fields: "srcaddr dstaddr bytes");

        var finding = Assert.Single(_net.Find("VPC103"));
        Assert.Contains("lacks srcport, dstport, protocol and action, so", finding.Message);
        Assert.EndsWith("add them", finding.Message);
    }

    [Fact]
    public void LacksFields_OfAnInterface_Reports()
    {
        _net.Log(null, kind: LoggedThing.NetworkInterface, fields: "srcaddr");

        Assert.Single(_net.Find("VPC103"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("?")]
    [InlineData(Needed)]
    [InlineData("version " + Needed + " vpc-id")]
    [InlineData("SRCADDR dstaddr srcport dstport protocol action")]
    public void LacksNoFields_OrUnknown_IsSilent(string? fields)
    {
        _net.Log(_net.Vpc(), fields: fields);

        Assert.Empty(_net.Find("VPC103"));
    }

    [Theory]
    [InlineData(nameof(LoggedThing.TransitGateway))]
    [InlineData(nameof(LoggedThing.Unknown))]
    [InlineData(nameof(LoggedThing.Other))]
    public void LacksFields_OfSomethingThatMayHaveNoAction_IsSilent(string kind)
    {
        _net.Log(null, kind: Enum.Parse<LoggedThing>(kind), fields: "srcaddr");

        Assert.Empty(_net.Find("VPC103"));
    }

    [Fact]
    public void LacksFields_Escaped_IsSilent()
    {
        _net.Log(_net.Vpc(), fields: "srcaddr").IsEscaped = true;

        Assert.Empty(_net.Find("VPC103"));
    }

    [Fact]
    public void LacksFields_OfTheOption_Reports()
    {
        _net.Log(_net.Vpc(), fields: Needed);

        Assert.Contains("lacks tcp-flags, so", Assert.Single(_net.Find("VPC103", new RuleOptions { FlowLogFields = ["srcaddr", "tcp-flags"] })).Message);
        Assert.Empty(_net.Find("VPC103", new RuleOptions { FlowLogFields = ["srcaddr"] }));
    }

    [Fact]
    public void UnknownField_WithNearest_Reports()
    {
        var log = _net.Log(_net.Vpc(), fields: "srcadr dstaddr");

        var finding = Assert.Single(_net.Find("VPC104"));
        Assert.Equal(log.Anchor, finding.Anchor);
        Assert.Equal(
            "The format of the flow log 'Net/FlowLog1' names 'srcadr', which flow logs do not have (they hold what is known about packets, never what is in them), "
            + "so that it cannot be created; write 'srcaddr' for 'srcadr'",
            finding.Message);
        Assert.Equal("srcadr", finding.Properties[FindingKeys.Fields]);
        Assert.Equal("srcaddr", finding.Properties[FindingKeys.NearestFields]);
    }

    [Fact]
    public void UnknownField_SeveralOfThem_ReportsAllInOne()
    {
        _net.Log(_net.Vpc(), fields: "src-port payload payload action");

        var finding = Assert.Single(_net.Find("VPC104"));
        Assert.Contains("names 'src-port' and 'payload', which", finding.Message);
        Assert.EndsWith("write 'srcport' for 'src-port', leave 'payload' out", finding.Message);
        Assert.Equal("srcport,", finding.Properties[FindingKeys.NearestFields]);
    }

    [Fact]
    public void UnknownField_OfAnotherKindOfLog_Reports()
    {
        _net.Log(_net.Vpc(), fields: "tgw-id");
        _net.Log(null, kind: LoggedThing.TransitGateway, fields: "action");

        Assert.Equal(2, _net.Find("VPC104").Count);
    }

    [Fact]
    public void KnownFields_OfEveryVersion_AreSilent()
    {
        _net.Log(_net.Vpc(), fields: string.Join(' ', FlowLogFields.OfNetworks));
        _net.Log(null, kind: LoggedThing.TransitGateway, fields: string.Join(' ', FlowLogFields.OfTransitGateways));
        _net.Log(null, kind: LoggedThing.Unknown, fields: "action tgw-id");

        Assert.Empty(_net.Find("VPC104"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("?")]
    public void UnknownField_NotProven_IsSilent(string? fields)
    {
        _net.Log(_net.Vpc(), fields: fields);
        _net.Log(_net.Vpc(), fields: "payload").IsEscaped = true;

        Assert.Empty(_net.Find("VPC104"));
    }

    [Theory]
    [InlineData("srcadr", "srcaddr")]
    [InlineData("source-port", null)]
    [InlineData("packet-loss", null)]
    [InlineData("src_port", "srcport")]
    [InlineData("DstPort2", "dstport")]
    [InlineData("pkt-src-addr", "pkt-srcaddr")]
    [InlineData("addr", null)]
    [InlineData("packet-contents", null)]
    public void NearestField_IsTheOneThatIsMeant(string name, string? field) => Assert.Equal(field, FlowLogFields.Nearest(LoggedThing.Vpc, name));
}
