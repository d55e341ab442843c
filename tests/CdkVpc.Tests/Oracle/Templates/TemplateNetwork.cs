using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Reads the network of an app from its templates, into the records that the analyzer fills from the source.</summary>
internal sealed class TemplateNetwork
{
    private readonly Dictionary<TemplateResource, Resource> _records = [];
    private readonly Dictionary<(Type Kind, string Id), Resource> _elsewhere = [];
    private readonly Dictionary<string, Stack> _stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _conditions = new(StringComparer.Ordinal);
    private int _order;

    private readonly Untold _untold;

    private TemplateNetwork(TemplateApp app, Untold untold) => (App, _untold) = (app, untold);

    /// <summary>The templates.</summary>
    public TemplateApp App { get; }

    /// <summary>The network so far.</summary>
    public DeployedNetwork Network { get; } = new();

    /// <summary>The network that the templates of an app deploy.</summary>
    /// <param name="app">The templates.</param>
    /// <param name="source">The network as it is read from source: what no template tells is taken from there.</param>
    public static DeployedNetwork Read(SynthesizedApp app, DeployedNetwork? source = null)
    {
        var reader = new TemplateNetwork(new TemplateApp(app), new Untold(source));
        TemplateFamily[] families =
        [
            new VpcTemplates(), new SubnetTemplates(), new RouteTableTemplates(), new GatewayTemplates(), new PeeringTemplates(),
            new RouteTemplates(), new SecurityGroupTemplates(), new GroupRuleTemplates(), new NetworkAclTemplates(),
            new NetworkAclEntryTemplates(), new StorageTemplates(), new EndpointTemplates(), new HostedZoneTemplates(), new AttachmentTemplates(), new BucketPolicyTemplates(), new WorkloadTemplates(),
            new GrantTemplates(), new LogGroupTemplates(), new LogRetentionTemplates(), new FlowLogTemplates(), new MetricFilterTemplates(), new AlarmTemplates(),
        ];
        foreach (var stack in reader.App.Stacks)
            reader.Declare(stack);
        reader.ForEach(families, static (family, resource, network) => family.Declare(resource, network));
        reader.ForEach(families, static (family, resource, network) => family.Link(resource, network));
        foreach (var family in families)
            family.Finish(reader.Network);
        return reader.Network;
    }

    /// <summary>Records what a resource is.</summary>
    public T Add<T>(TemplateResource resource, T record) where T : Resource
    {
        _records.Add(resource, record);
        return record;
    }

    /// <summary>The record of a resource; null where it has none of this kind.</summary>
    public T? Find<T>(TemplateResource? resource) where T : Resource =>
        resource is not null && _records.TryGetValue(resource, out var record) ? record as T : null;

    /// <summary>The thing of the app that a value refers to; null where it is none.</summary>
    public T? Find<T>(TemplateNode value) where T : Resource => Find<T>(value.Resource);

    /// <summary>The thing that a value refers to: one of the app, or one that is made elsewhere and named by its id; null where that cannot be told.</summary>
    public T? FindOrImport<T>(TemplateNode value, Func<string, T> import) where T : Resource
    {
        if (Find<T>(value) is { } found)
            return found;
        if (!value.Exists || value.Resource is not null)
            return null;
        var id = value.Text ?? value.ToString();
        if (!_elsewhere.TryGetValue((typeof(T), id), out var made))
            _elsewhere.Add((typeof(T), id), made = import(id));
        return (T)made;
    }

    /// <summary>The VPC that a value refers to.</summary>
    public Vpc? FindVpc(TemplateNode value) => FindOrImport(value, id => new Vpc
    {
        Path = id, Anchor = NewAnchor(), Origin = Origin.Imported, Range = Setting<Cidr>.Unknown,
        Subnets = { IsOpen = true }, RouteTables = { IsOpen = true }, SecondaryRanges = { IsOpen = true },
    });

    /// <summary>Each thing of a list of references.</summary>
    public void AddEach<T>(Items<T> things, TemplateNode list) where T : Resource
    {
        var elements = list.Elements();
        things.IsOpen |= elements is null;
        foreach (var element in elements ?? [])
        {
            if (Find<T>(element) is { } thing)
                things.Add(thing);
            else
                things.IsOpen = true;
        }
    }

    /// <summary>The other end of a rule or route that is given as a range.</summary>
    public Target RangeTarget(TemplateNode value)
    {
        // What CDK puts in place of a range that it has not looked up yet.
        if (value.Text == "1.2.3.4/5")
            return Target.Unknown;
        if (Cidr.TryParse(value.Text, out var cidr))
            return Target.Of(cidr);
        if (value.Attribute is not { Name: "CidrBlock", Resource: var owner })
            return Target.Unknown;
        if (Find<Vpc>(owner) is { } vpc)
            return new() { RangeOf = vpc, Cidr = vpc.Range.TryGet(out var range) ? range : null };
        return Find<Subnet>(owner) is { } subnet && subnet.Range.TryGet(out var block) ? Target.Of(block) : Target.Unknown;
    }

    /// <summary>A range as a setting.</summary>
    public static Setting<Cidr> Range(TemplateNode value) => !value.Exists ? Setting<Cidr>.Absent
        : Cidr.TryParse(value.Text, out var cidr) ? Setting<Cidr>.Of(cidr)
        : Setting<Cidr>.Unknown;

    /// <summary>A place that nothing else has.</summary>
    public static Anchor NewAnchor() => new(new object(), 0, 1);

    /// <summary>The next position in the order of reading.</summary>
    public int NextOrder() => ++_order;

    /// <summary>Where and when a resource comes to be.</summary>
    public Place PlaceOf(TemplateResource resource) => new(resource.Path, NewAnchor(), OrderOf(resource), GuardOf(resource), IsRepeated: false, Origin.Created, IsEscaped: false, StackOf(resource));

    /// <summary>At which port a service of a customer answers.</summary>
    public Setting<int> PortOf(TemplateResource endpoint) => _untold.PortOf(endpoint.Path);

    private int OrderOf(TemplateResource resource) => _untold.OrderOf(resource.Path) ?? NextOrder();

    /// <summary>The stack that deploys a resource.</summary>
    public Stack StackOf(TemplateResource resource) => _stacks[resource.Stack.Path];

    /// <summary>The worlds in which a resource is deployed: whether a condition holds is open.</summary>
    public Guard GuardOf(TemplateResource resource)
    {
        if (resource.Condition is not { } condition)
            return Guard.Always;
        var name = $"{resource.Stack.Path} {condition}";
        if (!_conditions.TryGetValue(name, out var branch))
            _conditions.Add(name, branch = _conditions.Count + 1);
        return Guard.Always.And(branch, 0);
    }

    private void Declare(TemplateStack stack)
    {
        var record = new Stack
        {
            Path = stack.Path, Anchor = NewAnchor(), Order = NextOrder(),
            Region = stack.Region is { } region ? Setting<string>.Of(region) : default,
            Account = stack.Account is { } account ? Setting<string>.Of(account) : default,
        };
        Network.Stacks.Add(record);
        _stacks.Add(stack.Path, record);
    }

    private void ForEach(IEnumerable<TemplateFamily> families, Action<TemplateFamily, TemplateResource, TemplateNetwork> act)
    {
        foreach (var family in families)
        {
            var types = family.Types.ToHashSet(StringComparer.Ordinal);
            foreach (var resource in App.Resources.Where(resource => types.Contains(resource.Type)))
                act(family, resource, this);
        }
    }
}
