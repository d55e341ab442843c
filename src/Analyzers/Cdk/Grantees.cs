using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Finds the workloads that act in an identity, and gives them what it is granted.</summary>
internal sealed class Grantees
{
    private readonly NetworkWriter _writer;
    private readonly Dictionary<Instance, List<Workload>> _byActor = [];
    private readonly Dictionary<object, Workload> _elsewhere = [];

    public Grantees(NetworkWriter writer)
    {
        _writer = writer;
        foreach (var model in writer.Family<WorkloadFamily>().Workloads)
        {
            foreach (var actor in writer.Family<IdentityFamily>().ActorsOf(model.Construct).Distinct())
            {
                if (!_byActor.TryGetValue(actor, out var workloads))
                    _byActor.Add(actor, workloads = []);
                workloads.Add(writer.Find<Workload>(model.Construct)!);
            }
        }
    }

    /// <summary>Gives a permission to the workloads of a grantee. What no known workload acts in may be anything, anywhere.</summary>
    public void Give(Value grantee, Grant grant, Moment at)
    {
        if (grantee is Instance actor && _byActor.TryGetValue(actor, out var workloads))
        {
            foreach (var workload in workloads)
                workload.Grants.Add(grant);
            return;
        }

        Elsewhere(grantee, at).Grants.Add(grant);
    }

    private Workload Elsewhere(Value grantee, Moment at)
    {
        if (_elsewhere.TryGetValue(grantee, out var known))
            return known;
        var identity = grantee as Instance;
        var workload = new Workload
        {
            Path = identity is null ? "*" : _writer.Tree.PathOf(identity),
            Anchor = identity?.Anchor ?? at.Anchor,
            Order = at.Order,
            Guard = identity?.Guard ?? at.Guard,
            Origin = Origin.Unknown,
            Kind = "identity",
            VpcIsUnknown = true,
        };
        workload.Subnets.IsOpen = workload.SecurityGroups.IsOpen = true;
        _writer.Network.Workloads.Add(workload);
        _elsewhere.Add(grantee, workload);
        return workload;
    }
}
