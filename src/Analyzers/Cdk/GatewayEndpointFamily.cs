using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// L2 gateway endpoints: of <c>VpcProps.GatewayEndpoints</c>, by <c>AddGatewayEndpoint</c>, and as constructs of their own
/// (aws-ec2/lib/vpc-endpoint.js). Without a selection they are on the route tables of all subnets.
/// </summary>
internal sealed class GatewayEndpointFamily : Family
{
    private const string Endpoint = CdkNames.Ec2 + "GatewayVpcEndpoint";
    private const string EndpointInterface = CdkNames.Ec2 + "IGatewayVpcEndpoint";

    private readonly List<EndpointModel> _endpoints = [];
    private readonly List<Instance> _vpcsOfUndecided = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Endpoint, EndpointInterface, VpcFamily.Vpc, VpcFamily.IVpc];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        if (constructor.Declaring.Name == Endpoint)
            Note(instance, context.Member(props, "Vpc"), props, context);
        else if (constructor.Declaring.Name == VpcFamily.Vpc)
            AddDeclared(instance, context.Member(props, "GatewayEndpoints"), context);
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "AddGatewayEndpoint" when receiver is Instance vpc:
                return Note(context.CreateChild(vpc, Endpoint, ValueReader.TextOrNull(arguments["id"]) ?? "*"), vpc, arguments["options"], context);
            case "AddToPolicy" when receiver is Instance { Model: EndpointModel model }:
                model.Policy.Add(arguments[0], context);
                return Constant.Null;
            case "FromGatewayVpcEndpointId":
                var imported = context.Import(Endpoint, arguments);
                imported.Model = new EndpointModel(imported) { Origin = Origin.Imported };
                _endpoints.Add((EndpointModel)imported.Model);
                return imported;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(EndpointInterface) ? Write(new EndpointModel(instance) { Origin = Origin.Unknown }, writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var vpc in _vpcsOfUndecided)
            writer.Network.VpcsOfUndecidedEndpoints.Add(writer.Resolve<Vpc>(vpc));
        foreach (var model in _endpoints)
            writer.Add(model.Construct, Write(model, writer));
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var model in _endpoints)
        {
            var endpoint = writer.Find<GatewayEndpoint>(model.Construct)!;
            model.WritePolicy(endpoint, writer);

            var subnets = new Items<Subnet>();
            writer.AddEach(subnets, model.Subnets, endpoint.Guard);
            endpoint.RouteTables.IsOpen |= subnets.IsOpen;
            foreach (var subnet in subnets)
            {
                endpoint.RouteTables.IsOpen |= subnet.RouteTables.IsOpen;
                endpoint.RouteTables.AddRange(subnet.RouteTables.Where(table => !endpoint.RouteTables.Contains(table)));
            }

            if (L1Properties.OfDefaultChild(model.Construct, writer.Tree)?.Sets("RouteTableIds") == true)
                endpoint.RouteTables.IsOpen = true;
        }
    }

    /// <summary>The endpoints that a VPC's props declare. Which there are may depend on a branch.</summary>
    private void AddDeclared(Instance vpc, Value declared, CdkContext context)
    {
        var entries = ValueReader.Entries(declared, context.Evaluation.Guard);
        if (entries.IsOpen)
            _vpcsOfUndecided.Add(vpc);
        foreach (var (guard, id, options) in entries)
            context.Under(guard, () => Note(context.CreateChild(vpc, Endpoint, id ?? "*"), vpc, options, context));
    }

    private Instance Note(Instance endpoint, Value vpc, Value options, CdkContext context)
    {
        var selections = context.Member(options, "Subnets");
        var model = new EndpointModel(endpoint)
        {
            Vpc = vpc,
            Service = EndpointServiceFamily.ServiceOf(context.Member(options, "Service")),
            Subnets = ValueReader.IsNull(selections) ? All(vpc, context) : Selected(vpc, selections, context),
            SubnetsAreChosen = !ValueReader.IsNull(selections),
        };
        endpoint.Model = model;
        _endpoints.Add(model);
        EndpointRefusals.CheckGateway(endpoint, vpc, selections, model.Subnets, context);
        return endpoint;
    }

    private static Sequence All(Value vpc, CdkContext context)
    {
        var worlds = ValueReader.Alternatives(vpc, context.Evaluation.Guard).Select(static one => VpcFamily.ModelOf(one.Value)).ToList();
        return new Sequence(
            worlds.SelectMany(static model => model?.Worlds ?? []).SelectMany(static world => world.Subnets).Select(static subnet => subnet.Construct),
            isOpen: worlds.Exists(static model => model is null || model.Worlds.Exists(static world => world.IsOpen)));
    }

    private static Sequence Selected(Value vpc, Value selections, CdkContext context)
    {
        var now = context.Evaluation.Guard;
        var each = ValueReader.Elements(selections, now);
        var subnets = each
            .Select(selection => ValueReader.Elements(SubnetSelector.Select(vpc, selection.Value, context), selection.Guard))
            .ToList();

        // Of subnets that are made in some worlds only, their own guards say so.
        var isOpen = each.IsOpen || subnets.Exists(list => list.IsOpen || list.Any(subnet => !IsCertain(subnet.Guard, subnet.Value)));
        return new Sequence(subnets.SelectMany(static list => list.Select(static subnet => subnet.Value)), isOpen);

        bool IsCertain(Guard guard, Value subnet) => subnet is Instance made && now.And(made.Guard).Implies(guard);
    }

    private static GatewayEndpoint Write(EndpointModel model, NetworkWriter writer)
    {
        var place = writer.PlaceOf(model.Construct);
        var endpoint = new GatewayEndpoint
        {
            Place = place with { Origin = model.Origin },
            Vpc = writer.Resolve<Vpc>(model.Vpc),
            Service = model.Service.Name,
            ServiceRegion = model.Service.Region,
            IsAwsService = model.Service.IsAws,
            PolicyIsUnknown = true,
        };
        endpoint.RouteTables.IsOpen = !endpoint.IsClosed;
        writer.Network.GatewayEndpoints.Add(endpoint);
        return endpoint;
    }
}
