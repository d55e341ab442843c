using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>A metric while the program runs.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">Its period in seconds.</param>
internal sealed record MetricModel(Value Namespace, Value Name, Setting<int> Period)
{
    /// <summary>The metric filter that it was asked of.</summary>
    public Instance? Filter { get; init; }

    /// <summary>The dimensions by their names.</summary>
    public Value Dimensions { get; init; } = Constant.Null;
}

/// <summary>Metrics, expressions over them, and alarms, L2 and L1 (aws-cloudwatch/lib/metric.js, alarm.js).</summary>
internal sealed class MetricFamily : Family
{
    private const string Namespace = "Amazon.CDK.AWS.CloudWatch.";
    private const string Metric = Namespace + "Metric";
    private const string IMetric = Namespace + "IMetric";
    private const string Expression = Namespace + "MathExpression";
    private const string L2 = Namespace + "Alarm";
    private const string L1 = Namespace + "CfnAlarm";

    /// <summary>The dimension of CloudWatch Logs' own metrics.</summary>
    private const string GroupDimension = "LogGroupName";

    private readonly List<(Instance Construct, Items<MetricModel> Metrics)> _alarms = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _l1Alarms = [];

    /// <summary>The period of a metric that is given none: five minutes.</summary>
    public static Setting<int> DefaultPeriod => Setting<int>.Of(300);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Metric, IMetric, Expression, L2, L1];

    /// <summary>A metric object.</summary>
    public static Instance Make(MetricModel model, CdkContext context)
    {
        var metric = context.Evaluation.Create(Metric);
        metric.Model = Only(model);
        return metric;
    }

    /// <summary>The period in some options, or what counts where they have none.</summary>
    public static Setting<int> PeriodOf(Value options, Setting<int> fallback, CdkContext context) =>
        DurationFamily.Seconds(context.Member(options, "Period")) is { IsAbsent: false } period ? period : fallback;

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case Metric:
                instance.Model = Only(new(context.Member(props, "Namespace"), context.Member(props, "MetricName"), PeriodOf(props, DefaultPeriod, context))
                {
                    Dimensions = context.Member(props, "DimensionsMap"),
                });
                break;
            case Expression:
                // The metrics of an expression all get its period.
                var period = PeriodOf(props, DefaultPeriod, context);
                var parts = new Items<MetricModel>();
                foreach (var (guard, _, part) in ValueReader.Entries(context.Member(props, "UsingMetrics"), context.Evaluation.Guard))
                    AddAll(parts, part, context.Evaluation.Guard.Implies(guard), period);
                instance.Model = parts;
                break;
            case L2:
                _alarms.Add((instance, MetricsOf(context.Member(props, "Metric"))));
                break;
            case L1:
                _l1Alarms.Add((instance, L1Properties.Capture(instance, arguments, context, "Namespace", "MetricName", "Period", "Dimensions", "Metrics")));
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is not Instance { Model: Items<MetricModel> metrics } metric)
            return null;
        switch (method.Name)
        {
            case "AttachTo":
                return metric;
            case "With":
                return WithPeriod(metric, metrics, arguments[0], context);
            case "CreateAlarm":
                var alarm = context.Import(L2, arguments);
                _alarms.Add((alarm, (Items<MetricModel>)WithPeriod(metric, metrics, arguments[2], context).Model!));
                return alarm;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (construct, metrics) in _alarms)
        {
            var alarm = new Alarm { Place = writer.PlaceOf(construct) };
            var changed = L1Properties.OfDefaultChild(construct, writer.Tree);
            alarm.Metrics.IsOpen = metrics.IsOpen || changed?.Sets("Metrics") == true;
            foreach (var metric in metrics)
            {
                alarm.Metrics.Add(Watched(metric with { Period = changed?.Sets("Period") == true ? ValueReader.Number(changed["Period"]) : metric.Period }, writer));
            }

            writer.Network.Alarms.Add(alarm);
        }

        foreach (var (construct, properties) in _l1Alarms)
            writer.Network.Alarms.Add(Write(construct, properties, writer));
    }

    private static Items<MetricModel> Only(MetricModel model)
    {
        var metrics = new Items<MetricModel>();
        metrics.Add(model);
        return metrics;
    }

    private static Items<MetricModel> MetricsOf(Value metric)
    {
        var metrics = new Items<MetricModel>();
        AddAll(metrics, metric, isCertain: true, period: null);
        return metrics;
    }

    private static void AddAll(Items<MetricModel> metrics, Value metric, bool isCertain, Setting<int>? period)
    {
        if (!isCertain || metric is not Instance { Model: Items<MetricModel> known })
        {
            metrics.IsOpen = true;
            return;
        }

        metrics.IsOpen |= known.IsOpen;
        metrics.AddRange(known.Select(one => one with { Period = period ?? one.Period }));
    }

    private static Instance WithPeriod(Instance metric, Items<MetricModel> metrics, Value options, CdkContext context)
    {
        var changed = new Items<MetricModel> { IsOpen = metrics.IsOpen };
        changed.AddRange(metrics.Select(one => one with { Period = PeriodOf(options, one.Period, context) }));
        var made = context.Evaluation.Create(metric.Type.Name);
        made.Model = changed;
        return made;
    }

    private static WatchedMetric Watched(MetricModel metric, NetworkWriter writer) => new(
        ValueReader.Text(metric.Namespace),
        ValueReader.Text(metric.Name),
        metric.Period,
        writer.Find<MetricFilter>(metric.Filter),
        GroupIn(metric.Namespace, PropertyObject.Get(metric.Dimensions, GroupDimension), writer));

    /// <summary>The group that one of CloudWatch Logs' own metrics is about.</summary>
    private static LogGroup? GroupIn(Value space, Value dimension, NetworkWriter writer) =>
        ValueReader.TextOrNull(space) == "AWS/Logs" ? LogGroupFamily.Find(dimension, writer) : null;

    private static Alarm Write(Instance construct, L1Properties properties, NetworkWriter writer)
    {
        var alarm = new Alarm { Place = writer.PlaceOf(construct) };
        if (properties.Has("MetricName"))
            alarm.Metrics.Add(Watched(name => properties[name], properties["Period"], writer));
        var queries = ValueReader.Elements(properties["Metrics"]);
        alarm.Metrics.IsOpen = queries.IsOpen;
        foreach (var (guard, query) in queries)
        {
            var stat = PropertyObject.Get(query, "MetricStat");
            if (!alarm.Guard.Implies(guard))
                alarm.Metrics.IsOpen = true;
            else if (!ValueReader.IsNull(stat))
                alarm.Metrics.Add(Watched(name => PropertyObject.Get(PropertyObject.Get(stat, "Metric"), name), PropertyObject.Get(stat, "Period"), writer));
        }

        return alarm;
    }

    private static WatchedMetric Watched(Func<string, Value> property, Value period, NetworkWriter writer)
    {
        var group = ValueReader.Elements(property("Dimensions")).Select(static dimension => dimension.Value)
            .Where(static dimension => ValueReader.TextOrNull(PropertyObject.Get(dimension, "Name")) == GroupDimension)
            .Select(dimension => GroupIn(property("Namespace"), PropertyObject.Get(dimension, "Value"), writer))
            .FirstOrDefault();
        return new(ValueReader.Text(property("Namespace")), ValueReader.Text(property("MetricName")), ValueReader.Number(period), Group: group);
    }
}
