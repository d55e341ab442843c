using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// What load balancers send to, and the port on which CDK admits them: that of the first container of a service's tasks
/// (aws-ecs/lib/base/base-service.js), else the port of the target group.
/// </summary>
internal sealed class TargetFamily : Family
{
    private const string Namespace = "Amazon.CDK.AWS.ECS.";
    private const string Tasks = Namespace + "TaskDefinition";
    private const string Container = Namespace + "ContainerDefinition";
    private const string Service = Namespace + "BaseService";

    private readonly Dictionary<Instance, List<Value>> _mappings = [];
    private readonly Dictionary<Instance, Instance> _firstContainers = [];

    /// <summary>A container of a service, chosen as a target.</summary>
    private sealed record ChosenTarget(Instance Service, Value Port);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Tasks, Container, Service];

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "AddContainer" when receiver is Instance tasks:
                var container = context.CreateChild(tasks, Container, ValueReader.TextOrNull(arguments["id"]) ?? "*");
                _mappings[container] = [context.Member(arguments["props"], "PortMappings")];
                if (!_firstContainers.ContainsKey(tasks))
                    _firstContainers.Add(tasks, container);
                return container;
            case "AddPortMappings" when receiver is Instance known && _mappings.TryGetValue(known, out var mappings):
                mappings.Add(arguments[0]);
                return Constant.Null;
            case "LoadBalancerTarget" when receiver is Instance service:
                var target = context.Evaluation.Create(Namespace + "IEcsLoadBalancerTarget");
                target.Model = new ChosenTarget(service, context.Member(arguments["options"], "ContainerPort"));
                return target;
            default:
                return null;
        }
    }

    /// <summary>
    /// The construct behind a target, and the ports on which it is admitted; null where it is not known to have security groups.
    /// Ports are null where they cannot be told.
    /// </summary>
    public (Instance Construct, Ports? Ports)? Resolve(Value target, Ports? ofGroup, CdkContext context)
    {
        if (target is not Instance instance)
            return null;
        if (instance.Model is ChosenTarget chosen)
            return (chosen.Service, ValueReader.IsNull(chosen.Port) ? PortOf(chosen.Service, context) : Tcp(chosen.Port));
        if (context.Family<ConnectionsFamily>().Of(instance) is null)
            return null;
        return (instance, instance.Type.Is(Service) ? PortOf(instance, context) : ofGroup);
    }

    private Ports? PortOf(Instance service, CdkContext context)
    {
        // On instances, a container's port is another one on the host.
        if (!service.Type.Is(Namespace + "FargateService") || context.Family<IdentityFamily>().TasksOf(service) is not { } tasks || !_firstContainers.TryGetValue(tasks, out var container))
            return null;
        var first = _mappings[container].SelectMany(static list => ValueReader.Elements(list)).Select(static mapping => mapping.Value).FirstOrDefault();
        return first is null ? null : Tcp(context.Member(first, "ContainerPort"));
    }

    private static Ports? Tcp(Value port) => ValueReader.Number(port).TryGet(out var number) ? Ports.Tcp(number) : null;
}
