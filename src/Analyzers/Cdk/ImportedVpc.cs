using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The VPCs that are made somewhere else: looked up, or described by their attributes.</summary>
internal static class ImportedVpc
{
    /// <summary>A looked-up VPC may have anything.</summary>
    public static VpcModel FromLookup(Instance vpc, Arguments arguments, CdkContext context) => new(vpc)
    {
        Origin = Origin.Imported,
        Worlds = { new(context.Evaluation.Guard) { IsOpen = true, ZonesAreKnown = false } },
    };

    /// <summary>
    /// A VPC by its attributes has the subnets, route tables and range that are given, for CDK at least: what was not given is absent,
    /// and a subnet without a given route table has none (ImportedVpc in aws-ec2/lib/vpc.ts).
    /// </summary>
    public static VpcModel FromAttributes(Instance vpc, Arguments arguments, CdkContext context)
    {
        var attributes = arguments["attrs"];
        var world = new VpcWorld(context.Evaluation.Guard) { ZonesAreKnown = false };
        var zones = Known("AvailabilityZones") ?? [];
        world.Zones = zones;
        AddSubnets(SubnetKind.Public, "PublicSubnet");
        AddSubnets(SubnetKind.Private, "PrivateSubnet");
        AddSubnets(SubnetKind.Isolated, "IsolatedSubnet");
        return new(vpc) { Origin = Origin.Imported, Range = VpcPropsReader.ParseRange(context.Member(attributes, "VpcCidrBlock")), Worlds = { world } };

        void AddSubnets(SubnetKind kind, string member)
        {
            if (Known(member + "Ids") is not { } ids)
            {
                world.IsOpen = true;
                return;
            }

            var tables = Known(member + "RouteTableIds");
            var names = Known(member + "Names") ?? [];
            for (var i = 0; i < ids.Length; i++)
            {
                var zone = zones.IsEmpty ? Unknown.Any : zones[i % zones.Length];
                var name = names.IsEmpty ? null : ValueReader.TextOrNull(names[i * names.Length / ids.Length]);
                world.Subnets.Add(context.Family<SubnetFamily>().MakeImported(
                    vpc, ids[i], FormattableString.Invariant($"{member}{i + 1}"), kind, name, zone, table: tables is null ? Unknown.Any : i < tables.Value.Length ? tables.Value[i] : null, context));
            }
        }

        ImmutableArray<Value>? Known(string member) => context.Member(attributes, member) switch
        {
            Constant { Data: null } => [],
            Sequence { IsOpen: false } sequence => sequence.Items,
            _ => null,
        };
    }
}
