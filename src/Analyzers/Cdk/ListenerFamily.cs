using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Listeners of application load balancers. An open one, as they are by default, admits everyone at its port, by IPv6 too where the load balancer
/// is dual-stack (aws-elasticloadbalancingv2/lib/alb/application-listener.js).
/// </summary>
internal sealed class ListenerFamily : Family
{
    private const string Namespace = "Amazon.CDK.AWS.ElasticLoadBalancingV2.";
    private const string Listener = Namespace + "ApplicationListener";
    private const string LoadBalancer = Namespace + "ApplicationLoadBalancer";

    private static readonly string[] Patterns =
    [
        "Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedFargateService", "Amazon.CDK.AWS.ECS.Patterns.ApplicationLoadBalancedEc2Service",
        "Amazon.CDK.AWS.ECS.Patterns.NetworkLoadBalancedFargateService", "Amazon.CDK.AWS.ECS.Patterns.NetworkLoadBalancedEc2Service",
    ];

    private readonly Dictionary<(Instance Pattern, string Member), Instance> _parts = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Listener, LoadBalancer, .. Patterns];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        if (constructor.Declaring.Name == Listener)
            Open(instance, context.Member(props, "LoadBalancer"), member => context.Member(props, member), context);
        else if (Patterns.Contains(constructor.Declaring.Name))
            MakeParts(instance, constructor.Declaring.Name, Member, context);

        // Where neither a cluster nor a VPC is given, CDK has made a cluster.
        Value Member(string member) =>
            member == "Cluster" && instance.Members.TryGetValue(member, out var made) ? made : context.Member(props, member);
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name == "AddTargets" && receiver is Instance forwarding && forwarding.Type.Is(Listener))
            Forward(forwarding, arguments["props"], context);
        if (receiver is not Instance balancer || !balancer.Type.Is(LoadBalancer))
            return null;
        switch (method.Name)
        {
            case "AddListener":
                var listener = context.CreateChild(balancer, Listener, ValueReader.TextOrNull(arguments["id"]) ?? "*");
                Open(listener, balancer, member => context.Member(arguments["props"], member), context);
                return listener;
            case "AddRedirect":
                var redirect = context.CreateChild(balancer, Listener, "Redirect");
                Open(redirect, balancer, member => context.Member(arguments["props"], member == "Port" ? "SourcePort" : member), context);
                return redirect;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context) =>
        receiver is Instance pattern && _parts.TryGetValue((pattern, member.Name), out var part) ? part : null;

    /// <summary>The listener shares the groups of its load balancer; its own port is what it admits.</summary>
    private static void Open(Instance listener, Value balancer, Func<string, Value> props, CdkContext context)
    {
        var connections = context.Family<ConnectionsFamily>();
        var ports = PortOf(props);
        var own = connections.Register(listener, ports);
        if (connections.Of(balancer) is not { } known)
        {
            own.Groups.IsOpen = true;
            return;
        }

        own.Groups.AddRange(known.Groups);
        own.Groups.IsOpen = known.Groups.IsOpen;
        var open = ValueReader.FlagOr(props("Open"), fallback: true);
        if (open == true)
            Admit();
        else if (open is null)
            context.Evaluation.UnderArm(context.Evaluation.NewBranch(), 0, Admit);

        void Admit()
        {
            var isDualStack = balancer is Instance instance
                && context.Family<WorkloadFamily>().Workloads.Any(workload => workload.Construct == instance && workload.IsDualStack == true);
            foreach (var (guard, group) in known.Groups)
            {
                if (group is not Instance made)
                    continue;
                context.Under(guard, () => AdmitTo(made, PeerKind.Ipv4, "0.0.0.0/0"));
                if (isDualStack)
                    context.Under(guard, () => AdmitTo(made, PeerKind.Ipv6, "::/0"));
            }
        }

        void AdmitTo(Instance group, PeerKind kind, string range) => context.Family<SecurityGroupFamily>()
            .AddImplicitRule(context, group, isIngress: true, PeerFamily.MakePeer(context, kind, new Constant(range)), ports);
    }

    /// <summary>Lets the load balancer reach the targets of a listener (its target group is not of interest here).</summary>
    private static void Forward(Instance listener, Value props, CdkContext context)
    {
        var connections = context.Family<ConnectionsFamily>();
        var ports = PortOf(member => context.Member(props, member));
        foreach (var (guard, target) in ValueReader.Elements(context.Member(props, "Targets"), context.Evaluation.Guard))
        {
            if (context.Family<TargetFamily>().Resolve(target, ports, context) is { } known)
                context.Under(guard, () => connections.Connect(listener, known.Construct, known.Ports, context));
            else
                connections.NoteHandedOver([target]);
        }
    }

    /// <summary>The port, or that of the protocol; certificates mean HTTPS.</summary>
    private static Ports? PortOf(Func<string, Value> props)
    {
        var port = ValueReader.Number(props("Port"));
        if (port.TryGet(out var known))
            return Ports.Tcp(known);
        var protocol = ValueReader.EnumName(props("Protocol"));
        if (port.IsUnknown || protocol.IsUnknown)
            return null;
        return Ports.Tcp(protocol.Is("HTTPS") || (protocol.IsAbsent && !ValueReader.IsNull(props("Certificates"))) ? 443 : 80);
    }

    /// <summary>
    /// A pattern makes a load balancer with a listener, a task definition and a service that admits the load balancer
    /// (aws-ecs-patterns/lib/base/application-load-balanced-service-base.js and its network twin).
    /// </summary>
    private void MakeParts(Instance pattern, string type, Func<string, Value> props, CdkContext context)
    {
        var isNetwork = type.Contains(".Network");
        var isFargate = type.EndsWith("FargateService", StringComparison.Ordinal);
        var workloads = context.Family<WorkloadFamily>();
        var given = props("LoadBalancer");
        var balancer = given as Instance;
        if (balancer is null && ValueReader.IsNull(given))
        {
            balancer = Part("LoadBalancer", isNetwork ? Namespace + "NetworkLoadBalancer" : LoadBalancer, "LB");
            workloads.Add(balancer, balancer.Type.Name, member => member switch
            {
                "InternetFacing" => ValueReader.Map(props("PublicLoadBalancer"), static one => ValueReader.IsNull(one) ? Constant.True : one),
                "Cluster" or "Vpc" or "IpAddressType" => props(member),
                _ => Constant.Null,
            }, context);
        }

        var task = props("TaskDefinition");
        if (ValueReader.IsNull(task))
        {
            var made = Part("TaskDefinition", isFargate ? "Amazon.CDK.AWS.ECS.FargateTaskDefinition" : "Amazon.CDK.AWS.ECS.Ec2TaskDefinition", "TaskDef");
            var image = props("TaskImageOptions");
            foreach (var role in (string[])["TaskRole", "ExecutionRole"])
                context.Family<IdentityFamily>().Note(made, role, context.Member(image, role));
            context.Family<GrantFamily>().AddContainer(made, image, context);
            context.Family<GrantFamily>().AddLogging(made, image, context);
            task = made;
        }

        var service = Part("Service", isFargate ? "Amazon.CDK.AWS.ECS.FargateService" : "Amazon.CDK.AWS.ECS.Ec2Service", "Service");
        context.Family<IdentityFamily>().Note(service, "TaskDefinition", task);
        context.Family<IdentityFamily>().Note(pattern, "TaskDefinition", task);
        workloads.Add(service, service.Type.Name, member => member switch
        {
            "VpcSubnets" => props("TaskSubnets"),
            "Cluster" or "Vpc" or "AssignPublicIp" or "SecurityGroups" => props(member),
            _ => Constant.Null,
        }, context);
        if (isNetwork || balancer is null)
            return;

        var listener = Part("Listener", Listener, "PublicListener");
        Open(listener, balancer, member => member switch
        {
            "Port" => props("ListenerPort"),
            "Open" => props("OpenListener"),
            "Certificates" => props("Certificate"),
            _ => props(member),
        }, context);
        var port = ValueReader.Number(context.Member(props("TaskImageOptions"), "ContainerPort")).Or(80);
        context.Family<ConnectionsFamily>().Connect(balancer, service, port.TryGet(out var number) ? Ports.Tcp(number) : null, context);

        Instance Part(string member, string partType, string id)
        {
            var part = context.CreateChild(pattern, partType, id);
            _parts.Add((pattern, member), part);
            return part;
        }
    }
}
