using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Log groups of CloudWatch Logs, L2 and L1, and how long they keep events (aws-logs/lib/log-group.js).</summary>
internal sealed class LogGroupFamily : Family
{
    /// <summary>The namespace of CloudWatch Logs.</summary>
    public const string Namespace = "Amazon.CDK.AWS.Logs.";

    /// <summary>What every log group is.</summary>
    public const string ILogGroup = Namespace + "ILogGroup";

    private const string L2 = Namespace + "LogGroup";
    private const string L1 = Namespace + "CfnLogGroup";
    private const string Retention = Namespace + "LogRetention";

    /// <summary>What an L2 group keeps where it is not told otherwise.</summary>
    private const int DefaultDays = 731;

    /// <summary>The days of the members of RetentionDays; INFINITE has none.</summary>
    private static readonly Dictionary<string, int> Days = new(StringComparer.Ordinal)
    {
        ["ONE_DAY"] = 1, ["THREE_DAYS"] = 3, ["FIVE_DAYS"] = 5, ["ONE_WEEK"] = 7, ["TWO_WEEKS"] = 14, ["ONE_MONTH"] = 30, ["TWO_MONTHS"] = 60,
        ["THREE_MONTHS"] = 90, ["FOUR_MONTHS"] = 120, ["FIVE_MONTHS"] = 150, ["SIX_MONTHS"] = 180, ["ONE_YEAR"] = 365, ["THIRTEEN_MONTHS"] = 400,
        ["EIGHTEEN_MONTHS"] = 545, ["TWO_YEARS"] = 731, ["THREE_YEARS"] = 1096, ["FIVE_YEARS"] = 1827, ["SIX_YEARS"] = 2192, ["SEVEN_YEARS"] = 2557,
        ["EIGHT_YEARS"] = 2922, ["NINE_YEARS"] = 3288, ["TEN_YEARS"] = 3653,
    };

    private readonly List<Model> _groups = [];
    private readonly List<(Value Name, Setting<int> Days)> _retentions = [];

    /// <summary>A log group while the program runs.</summary>
    private sealed record Model(Instance Construct, Origin Origin, Value Name, Setting<int> Days, L1Properties? Properties = null);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L2, ILogGroup, L1, Retention];

    /// <summary>The log group of a value, by the construct, an attribute of it, or the name that is written; null where it cannot be told.</summary>
    public static LogGroup? Find(Value value, NetworkWriter writer) => writer.Resolve<LogGroup>(value)
        ?? (ValueReader.TextOrNull(value) is { } name ? writer.Network.LogGroups.FirstOrDefault(group => group.Name.Is(name)) : null);

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        switch (constructor.Declaring.Name)
        {
            case L2:
                _groups.Add(new(instance, Origin.Created, context.Member(props, "LogGroupName"), DaysOf(context.Member(props, "Retention"), ifLeftOut: Setting<int>.Of(DefaultDays))));
                break;
            case L1:
                var properties = L1Properties.Capture(instance, arguments, context, "LogGroupName", "RetentionInDays");
                _groups.Add(new(instance, Origin.Created, Constant.Null, default, properties));
                break;
            case Retention:
                _retentions.Add((context.Member(props, "LogGroupName"), DaysOf(context.Member(props, "Retention"), ifLeftOut: Setting<int>.Unknown)));
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name is not ("FromLogGroupName" or "FromLogGroupArn"))
            return null;
        var group = context.Import(L2, arguments);
        _groups.Add(new(group, Origin.Imported, arguments["logGroupName"] is var name && ValueReader.IsNull(name) ? Unknown.Any : name, Setting<int>.Unknown));
        return group;
    }

    /// <summary>The group that a flow log makes for itself where it is given none.</summary>
    public Instance MakeForLogs(Instance log, CdkContext context)
    {
        var group = context.CreateChild(log, L2, "LogGroup");
        _groups.Add(new(group, Origin.Created, Constant.Null, Setting<int>.Of(DefaultDays)));
        return group;
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(ILogGroup) || instance.Type.Is(L1) ? Write(new(instance, Origin.Unknown, Unknown.Any, Setting<int>.Unknown), writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var group in _groups)
            writer.Add(group.Construct, Write(group, writer));

        // A custom resource sets the retention of the group that it names; one that cannot be told may be any.
        foreach (var (name, days) in _retentions)
        {
            if (Find(name, writer) is { } group)
            {
                group.RetentionDays = days;
            }
            else if (!ValueReader.Text(name).IsKnown)
            {
                foreach (var any in writer.Network.LogGroups)
                    any.RetentionDays = Setting<int>.Unknown;
            }
        }
    }

    private static LogGroup Write(Model model, NetworkWriter writer)
    {
        var changed = model.Properties ?? L1Properties.OfDefaultChild(model.Construct, writer.Tree);
        var group = new LogGroup
        {
            Place = writer.PlaceOf(model.Construct) with { Origin = model.Origin },
            Name = changed?.Sets("LogGroupName") == true ? changed.Text("LogGroupName") : ValueReader.Text(model.Name),
            RetentionDays = changed?.Sets("RetentionInDays") == true ? ValueReader.Number(changed["RetentionInDays"]) : model.Days,
        };
        writer.Network.LogGroups.Add(group);
        return group;
    }

    private static Setting<int> DaysOf(Value retention, Setting<int> ifLeftOut)
    {
        var name = ValueReader.EnumName(retention);
        return name.IsAbsent ? ifLeftOut
            : name.Is("INFINITE") ? Setting<int>.Absent
            : name.IsKnown && Days.TryGetValue(name.Value, out var days) ? Setting<int>.Of(days)
            : Setting<int>.Unknown;
    }
}
