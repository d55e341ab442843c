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
/// workloads of the VPC that are granted the service and call it from their subnets, or that a rule of the endpoint's groups refers to; where there are
/// none, all that call any service.
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

    /// <summary>Whether the security groups of an interface endpoint let anyone in at its port.</summary>
    public Answer LetsIn(InterfaceEndpoint endpoint)
    {
        if (!endpoint.IsClosed || !endpoint.Port.TryGet(out var port))
            return Answer.Unknown("the port of the endpoint is not known");
        return endpoint.SecurityGroups.IsKnownEmpty
            ? _reachability.Groups.AdmitsByDefault(endpoint.Vpc, Ports.Tcp(port), endpoint.Guard)
            : _reachability.Groups.Admits(endpoint.SecurityGroups, isIngress: true, Ports.Tcp(port), ConnectionEnd.Anyone, endpoint.Guard);
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
        foreach (var subnet in endpoint.Subnets)
        {
            if (FindBlockForAll(endpoint, subnet, vpc, ports) is { } blocked)
                yield return blocked;
        }

        var clients = ClientsOf(endpoint, vpc).ToList();
        var ofClients = clients.ConvertAll(client => FindBlocks(endpoint, client.Workload, ports, client.Guard).ToList());
        if (clients.Count == 0 && network.StandsAlone(vpc))
        {
            // Whom it is for is not known: it is for nobody where none of those that may call it can.
            ofClients = CallersIn(vpc, endpoint).Select(caller => FindBlocks(endpoint, caller, ports, caller.Guard.And(endpoint.Guard)).ToList()).ToList();
            if (ofClients.Exists(static blocks => blocks.Count == 0))
                yield break;
        }

        foreach (var block in ofClients.SelectMany(static blocks => blocks))
            yield return block;
    }

    /// <summary>What keeps a client from the interfaces of an endpoint.</summary>
    private IEnumerable<EndpointBlock> FindBlocks(InterfaceEndpoint endpoint, Workload client, Ports ports, Guard guard) =>
        from server in ConnectionEnd.Of(endpoint)
        from end in ConnectionEnd.Of(client)
        where !guard.Excludes(end.Subnet!.Guard) && !guard.Excludes(server.Subnet!.Guard)
        from hurdle in (Hurdle[])[Hurdle.ServerAcl, Hurdle.ClientAcl]
        let answer = _reachability.Passes(hurdle, end, server, ports, guard)
        where answer is { IsNo: true, By: NetworkAcl }
        select new EndpointBlock((NetworkAcl)answer.By!, endpoint, client, answer.Reason);

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
            if (DeniesInternet(remote => _reachability.Acls.Admits(subnet, isEgress: true, Https, remote, guard)) is { } toIt)
                yield return new(toIt, endpoint, client, $"'{toIt.Path}' denies {Https} outbound to the public addresses of the service");
            else if (DeniesInternet(remote => _reachability.Acls.AdmitsReplies(subnet, isEgress: false, "tcp", remote, guard)) is { } fromIt)
                yield return new(fromIt, endpoint, client, $"'{fromIt.Path}' denies the replies inbound from the public addresses of the service");
        }
    }

    /// <summary>The ACL that denies packets of all public addresses; null where it lets some pass, or that cannot be told.</summary>
    private static NetworkAcl? DeniesInternet(Func<RemoteAddresses, Answer> ask)
    {
        NetworkAcl? acl = null;
        foreach (var block in PublicAddresses.Ipv4)
        {
            var answer = ask(new(block, null));
            if (!answer.IsNo)
                return null;
            acl = answer.By as NetworkAcl;
        }

        return acl;
    }

    /// <summary>The clients of an endpoint that are in its VPC, with the worlds in which they are.</summary>
    private IEnumerable<(Workload Workload, Guard Guard)> ClientsOf(Endpoint endpoint, Vpc vpc)
    {
        foreach (var workload in network.Index.WorkloadsOfVpc.Of(vpc).Where(workload => MayCall(workload, endpoint)))
        {
            var within = workload.Guard.And(endpoint.Guard);
            if (UseOf(workload, endpoint, within) is { } use)
                yield return (workload, within.And(use));
        }
    }

    /// <summary>What in a VPC calls services from its subnets.</summary>
    private IEnumerable<Workload> CallersIn(Vpc vpc, Endpoint endpoint) =>
        network.Index.WorkloadsOfVpc.Of(vpc).Where(workload => MayCall(workload, endpoint) && ServiceCallers.CallsFromItsSubnets(workload));

    private static bool MayCall(Workload workload, Endpoint endpoint) =>
        workload is { IsClosed: true, RunsOnHosts: false } && workload.MayCoexistWith(endpoint);

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
