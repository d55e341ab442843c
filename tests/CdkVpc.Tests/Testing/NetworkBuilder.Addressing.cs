using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

/// <content>Associations, blocks, and what is placed in subnets.</content>
internal sealed partial class NetworkBuilder
{
    /// <summary>An association; of an unknown subnet or table where that is null.</summary>
    public RouteTableAssociation Association(Subnet? subnet, RouteTable? table, Guard? guard = null, bool isRepeated = false)
    {
        var association = new RouteTableAssociation
        {
            Path = $"Net/Association{++_order}", Anchor = NewAnchor(), Order = _order, Guard = guard ?? Guard.Always, IsRepeated = isRepeated, Subnet = subnet, Table = table,
        };
        Network.RouteTableAssociations.Add(association);
        return association;
    }

    /// <summary>A block that is added to a VPC.</summary>
    public AddressBlock AddressBlock(Vpc vpc, string range)
    {
        var block = new AddressBlock { Path = "Net/Block", Anchor = NewAnchor(), Order = _order, Vpc = vpc, Range = Range(range) };
        Network.AddressBlocks.Add(block);
        vpc.SecondaryRanges.Add(block.Range.Value);
        return block;
    }

    /// <summary>A thing that runs in certain subnets.</summary>
    public Workload Workload(string kind, params Subnet[] subnets)
    {
        var workload = new Workload { Path = $"App/{kind}", Anchor = NewAnchor(), Order = _order, Kind = kind, Vpc = subnets.FirstOrDefault()?.Vpc };
        workload.Subnets.AddRange(subnets);
        Network.Workloads.Add(workload);
        return workload;
    }
}
