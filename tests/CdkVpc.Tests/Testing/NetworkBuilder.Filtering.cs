using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Testing;

/// <summary>What stands in subnets, behind groups and ACLs.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>A Lambda function in a subnet, with security groups.</summary>
    public Workload Place(Subnet subnet, params SecurityGroup[] groups)
    {
        var workload = Function(subnet.Vpc);
        workload.Subnets.Add(subnet);
        workload.SecurityGroups.AddRange(groups);
        return workload;
    }

    /// <summary>Grants a service to a workload.</summary>
    public Workload Grant(Workload workload, string service, Guard? guard = null)
    {
        workload.Grants.Add(new Grant(null, service, $"Grant{service}", NewAnchor(), guard ?? Guard.Always));
        return workload;
    }

    /// <summary>A network ACL without entries on one subnet.</summary>
    public NetworkAcl AclOn(Subnet subnet)
    {
        var acl = Acl();
        acl.Subnets.Add(subnet);
        subnet.NetworkAcls.Add(acl);
        return acl;
    }

    /// <summary>A security group that lets nothing out.</summary>
    public SecurityGroup ClosedGroup(Vpc? vpc = null, string path = "Net/Closed")
    {
        var group = new SecurityGroup { Path = path, Anchor = NewAnchor(), Order = _order, Vpc = vpc, AllowsAllOutbound = false, AllowsAllIpv6Outbound = false };
        Network.SecurityGroups.Add(group);
        return group;
    }
}
