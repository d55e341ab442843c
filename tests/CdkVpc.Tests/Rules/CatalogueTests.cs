using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class CatalogueTests
{
    private static readonly string[] Sections =
        ["What", "Why", "Wrong", "Right", "Fix", "Options", "When it stays silent", "Kindred rules"];

    [Fact]
    public void Rules_AreInOrderOfTheirIds()
    {
        var ids = Descriptors.Rules.Select(rule => rule.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Fact]
    public void Rules_AreAllOfTheAssembly()
    {
        var types = typeof(IRule).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRule)));

        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), Catalogue.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ScaffoldRules_AreAllOfTheAssembly()
    {
        var types = typeof(IScaffoldRule).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScaffoldRule)));

        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), ScaffoldCatalogue.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_AreThoseOfTheClasses()
    {
        Assert.All(Catalogue.All, rule => Assert.Equal(rule.GetType().Name, rule.Info.Name));
        Assert.All(ScaffoldCatalogue.All, rule => Assert.Equal(rule.GetType().Name, rule.Info.Name));
    }

    [Fact]
    public void Topics_AreTheBlocksOfTheIds() => Assert.All(Descriptors.Rules, rule => Assert.Equal(rule.Id[3] switch
    {
        '1' => Topic.FlowLogs,
        '2' => Topic.Ipv6,
        '3' => Topic.GatewayEndpoints,
        '4' => Topic.InterfaceEndpoints,
        '5' => Topic.Peering,
        '6' => Topic.Filtering,
        '9' => string.CompareOrdinal(rule.Id, "VPC950") < 0 ? Topic.Scaffolds : Topic.Usage,
        _ => Topic.Addressing,
    }, rule.Topic));

    [Fact]
    public void Messages_EndWithoutAPeriod() =>
        Assert.All(Descriptors.Rules, rule => Assert.False(rule.MessageFormat.EndsWith('.') || rule.Title.EndsWith('.'), rule.Id));

    [Fact]
    public void Pages_HaveTheirSections() => Assert.All(Descriptors.Rules, rule =>
    {
        var page = File.ReadAllText(Repository.PathOf($"docs/{rule.HelpPage}"));
        Assert.StartsWith($"# {rule.Id}: {rule.Name}\n", page);
        Assert.Equal(Sections, page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));
    });

    [Fact]
    public void Findings_OfOneRuleAndPlace_AreOne()
    {
        var sink = new FindingSink();
        var rule = Catalogue.All[0].Info;
        var place = new Anchor(this, 1, 3);
        sink.Report(new Finding(rule, place, "first", ""));
        sink.Report(new Finding(rule, place with { }, "second", ""));
        sink.Report(new Finding(rule, Anchor.None, "third", ""));

        Assert.Equal("first", Assert.Single(sink.Findings).Arguments[0]);
        Assert.True(sink.IsReported(rule, place));
        Assert.False(sink.IsReported(rule, place with { Start = 2 }));
    }

    [Fact]
    public void Findings_OfOneRuleAndPlace_AreAllWhereAllAreTaken()
    {
        var sink = new FindingSink(oncePerPlace: false);
        var rule = Catalogue.All[0].Info;
        var place = new Anchor(this, 1, 3);
        sink.Report(new Finding(rule, place, "first", ""));
        sink.Report(new Finding(rule, place, "second", ""));

        Assert.Equal(["first", "second"], sink.Findings.Select(static finding => finding.Arguments[0]));
        Assert.False(sink.IsReported(rule, place));
    }

    [Fact]
    public void RelatedPlaces_ThatAreNone_AreLeftOut()
    {
        var place = new Anchor(this, 1, 3);
        var finding = new Finding(Catalogue.All[0].Info, place).And(null, FindingLabels.Vpc).And(Anchor.None, FindingLabels.Vpc).And(place, FindingLabels.Gateway);

        Assert.Equal([new RelatedPlace(place, FindingLabels.Gateway)], finding.Related);
    }

    [Fact]
    public void Evaluation_ThatIsCancelled_Ends() => Assert.Throws<OperationCanceledException>(
        () => Catalogue.Evaluate(new DeployedNetwork(), RuleOptions.Default, new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("Vpc", "Net/Vpc")]
    [InlineData("V*", "Net/Vpc")]
    [InlineData("Net", "Net/Vpc")]
    [InlineData("Net/V?c", "Net/Vpc")]
    [InlineData("*/Vpc", "Net/Vpc")]
    [InlineData("Net/Vpc", "Net/Vpc/PublicSubnet1")]
    [InlineData("*/Vpc", "*/Vpc")]
    public void Exempt_IsThePathAndWhatIsInIt(string pattern, string path) => Assert.True(new PathPattern(pattern).Covers(path));

    [Theory]
    [InlineData("vpc", "Net/Vpc")]
    [InlineData("Net/Vpc", "Net/Vpc2")]
    [InlineData("Net/Vpc", "Other/Net/Vpc")]
    [InlineData("Net/*/Vpc", "Net/Vpc")]
    [InlineData("V", "Net/Vpc")]
    public void Exempt_IsNothingElse(string pattern, string path) => Assert.False(new PathPattern(pattern).Covers(path));

    [Fact]
    public void Exempt_LeavesWhatElseStandsAtThePlace()
    {
        var net = new NetworkBuilder();
        var place = net.NewAnchor();
        net.Vpc("Net/Legacy", anchor: place);
        net.Vpc("Net/New", anchor: place);

        Assert.Contains("'Net/New'", Assert.Single(net.Find("VPC101", new RuleOptions { ExemptConstructs = [new("Legacy")] })).Message);
    }

    [Fact]
    public void Findings_AreInOrderOfRulesAndEvaluation()
    {
        var net = new NetworkBuilder();
        net.Admit(net.Group(), NetworkBuilder.To("0.0.0.0/0"), Ports.Tcp(22));
        net.GatewayEndpoint(net.Vpc("A/Vpc"));
        net.GatewayEndpoint(net.Vpc("B/Vpc"));

        Assert.Equal(
            ["VPC101 A/Vpc", "VPC101 B/Vpc", "VPC301 A/Vpc/s3", "VPC301 B/Vpc/s3", "VPC303 A/Vpc/s3", "VPC303 B/Vpc/s3", "VPC611 Net/Group"],
            Catalogue.Evaluate(net.Network, RuleOptions.Default, TestContext.Current.CancellationToken).Select(finding => $"{finding.Rule.Id} {finding.Arguments[0]}"));
    }

    [Fact]
    public void Options_AreComparedByWhatTheySay()
    {
        Assert.Equal(new RuleOptions { FurtherAdminPorts = [1, 2] }, new RuleOptions { FurtherAdminPorts = [2, 1] });
        Assert.NotEqual(new RuleOptions { FurtherAdminPorts = [1] }, RuleOptions.Default);
        Assert.NotEqual(new RuleOptions { RestrictsEveryBucket = true }, RuleOptions.Default);
        Assert.NotEqual(new RuleOptions { FlowLogFields = ["action"] }, RuleOptions.Default);
        Assert.Equal(new RuleOptions { TrustedAccounts = ["1", "2"] }, new RuleOptions { TrustedAccounts = ["2", "1"] });
        Assert.NotEqual(new RuleOptions { TrustedAccounts = ["1"] }, RuleOptions.Default);
        Assert.NotEqual(new RuleOptions { RequiredServices = ["s3"] }, RuleOptions.Default);
        Assert.Equal(new RuleOptions { ExemptConstructs = [new("Net/*")] }, new RuleOptions { ExemptConstructs = [new("Net/*")] });
        Assert.NotEqual(new RuleOptions { ExemptConstructs = [new("Net/*")] }, new RuleOptions { ExemptConstructs = [new("Net/A")] });
    }
}
