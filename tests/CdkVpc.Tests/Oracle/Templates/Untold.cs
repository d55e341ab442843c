using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Oracle.Comparison;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>What no template tells, and the source does: in which order things are made, and at which port a service of a customer answers.</summary>
internal sealed class Untold(DeployedNetwork? source)
{
    private readonly Dictionary<string, int> _orders = source is null ? [] : NetworkFacts.OrdersOf(source);

    private readonly ILookup<string, Setting<int>> _ports = (source?.InterfaceEndpoints ?? []).ToLookup(NetworkFacts.PathOf, static endpoint => endpoint.Port, StringComparer.Ordinal);

    /// <summary>When a thing is made; null where that is not known.</summary>
    public int? OrderOf(string path) => _orders.TryGetValue(NetworkFacts.PathOf(path), out var order) ? order : null;

    /// <summary>At which port the service of an endpoint answers.</summary>
    public Setting<int> PortOf(string path) => _ports[NetworkFacts.PathOf(path)].DefaultIfEmpty(Setting<int>.Unknown).First();
}
