using CdkVpc.Analyzers.Cdk.Refusals;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Flow logs: in a VPC's props, by <c>vpc.AddFlowLog</c>, FlowLog, and CfnFlowLog.</summary>
internal sealed class FlowLogFamily : Family
{
    private const string L1 = CdkNames.Ec2 + "CfnFlowLog";
    private const string L2 = CdkNames.Ec2 + "FlowLog";
    private const string Interface = CdkNames.Ec2 + "CfnNetworkInterface";

    private readonly List<(Instance Construct, IReadOnlyDictionary<string, Value> Properties)> _declared = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _cfnFlowLogs = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L1, L2, Interface, VpcFamily.Vpc, VpcFamily.IVpc];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case VpcFamily.Vpc:
                var entries = ValueReader.Entries(context.Member(props, "FlowLogs"), context.Evaluation.Guard);
                foreach (var (guard, id, options) in entries)
                    context.Under(guard, () => AddTo(instance, id ?? "*", options, context));
                if (entries.IsOpen)
                    context.Evaluation.UnderArm(context.Evaluation.NewBranch(), 0, () => AddTo(instance, "*", Unknown.Any, context));
                break;
            case L2:
                Add(instance, context.Member(props, "ResourceType"), props, context);
                break;
            case L1:
                _cfnFlowLogs.Add((instance, L1Properties.Capture(instance, arguments, context, FlowLogWriter.Properties)));
                break;
            case Interface:
                L1Properties.Capture(instance, arguments, context, FlowLogWriter.InterfaceSubnet);
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) =>
        method.Name == "AddFlowLog" && receiver is Instance vpc && vpc.Type.Is(VpcFamily.IVpc)
            ? AddTo(vpc, ValueReader.TextOrNull(arguments[0]) ?? "*", arguments[1], context)
            : null;

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        var logs = _declared.SelectMany(log => FlowLogWriter.Write(log.Construct, L2Property(log.Construct, log.Properties, writer), writer))
            .Concat(_cfnFlowLogs.SelectMany(log => FlowLogWriter.Write(log.Construct, name => log.Properties[name], writer)));
        foreach (var log in logs.OrderBy(static log => log.Order))
            writer.Network.FlowLogs.Add(log);
    }

    /// <summary>What is set on the L1 log inside of an L2 one counts.</summary>
    private static Func<string, Value> L2Property(Instance log, IReadOnlyDictionary<string, Value> properties, NetworkWriter writer)
    {
        var changed = L1Properties.OfDefaultChild(log, writer.Tree);
        return name => changed?.Sets(name) == true ? changed[name] : properties.TryGetValue(name, out var value) ? value : Constant.Null;
    }

    private Instance AddTo(Instance vpc, string id, Value options, CdkContext context)
    {
        var log = context.CreateChild(vpc, L2, id);
        Add(log, FlowLogPartsFamily.OfVpc(vpc, context), options, context);
        return log;
    }

    /// <summary>What an L2 log says in the L1 log inside of it: it records ALL unless told otherwise; of a transit gateway there is no traffic type.</summary>
    private void Add(Instance log, Value subject, Value options, CdkContext context)
    {
        var type = ValueReader.Map(subject, static one => PropertyObject.Get(one, FlowLogPartsFamily.ResourceType));
        var traffic = context.Member(options, "TrafficType");
        FlowLogRefusals.Check(log, type, options, context);
        var (destinationType, destination) = DestinationOf(log, context.Member(options, "Destination"), context);
        _declared.Add((log, new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["ResourceType"] = type,
            ["ResourceId"] = ValueReader.Map(subject, static one => PropertyObject.Get(one, FlowLogPartsFamily.ResourceId)),
            ["TrafficType"] = ValueReader.IsNull(traffic) ? ValueReader.Map(type, static one => FlowLogWriter.IsTransitGateway(one) ? Constant.Null : new Constant("ALL")) : traffic,
            ["LogFormat"] = FormatOf(ValueReader.Elements(context.Member(options, "LogFormat"))),
            ["LogDestinationType"] = destinationType,
            ["LogDestination"] = destination,
            ["DeliverLogsPermissionArn"] = ValueReader.Map(destinationType, static one => ValueReader.TextOrNull(one) switch
            {
                FlowLog.CloudWatchLogs => new Constant("the log's own"),
                null => Unknown.Any,
                _ => Constant.Null,
            }),
            ["MaxAggregationInterval"] = context.Member(options, "MaxAggregationInterval"),
        }));
    }

    private static Value FormatOf(Items<(Guard Guard, Value Value)> formats) => formats.IsOpen ? Unknown.Any
        : formats.Count == 0 ? Constant.Null
        : Texts.Join(new Constant(" "), formats.Select(static format => FlowLogPartsFamily.TextOf(format.Value)));

    /// <summary>Where an L2 log writes to: to a group or bucket that it makes for itself where it is given none (FlowLogDestination.bind).</summary>
    private static (Value Type, Value Target) DestinationOf(Instance log, Value destination, CdkContext context)
    {
        var type = ValueReader.IsNull(destination) ? new Constant(FlowLog.CloudWatchLogs) : PropertyObject.Get(destination, FlowLogPartsFamily.DestinationType);
        switch (ValueReader.TextOrNull(type))
        {
            case FlowLog.CloudWatchLogs:
                var group = PropertyObject.Get(destination, FlowLogPartsFamily.LogGroup);
                return (type, log.Members["LogGroup"] = ValueReader.IsNull(group) ? context.Family<LogGroupFamily>().MakeForLogs(log, context) : group);
            case FlowLog.S3:
                var buckets = context.Family<BucketFamily>();
                var given = PropertyObject.Get(destination, FlowLogPartsFamily.Bucket);
                var bucket = log.Members["Bucket"] = ValueReader.IsNull(given) ? buckets.MakeForLogs(log, context) : given;
                if (bucket is Instance known && context.IsOn(FeatureFlags.CreateDefaultLoggingPolicy, log) == true)
                {
                    var (prefix, settings) = (PropertyObject.Get(destination, FlowLogPartsFamily.KeyPrefix), PropertyObject.Get(destination, FlowLogPartsFamily.Options));
                    buckets.Admit(known, FlowLogDelivery.Statements(known, log, prefix, settings, context), context);
                }

                return (type, bucket);
            case FlowLog.Firehose:
                return (type, PropertyObject.Get(destination, FlowLogPartsFamily.Stream));
            default:
                return (Unknown.Any, Unknown.Any);
        }
    }
}
