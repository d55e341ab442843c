using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A network ACL that keeps clients from an endpoint.</summary>
/// <param name="Acl">The ACL.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Client">The client; null for the VPC at large.</param>
/// <param name="Reason">What is denied, and by which rule, in words.</param>
internal sealed record EndpointBlock(NetworkAcl Acl, Endpoint Endpoint, Workload? Client, string Reason);

/// <summary>
/// Whether clients pass the network ACLs and their own security groups on the way to an endpoint: requests at its port, and the replies. Clients are the
/// workloads of the VPC that are granted the service and call it from their subnets, or that a rule of the endpoint's groups refers to.
/// </summary>
internal sealed class EndpointPassage(DeployedNetwork network)
{
    /// <summary>The port at which AWS services are called.</summary>
    private static readonly Ports Https = Ports.Tcp(443);

    private readonly Reachability _reachability = new(network);

    /// <summary>The ACLs that keep clients from an endpoint.</summary>
    public IEnumerable<EndpointBlock> FindBlocks(Endpoint endpoint)
    {
        if (!endpoint.IsClosed || endpoint.Vpc is not { } vpc)
            return [];
        return endpoint switch
        {
            InterfaceEndpoint { Port.IsKnown: true } door => FindBlocks(door, vpc, Ports.Tcp(door.Port.Value)),
            GatewayEndpoint gateway => ClientsOf(gateway, vpc).SelectMany(client => FindBlocks(gateway, client.Workload, client.Guard)),
            _ => [],
        };
    }

    /// <summary>Whether it is proven that the groups of <paramref name="client"/> leave no way to an endpoint.</summary>
    public Answer LetsOut(Workload client, Endpoint endpoint, Guard within) => endpoint switch
    {
        InterfaceEndpoint { Port.IsKnown: true, SecurityGroups: var groups } door when endpoint.Vpc is { } vpc =>
            _reachability.Groups.Admits(client.SecurityGroups, isIngress: false, Ports.Tcp(door.Port.Value), EndOf(door, vpc) with { Groups = groups }, within),
        GatewayEndpoint => LetsOutToInternet(client, endpoint, within),
        _ => Answer.Unknown("the port of the endpoint is not known"),
    };

    /// <summary>All interfaces of an endpoint at once: in the range of its VPC, or of its only subnet.</summary>
    private static ConnectionEnd EndOf(InterfaceEndpoint endpoint, Vpc vpc) => new(
        $"the endpoint '{endpoint.Path}'",
        endpoint.Subnets is { IsOpen: false, Count: 1 } only ? ConnectionEnd.AddressesOf(only[0]) : ConnectionEnd.AddressesOf(vpc));

    private Answer LetsOutToInternet(Workload client, Endpoint endpoint, Guard within)
    {
        Answer? last = null;
        foreach (var block in PublicAddresses.Ipv4)
        {
            last = _reachability.Groups.Admits(client.SecurityGroups, isIngress: false, Https, new($"the endpoint '{endpoint.Path}'", new(block, null)), within);
            if (!last.IsNo)
                return last.IsYes ? last : Answer.Unknown(last.Reason);
        }

        return last!;
    }

    private IEnumerable<EndpointBlock> FindBlocks(InterfaceEndpoint endpoint, Vpc vpc, Ports ports)
    {
        foreach (var server in ConnectionEnd.Of(endpoint))
        {
            if (FindBlockForAll(endpoint, server.Subnet!, vpc, ports) is { } blocked)
                yield return blocked;
            foreach (var (client, guard) in ClientsOf(endpoint, vpc))
            {
                foreach (var end in ConnectionEnd.Of(client).Where(end => !guard.Excludes(end.Subnet!.Guard) && !guard.Excludes(server.Subnet!.Guard)))
                {
                    foreach (var hurdle in (Hurdle[])[Hurdle.ServerAcl, Hurdle.ClientAcl])
                    {
                        if (_reachability.Passes(hurdle, end, server, ports, guard) is { IsNo: true, By: NetworkAcl acl } answer)
                            yield return new(acl, endpoint, client, answer.Reason);
                    }
                }
            }
        }
    }

