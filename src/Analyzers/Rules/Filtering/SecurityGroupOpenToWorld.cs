using System.Globalization;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Analyzers.Rules.Filtering;

/// <summary>VPC611: a security group that admits every port, or one for administration or data, from the whole internet.</summary>
internal sealed class SecurityGroupOpenToWorld : IRule
{
    /// <summary>How many ports of a range a message names.</summary>
    private const int MostNamed = 5;

    private static readonly (int Port, string Name)[] AdminPorts =
    [
        (20, "FTP data"), (21, "FTP"), (22, "SSH"), (23, "Telnet"), (445, "SMB"), (1433, "SQL Server"), (1521, "Oracle"), (2049, "NFS"), (3306, "MySQL"),
        (3389, "RDP"), (5432, "PostgreSQL"), (6379, "Redis"), (9200, "Elasticsearch"), (11211, "Memcached"), (27017, "MongoDB"),
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "VPC611",
        nameof(SecurityGroupOpenToWorld),
        Severity.Warning,
        Topic.Filtering,
        "A security group should not open administration or data ports to the world",
        "The security group '{0}' admits {1} from anywhere ({2}); admit only the ranges or security groups that need it");

    /// <inheritdoc/>
    public void Evaluate(DeployedNetwork network, RuleOptions options, FindingSink sink)
    {
        foreach (var rule in network.GroupRules)
        {
            if (rule is not { IsIngress: true, IsIgnored: false, IsEscaped: false, Ports: { } ports })
                continue;
            if (rule.Peer.KnownCidr is not { IsAny: true } anywhere || Describe(ports, options) is not { } what)
                continue;
            sink.Report(new Finding(Info, rule.Anchor, rule.Group?.Path ?? rule.Path, what, anywhere.ToString())
                .With(FindingKeys.Path, rule.Group?.Path)
                .With(FindingKeys.Range, anywhere.ToString())
                .With(FindingKeys.IsIpv6, anywhere.IsIpv6 ? "true" : null));
        }
    }

    /// <summary>What is open that should not be; null where nothing is.</summary>
    private static string? Describe(Ports ports, RuleOptions options)
    {
        if (ports.IsEveryProtocol)
            return ports.ToString();
        if (ports.Protocol is not ("tcp" or "udp"))
            return null;
        if (ports.IsEveryPort)
            return ports.ToString();

        var open = AdminPorts
            .Concat(options.FurtherAdminPorts.Select(static port => (Port: port, Name: "by option")))
            .Where(admin => ports.Covers(ports.Protocol, admin.Port))
            .ToList();
        if (open.Count == 0)
            return null;
        if (ports.From == ports.To)
            return $"{ports} ({open[0].Name})";

        var named = open.Take(MostNamed).Select(static admin => string.Format(CultureInfo.InvariantCulture, "{0} ({1})", admin.Port, admin.Name)).ToList();
        if (open.Count > MostNamed)
            named.Add(string.Format(CultureInfo.InvariantCulture, "{0} more", open.Count - MostNamed));
        return $"{ports} with {Wording.List(named)}";
    }
}
