using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Metric filters of log groups: MetricFilter, <c>group.AddMetricFilter</c>, <c>group.ExtractMetric</c>, and CfnMetricFilter.</summary>
internal sealed class MetricFilterFamily : Family
{
    private const string L2 = LogGroupFamily.Namespace + "MetricFilter";
    private const string L1 = LogGroupFamily.Namespace + "CfnMetricFilter";

    /// <summary>The metric that a filter makes.</summary>
    private sealed record Filtered(Value Namespace, Value Name);

    private readonly List<(Instance Construct, Value Group, Value Namespace, Value Name)> _filters = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _l1Filters = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L2, L1, LogGroupFamily.ILogGroup];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        if (constructor.Declaring.Name == L2)
            Add(instance, context.Member(props, "LogGroup"), context.Member(props, "MetricNamespace"), context.Member(props, "MetricName"));
        else if (constructor.Declaring.Name == L1)
            _l1Filters.Add((instance, L1Properties.Capture(instance, arguments, context, "LogGroupName", "MetricTransformations")));
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "AddMetricFilter" when receiver is Instance group:
                var added = context.CreateChild(group, L2, ValueReader.TextOrNull(arguments[0]) ?? "*");
                return Add(added, group, context.Member(arguments[1], "MetricNamespace"), context.Member(arguments[1], "MetricName"));
            case "ExtractMetric" when receiver is Instance group:
                var id = Texts.Concat(arguments[1], new Constant("_"), arguments[2]);
                var filter = Add(context.CreateChild(group, L2, ValueReader.TextOrNull(id) ?? "*"), group, arguments[1], arguments[2]);
                return MetricFamily.Make(new(arguments[1], arguments[2], MetricFamily.DefaultPeriod) { Filter = filter }, context);
            case "Metric" when receiver is Instance { Model: Filtered made } asked:
                return MetricFamily.Make(new(made.Namespace, made.Name, MetricFamily.PeriodOf(arguments[0], MetricFamily.DefaultPeriod, context)) { Filter = asked }, context);
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var (construct, group, space, name) in _filters)
            writer.Add(construct, Write(construct, group, space, name, writer));
        foreach (var (construct, properties) in _l1Filters)
        {
            foreach (var (_, transformation) in ValueReader.Elements(properties["MetricTransformations"]))
            {
                Write(construct, properties["LogGroupName"], PropertyObject.Get(transformation, "MetricNamespace"), PropertyObject.Get(transformation, "MetricName"), writer);
            }
        }
    }

    private Instance Add(Instance filter, Value group, Value space, Value name)
    {
        filter.Model = new Filtered(space, name);
        _filters.Add((filter, group, space, name));
        return filter;
    }

    private static MetricFilter Write(Instance construct, Value group, Value space, Value name, NetworkWriter writer)
    {
        var filter = new MetricFilter
        {
            Place = writer.PlaceOf(construct),
            Group = LogGroupFamily.Find(group, writer),
            Namespace = ValueReader.Text(space),
            Metric = ValueReader.Text(name),
        };
        writer.Network.MetricFilters.Add(filter);
        return filter;
    }
}
