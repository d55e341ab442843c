using System.Text;
using CdkVpc.Analyzers.Reporting;
using CdkVpc.Analyzers.Rules;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>The index of the rules is made from the catalogue.</summary>
public sealed class RuleIndexTests
{
    [Fact]
    public void Index_IsCurrent() => MadeText.IsCurrent("docs/rules/README.md", Index());

    private static string Index()
    {
        var text = new StringBuilder("""
            # Rules

            Error: synthesis or deployment is certain to fail. Warning: it deploys, but traffic does not flow as written, or something is exposed.
            Info: cost, resilience, practice. Off: shipped disabled. A rule speaks where the fault is proven, and is silent otherwise.

            """);
        foreach (var topic in Descriptors.Rules.GroupBy(static rule => rule.Topic))
        {
            text.Append($"""

                ## {HeadingOf(topic.Key)}

                | Id | Severity | What it demands | Fix |
                | --- | --- | --- | --- |

                """);
            foreach (var rule in topic)
                text.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Severity} | {rule.Title} | {(MadeText.Fixable.Contains(rule.Id) ? "yes" : "")} |\n");
        }

        return text.ToString();
    }

    private static string HeadingOf(Topic topic) => topic switch
    {
        Topic.FlowLogs => "Flow logs",
        Topic.Ipv6 => "IPv6 and the egress-only internet gateway",
        Topic.GatewayEndpoints => "Gateway endpoints, and buckets kept behind them",
        Topic.InterfaceEndpoints => "Interface endpoints",
        Topic.Peering => "Peering",
        Topic.Filtering => "Security groups and network ACLs",
        Topic.Addressing => "Addresses, subnets, routes",
        Topic.Scaffolds => "The scaffolds' own contract",
        Topic.Usage => "Use of the package",
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };
}
