namespace CdkVpc.Analyzers.Rules;

/// <summary>What happens if the code stays as it is.</summary>
internal enum Severity
{
    /// <summary>Shipped disabled; a preset or an option turns it on.</summary>
    Off,

    /// <summary>Cost, resilience, practice.</summary>
    Info,

    /// <summary>It deploys, but traffic does not flow as written, or something is exposed that should not be.</summary>
    Warning,

    /// <summary>Synthesis or deployment is certain to fail.</summary>
    Error,
}

/// <summary>What a rule is about; also the category of its diagnostics.</summary>
internal enum Topic
{
    /// <summary>1xx: flow logs.</summary>
    FlowLogs,

    /// <summary>2xx: IPv6 and the egress-only internet gateway.</summary>
    Ipv6,

    /// <summary>3xx: gateway endpoints, and buckets kept behind them.</summary>
    GatewayEndpoints,

    /// <summary>4xx: interface endpoints.</summary>
    InterfaceEndpoints,

    /// <summary>5xx: VPC peering.</summary>
    Peering,

    /// <summary>6xx: security groups and network ACLs.</summary>
    Filtering,

    /// <summary>7xx: addresses, subnets, routes.</summary>
    Addressing,

    /// <summary>901-949: how the attributes of the scaffolds are used.</summary>
    Scaffolds,

    /// <summary>950-999: how the package itself is used otherwise: its options.</summary>
    Usage,
}

/// <summary>What is known of a rule without a network.</summary>
/// <param name="Id">The id, such as 'VPC101'. It is never reused. Also the name of the rule's page.</param>
/// <param name="Name">The name, which is that of the class.</param>
/// <param name="Severity">What happens if the code stays as it is.</param>
/// <param name="Topic">What the rule is about.</param>
/// <param name="Title">One line that says what is demanded.</param>
/// <param name="MessageFormat">The message, with '{0}' and so on for the arguments of a <see cref="Finding"/>.</param>
internal sealed record RuleInfo(string Id, string Name, Severity Severity, Topic Topic, string Title, string MessageFormat)
{
    /// <summary>The page of the rule, below the folder of the documentation.</summary>
    public string HelpPage => $"rules/{Id}.md";
}
