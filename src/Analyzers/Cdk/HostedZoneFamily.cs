using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Hosted zones that count inside of VPCs: PrivateHostedZone, HostedZone with VPCs, and CfnHostedZone (aws-route53/lib/hosted-zone.js).</summary>
internal sealed class HostedZoneFamily : Family
{
    private const string Namespace = "Amazon.CDK.AWS.Route53.";
    private const string Private = Namespace + "PrivateHostedZone";
    private const string L2 = Namespace + "HostedZone";
    private const string L1 = Namespace + "CfnHostedZone";

    /// <summary>What may answer for any name in a VPC, by the property that names that: rules and profiles of the resolver, and other servers than the VPC's own.</summary>
    private static readonly Dictionary<string, string> AnyName = new(StringComparer.Ordinal)
    {
        ["Amazon.CDK.AWS.Route53Resolver.CfnResolverRuleAssociation"] = "VpcId",
        ["Amazon.CDK.AWS.Route53Profiles.CfnProfileAssociation"] = "ResourceId",
        [CdkNames.Ec2 + "CfnVPCDHCPOptionsAssociation"] = "VpcId",
    };

    private readonly List<(Instance Construct, Value Name)> _zones = [];
    private readonly List<(Instance Zone, Value Vpcs, Guard Guard)> _vpcs = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _cfnZones = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L2, Private, L1, .. AnyName.Keys];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case L1:
                _cfnZones.Add((instance, L1Properties.Capture(instance, arguments, context, "Name", "Vpcs")));
                break;
            case var name when AnyName.TryGetValue(name, out var member):
                _zones.Add((instance, Unknown.Any));
                AddOne(instance, context.Member(props, member), context);
                break;
            case L2 or Private when !_zones.Exists(zone => zone.Construct == instance):
                _zones.Add((instance, context.Member(props, "ZoneName")));
                _vpcs.Add((instance, context.Member(props, "Vpcs"), context.Evaluation.Guard));
                AddOne(instance, context.Member(props, "Vpc"), context);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name != "AddVpc" || receiver is not Instance zone)
            return null;
        AddOne(zone, arguments[0], context);
        return Constant.Null;
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, name) in _zones)
            Write(construct, name, writer);
        foreach (var (construct, properties) in _cfnZones)
            Write(construct, properties["Name"], writer);
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (zone, vpcs, guard) in _vpcs)
        {
            if (writer.Find<HostedZone>(zone) is { } record)
                writer.AddEach(record.Vpcs, vpcs, guard);
        }

        foreach (var (construct, properties) in _cfnZones)
        {
            var record = writer.Find<HostedZone>(construct)!;
            writer.AddEach(record.Vpcs, ValueReader.Map(properties["Vpcs"], static list => list is Sequence known ? new Sequence(known.Items.Select(IdOf), known.IsOpen) : list), construct.Guard);
        }

        static Value IdOf(Value vpc) => PropertyObject.Get(vpc, "VpcId") is var id && ValueReader.IsNull(id) ? PropertyObject.Get(vpc, "VPCId") : id;
    }

    private static void Write(Instance construct, Value name, NetworkWriter writer)
    {
        var zone = new HostedZone { Place = writer.PlaceOf(construct), Ending = EndingOf(name) };
        zone.Vpcs.IsOpen = !zone.IsClosed;
        writer.Network.HostedZones.Add(writer.Add(construct, zone));
    }

    private static string EndingOf(Value name)
    {
        var last = name is Text { Parts: [.., var part] } ? part : name;
        return (ValueReader.TextOrNull(last) ?? "").TrimEnd('.').ToLowerInvariant();
    }

    private void AddOne(Instance zone, Value vpc, CdkContext context)
    {
        if (!ValueReader.IsNull(vpc))
            _vpcs.Add((zone, ValueReader.Map(vpc, static one => new Sequence([one])), context.Evaluation.Guard));
    }
}
