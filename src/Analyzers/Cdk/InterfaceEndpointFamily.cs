using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// L2 interface endpoints: by <c>AddInterfaceEndpoint</c> and as constructs of their own (aws-ec2/lib/vpc-endpoint.js). Without groups an endpoint
/// makes one; while it is open (the default) it admits the range of the VPC to its groups, given ones too.
/// </summary>
internal sealed class InterfaceEndpointFamily : Family
{
    private const string Endpoint = CdkNames.Ec2 + "InterfaceVpcEndpoint";
    private const string EndpointInterface = CdkNames.Ec2 + "IInterfaceVpcEndpoint";
    private const string RecordTarget = "Amazon.CDK.AWS.Route53.Targets.InterfaceVpcEndpointTarget";

    private readonly List<EndpointModel> _endpoints = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Endpoint, EndpointInterface, VpcFamily.Vpc, VpcFamily.IVpc];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == Endpoint)
            Note(instance, context.Member(arguments["props"], "Vpc"), arguments["props"], context);
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "AddInterfaceEndpoint" when receiver is Instance vpc:
                return Note(context.CreateChild(vpc, Endpoint, ValueReader.TextOrNull(arguments["id"]) ?? "*"), vpc, arguments["options"], context);
            case "AddToPolicy" when receiver is Instance { Model: EndpointModel model }:
                model.Policy.Add(arguments[0], context);
                return Constant.Null;
            case "FromInterfaceVpcEndpointAttributes":
                return Import(arguments, context);
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (member.Name is "VpcEndpointDnsEntries" or "VpcEndpointNetworkInterfaceIds" && receiver is Instance { Model: EndpointModel model })
            model.OwnNamesAreUsed = true;
        return null;
    }

    /// <summary>A record that leads to the endpoint uses its names.</summary>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name != RecordTarget)
            return;
        foreach (var (_, endpoint) in ValueReader.Alternatives(arguments[0]))
        {
            if (endpoint is Instance { Model: EndpointModel model })
                model.OwnNamesAreUsed = true;
        }
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(EndpointInterface) ? Write(new EndpointModel(instance) { Origin = Origin.Unknown }, writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var model in _endpoints)
            writer.Add(model.Construct, Write(model, writer));
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var model in _endpoints)
        {
            var endpoint = writer.Find<InterfaceEndpoint>(model.Construct)!;
            model.WritePolicy(endpoint, writer);
            writer.AddEach(endpoint.Subnets, model.Subnets, endpoint.Guard);
            writer.Family<ConnectionsFamily>().WriteGroups(model.Construct, endpoint.SecurityGroups, endpoint.Guard, writer);

            var changed = L1Properties.OfDefaultChild(model.Construct, writer.Tree);
            endpoint.Subnets.IsOpen |= changed?.Sets("SubnetIds") == true;
            endpoint.SecurityGroups.IsOpen |= changed?.Sets("SecurityGroupIds") == true;
        }
    }

    private Instance Note(Instance endpoint, Value vpc, Value options, CdkContext context)
    {
        var service = EndpointServiceFamily.ServiceOf(context.Member(options, "Service"));
        var selection = context.Member(options, "Subnets");
        var open = ValueReader.FlagOr(context.Member(options, "Open"), fallback: true);
        var model = new EndpointModel(endpoint)
        {
            Vpc = vpc,
            Service = service,
            Subnets = Subnets(vpc, selection, options, context),
            SubnetsAreChosen = !ValueReader.IsNull(selection),
            PrivateDns = PrivateDns(context.Member(options, "PrivateDnsEnabled"), context.Member(options, "Service")),
            AdmitsVpc = open,
            PrivateDnsScope = ValueReader.Read(context.Member(options, "PrivateDnsOnlyForInboundResolverEndpoint"), Scope),
        };
        endpoint.Model = model;
        _endpoints.Add(model);
        EndpointRefusals.CheckInterface(endpoint, vpc, options, model.Subnets, context);

        var ports = service.Port.TryGet(out var port) ? Ports.Tcp(port) : null;
        var connectable = context.Family<ConnectionsFamily>().Register(endpoint, ports);
        connectable.AddGroups(context, context.Member(options, "SecurityGroups"), () =>
            context.Family<SecurityGroupFamily>().Make(context, endpoint, "SecurityGroup", vpc, Constant.Null));
        if (open != false)
            AdmitVpc(connectable, vpc, ports, isCertain: open == true, context);
        return endpoint;
    }

    /// <summary>The rule of an open endpoint: its port from the range of the VPC, in each of its groups.</summary>
    private static void AdmitVpc(Connectable endpoint, Value vpc, Ports? ports, bool isCertain, CdkContext context)
    {
        if (!isCertain)
        {
            context.Evaluation.UnderArm(context.Evaluation.NewBranch(), 0, () => AdmitVpc(endpoint, vpc, ports, isCertain: true, context));
            return;
        }

        foreach (var (vpcGuard, one) in ValueReader.Alternatives(vpc, context.Evaluation.Guard))
        {
            var range = one is Instance known ? new Token(known, "VpcCidrBlock", []) : (Value)Unknown.Any;
            foreach (var (groupGuard, value) in endpoint.Groups)
            {
                if (value is Instance group && !vpcGuard.Excludes(groupGuard))
                    context.Under(vpcGuard.And(groupGuard), () => context.Family<SecurityGroupFamily>().AddImplicitRule(context, group, isIngress: true, PeerFamily.MakePeer(context, PeerKind.Ipv4, range), ports));
            }
        }
    }

    /// <summary>One subnet a zone; some of them only, where CDK looks up which zones the service supports.</summary>
    private static Value Subnets(Value vpc, Value selection, Value options, CdkContext context)
    {
        var subnets = SubnetSelector.Select(vpc, selection, context, onePerZone: true);
        return ValueReader.FlagOr(context.Member(options, "LookupSupportedAzs"), fallback: false) == false
            ? subnets
            : new Sequence([], isOpen: true);
    }

    /// <summary>On by default for a service of AWS; off for one that is given by its full name.</summary>
    private static bool? PrivateDns(Value written, Value service)
    {
        var byDefault = ValueReader.Read(service, static one => one is not Instance { IsOpaque: false, Type: var type } ? Setting<bool>.Unknown
            : type.Is(CdkNames.Ec2 + "InterfaceVpcEndpointAwsService") ? Setting<bool>.Of(true)
            : type.Is(CdkNames.Ec2 + "InterfaceVpcEndpointService") ? Setting<bool>.Of(false)
            : Setting<bool>.Unknown);
        var flag = ValueReader.Flag(written);
        flag = flag.IsAbsent ? byDefault : flag;
        return flag.TryGet(out var on) ? on : null;
    }

    /// <summary>CDK's names for CloudFormation's values.</summary>
    private static Setting<string> Scope(Value written) => ValueReader.EnumName(written) switch
    {
        var name when name.Is("ALL_RESOLVERS") => Setting<string>.Of("AllResolvers"),
        var name when name.Is("ONLY_INBOUND_RESOLVER") => Setting<string>.Of("OnlyInboundResolver"),
        { IsAbsent: true } => Setting<string>.Absent,
        _ => Setting<string>.Unknown,
    };

    private Instance Import(Arguments arguments, CdkContext context)
    {
        var imported = context.Import(Endpoint, arguments);
        var model = new EndpointModel(imported) { Origin = Origin.Imported };
        imported.Model = model;
        _endpoints.Add(model);

        var attributes = arguments["attrs"];
        var port = ValueReader.Number(context.Member(attributes, "Port"));
        var connectable = context.Family<ConnectionsFamily>().Register(imported, port.TryGet(out var number) ? Ports.Tcp(number) : null);
        connectable.AddGroups(context, context.Member(attributes, "SecurityGroups"), makeOwn: null);
        return imported;
    }

    private static InterfaceEndpoint Write(EndpointModel model, NetworkWriter writer)
    {
        var place = writer.PlaceOf(model.Construct);
        var changed = L1Properties.OfDefaultChild(model.Construct, writer.Tree);
        var endpoint = new InterfaceEndpoint
        {
            Place = place with { Origin = model.Origin },
            Vpc = writer.Resolve<Vpc>(model.Vpc),
            Service = model.Service.Name,
            ServiceRegion = model.Service.Region,
            IsAwsService = model.Service.IsAws,
            SubnetsAreChosen = model.SubnetsAreChosen,
            PrivateDns = changed?.Sets("PrivateDnsEnabled") == true ? ValueReader.FlagOr(changed["PrivateDnsEnabled"], fallback: false) : model.PrivateDns,
            PrivateDnsScope = changed?.Sets("DnsOptions") == true ? ValueReader.Text(changed.Nested(L1EndpointFamily.Scope)) : model.PrivateDnsScope,
            OwnNamesAreUsed = model.OwnNamesAreUsed,
            AdmitsVpc = model.AdmitsVpc,
            Port = model.Service.Port,
            PolicyIsUnknown = true,
        };
        endpoint.Subnets.IsOpen = endpoint.SecurityGroups.IsOpen = !endpoint.IsClosed;
        writer.Network.InterfaceEndpoints.Add(endpoint);
        return endpoint;
    }
}