    /// <summary>The ACL of an endpoint's subnet where it keeps the whole VPC out, or its replies in, and lets in nobody else whom the endpoint may be for.</summary>
    private EndpointBlock? FindBlockForAll(InterfaceEndpoint endpoint, Subnet subnet, Vpc vpc, Ports ports)
    {
        if (endpoint.Guard.Excludes(subnet.Guard) || subnet.Vpc is { Subnets: { IsOpen: false, Count: 1 } })
            return null;
        var within = endpoint.Guard.And(subnet.Guard);
        var inside = ConnectionEnd.AddressesOf(vpc);
        var requests = _reachability.Acls.Admits(subnet, isEgress: false, ports, inside, within);
        if (requests is { IsNo: true, By: NetworkAcl acl })
        {
            return network.StandsAlone(vpc) || _reachability.Acls.Admits(acl, isEgress: false, ports, new(Cidr.AnyIpv4, null), within).IsNo
                ? new(acl, endpoint, Client: null, requests.Reason)
                : null;
        }

        return requests.IsYes && _reachability.Acls.AdmitsReplies(subnet, isEgress: true, ports.Protocol, inside, within) is { IsNo: true, By: NetworkAcl other } replies
            ? new(other, endpoint, Client: null, replies.Reason)
            : null;
    }

    /// <summary>What of a client's ACLs keeps it from a gateway endpoint, which leads to public addresses.</summary>
    private IEnumerable<EndpointBlock> FindBlocks(GatewayEndpoint endpoint, Workload client, Guard guard)
    {
        foreach (var subnet in client.Subnets)
        {
            if (guard.Excludes(subnet.Guard) || !subnet.RouteTables.Any(endpoint.RouteTables.Contains))
                continue;
            var blocked = DeniesInternet(remote => _reachability.Acls.Admits(subnet, isEgress: true, Https, remote, guard))
                ?? DeniesInternet(remote => _reachability.Acls.AdmitsReplies(subnet, isEgress: false, "tcp", remote, guard));
            if (blocked is { By: NetworkAcl acl })
                yield return new(acl, endpoint, client, blocked.Reason);
        }
    }

    /// <summary>The answer for some public addresses, where it is no for all of them.</summary>
    private static Answer? DeniesInternet(Func<RemoteAddresses, Answer> ask)
    {
        Answer? answer = null;
        foreach (var block in PublicAddresses.Ipv4)
        {
            answer = ask(new(block, null));
            if (!answer.IsNo)
                return null;
        }

        return answer;
    }

    /// <summary>The clients of an endpoint that are in its VPC, with the worlds in which they are.</summary>
    private IEnumerable<(Workload Workload, Guard Guard)> ClientsOf(Endpoint endpoint, Vpc vpc)
    {
        foreach (var workload in network.Workloads)
        {
            if (!workload.IsClosed || workload.RunsOnHosts || !ReferenceEquals(workload.Vpc, vpc) || !workload.MayCoexistWith(endpoint))
                continue;
            var within = workload.Guard.And(endpoint.Guard);
            if (UseOf(workload, endpoint, within) is { } use)
                yield return (workload, within.And(use));
        }
    }

    /// <summary>The worlds in which a workload uses an endpoint; null where that is not proven of any.</summary>
    private static Guard? UseOf(Workload workload, Endpoint endpoint, Guard within)
    {
        if (endpoint.Service.TryGet(out var service) && ServiceCallers.CallsFromItsSubnets(workload))
        {
            var grant = workload.Grants.FirstOrDefault(grant => EndpointServices.Serves(service, grant.Service) && ServiceCallers.IsCalledFor(workload, grant) && !within.Excludes(grant.Guard));
            if (grant is not null)
                return grant.Guard;
        }

        return (endpoint as InterfaceEndpoint)?.SecurityGroups
            .SelectMany(static group => group.Ingress)
            .FirstOrDefault(rule => !rule.IsIgnored && rule.Peer.Group is { } group && workload.SecurityGroups.Contains(group) && !within.Excludes(rule.Guard))?.Guard;
    }
}
