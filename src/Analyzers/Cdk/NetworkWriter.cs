using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Builds the network from what the families know, and resolves values to the things they stand for.</summary>
internal sealed class NetworkWriter(CdkLibrary library, bool isIncomplete)
{
    private readonly Dictionary<string, Vpc> _elsewhere = new(StringComparer.Ordinal);
    private readonly Dictionary<object, List<Resource>> _byKey = new(ReferenceEqualityComparer.Instance);

    public DeployedNetwork Network { get; } = new() { IsIncomplete = isIncomplete };

    public ConstructTree Tree => library.Tree;

    public T Family<T>() where T : Family => library.Family<T>();

    /// <summary>Records that <paramref name="key"/> (a construct's <see cref="Instance"/>, or a family's own model of a made-up part) is <paramref name="resource"/>.</summary>
    public T Add<T>(object key, T resource) where T : Resource
    {
        if (!_byKey.TryGetValue(key, out var resources))
            _byKey[key] = resources = [];
        resources.Add(resource);
        return resource;
    }

    /// <summary>
    /// The record of a construct or model; null where it has none of this kind. The record of a construct that the program was given
    /// is made when it is first asked for.
    /// </summary>
    public T? Find<T>(object? key) where T : Resource
    {
        if (key is null)
            return null;
        if (key is Instance construct)
        {
            if (Original<T>(construct) is { } original)
                return original;
            key = Tree.OwnerOf(construct);
        }

        if (_byKey.TryGetValue(key, out var found))
            return found.OfType<T>().FirstOrDefault();
        return key is Instance { IsOpaque: true } given && library.DeclareUnknown(given, this) is { } made ? Add(key, made) as T : null;
    }

    /// <summary>The thing of this app that an imported construct is in truth, by the id that it was imported by; null where it is none.</summary>
    public T? Original<T>(Instance imported) where T : Resource =>
        Tree.NodeOf(imported).StandsFor is { } id && ValueReader.TextOrNull(id) is null ? Resolve<T>(id) : null;

    /// <summary>The thing that a value stands for: the construct itself, or the one of which it is an attribute (its id, its ARN); null where unknown.</summary>
    public T? Resolve<T>(Value value) where T : Resource
    {
        T? agreed = null;
        foreach (var (_, alternative) in ValueReader.Alternatives(value))
        {
            var found = alternative switch
            {
                Instance instance => Find<T>(instance),
                Token { Owner: { } owner } => Find<T>(owner),
                Token when Imported(alternative) is var exported && exported != alternative => Resolve<T>(exported),
                Text { Parts: [Token token] } => Resolve<T>(token),
                Constant { Data: string id } => Elsewhere(id) as T,
                _ => null,
            };
            if (found is null || (agreed is not null && agreed != found))
                return null;
            agreed = found;
        }

        return agreed;
    }

    /// <summary>
    /// The other end of a route or rule, given as a range: a literal block, or the range of a VPC (<c>vpc.VpcCidrBlock</c>, <c>cfnVpc.AttrCidrBlock</c>).
    /// </summary>
    public Target RangeTarget(Value value) => ValueReader.Text(Imported(value)).TryGet(out var text)
        ? Cidr.TryParse(text, out var cidr) ? Target.Of(cidr) : Target.Unknown
        : Imported(value) is Token { Owner: { } owner, Name: "VpcCidrBlock" or "AttrCidrBlock" or "Ipv4CidrBlock" } ? RangeOf(owner) : Target.Unknown;

    /// <summary>The subnets of a sequence (<see cref="SubnetSelector.Select"/>): open where some cannot be told, or are there in some worlds only.</summary>
    public Items<Subnet> SubnetsOf(Value sequence, Guard within)
    {
        var subnets = new Items<Subnet>();
        var elements = ValueReader.Elements(sequence, within);
        subnets.IsOpen = elements.IsOpen;
        foreach (var (guard, value) in elements)
        {
            if (Resolve<Subnet>(value) is { } subnet && within.And(subnet.Guard).Implies(guard))
                subnets.Add(subnet);
            else
                subnets.IsOpen = true;
        }

        return subnets;
    }

    /// <summary>The other end of a route or rule, given as a prefix list's id.</summary>
    public static Target PrefixListTarget(Value value) => value is Unknown ? Target.Unknown : new() { PrefixList = ValueReader.TextOrNull(value) ?? value.ToString() };

    /// <summary>Where and when a construct comes to be: what every record begins with.</summary>
    public Place PlaceOf(Instance construct) => new(
        Tree.PathOf(construct),
        construct.Anchor,
        construct.Order,
        Conditions(construct),
        construct.IsRepeated,
        construct.IsOpaque ? Origin.Unknown : Origin.Created,
        construct.IsEscaped || Tree.NodeOf(construct).DefaultChild is { IsEscaped: true },
        Find<Stack>(Tree.StackOf(construct)));

    /// <summary>Records that a VPC that is made elsewhere has this id, so that all who name it mean the same. What was said of it first counts.</summary>
    public void AddElsewhere(string id, Vpc vpc)
    {
        if (!_elsewhere.ContainsKey(id))
            _elsewhere.Add(id, vpc);
    }

    /// <summary>The VPC that is made elsewhere and named by its id ('vpc-0123'); null for what is no such id.</summary>
    private Vpc? Elsewhere(string id)
    {
        if (_elsewhere.TryGetValue(id, out var vpc) || !id.StartsWith("vpc-", StringComparison.Ordinal))
            return vpc;
        vpc = new Vpc
        {
            Path = id, Origin = Origin.Imported, Range = Setting<Cidr>.Unknown, ZonesAreKnown = false,
            Subnets = { IsOpen = true }, RouteTables = { IsOpen = true }, SecondaryRanges = { IsOpen = true },
        };
        Network.Vpcs.Add(vpc);
        AddElsewhere(id, vpc);
        return vpc;
    }

    private Value Imported(Value value) =>
        value is Token { Name: "Fn.ImportValue", Arguments: [var name] } && Family<ExportFamily>().Find(name) is { } exported ? exported : value;

    /// <summary>The worlds in which a construct is deployed: a CfnCondition on it, or on the L1 construct inside of it, is a choice too.</summary>
    private Guard Conditions(Instance construct)
    {
        var guard = construct.Guard;
        foreach (var node in (ConstructNode?[])[Tree.NodeOf(construct), Tree.NodeOf(construct).DefaultChild is { } child ? Tree.NodeOf(child) : null])
        {
            if (node?.Options is { } options && options.Members.TryGetValue("Condition", out var condition) && condition is Instance { Model: int branch })
                guard = guard.And(branch, 0);
        }

        return guard;
    }

    private Target RangeOf(Instance owner)
    {
        if (Find<Vpc>(owner) is { } vpc)
            return new() { RangeOf = vpc, Cidr = vpc.Range.TryGet(out var range) ? range : null };
        return Find<Subnet>(owner) is { } subnet && subnet.Range.TryGet(out var block) ? Target.Of(block) : Target.Unknown;
    }

    private sealed class ReferenceEqualityComparer : IEqualityComparer<object>
    {
        public static readonly ReferenceEqualityComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
