using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Buckets that are used from outside of any VPC: what is handed to a construct of the library (a distribution, a trail, a deployment, a load balancer's
/// access logs) is used by a service of AWS, unless that construct is known to do nothing of the kind.
/// </summary>
internal sealed class BucketUseFamily : Family
{
    private const int Depth = 4;

    /// <summary>Types that only refer to a bucket, or use it from where the code runs that they configure.</summary>
    private static readonly string[] Harmless =
    [
        "Amazon.CDK.AWS.S3.BucketPolicy", "Amazon.CDK.AWS.S3.CfnBucketPolicy", "Amazon.CDK.AWS.Lambda.EventSources.S3EventSource",
        "Amazon.CDK.AWS.Lambda.EventSources.S3EventSourceV2", "Amazon.CDK.AWS.ECS.EnvironmentFile", "Amazon.CDK.CfnOutput", "Amazon.CDK.Stack", "Amazon.CDK.Tags",
        "Amazon.CDK.Aspects", "Amazon.CDK.RemovalPolicies", "Constructs.Dependable", "Constructs.Node",
    ];

    private readonly List<(Value Bucket, string Reason)> _uses = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [];

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var type = constructor.Declaring.Name;
        var props = arguments["props"];
        if (type == "Amazon.CDK.AWS.S3.Bucket")
            NoteOwn(instance, props, context);
        if (!IsUse(type) || !ValueReader.IsNull(context.Member(props, "Vpc")))
            return;

        // The first argument of a construct is its scope.
        foreach (var argument in arguments.All.Skip(instance.Type.Is(CdkNames.Construct) ? 1 : 0))
            NoteAll(argument, type, Depth);
    }

    /// <inheritdoc/>
    public override void ObserveCall(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name is "GrantPublicAccess" or "AddReplicationPolicy" or "GrantReplicationPermission" && receiver is not null)
            _uses.Add((receiver, method.Name == "GrantPublicAccess" ? "the public may read it" : "it is replicated"));
        else if (IsUse(method.Declaring.Name) && method.Name != "FromCfnBucket")
            NoteAll(arguments, method);
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var (value, reason) in _uses)
        {
            if (writer.Resolve<Bucket>(value) is { } bucket)
                bucket.OutsideUse ??= reason;
        }
    }

    private void NoteOwn(Instance bucket, Value props, CdkContext context)
    {
        if (IsSet("WebsiteIndexDocument") || IsSet("WebsiteRedirect"))
            _uses.Add((bucket, "it is a website"));
        if (IsSet("PublicReadAccess") && !ValueReader.Flag(context.Member(props, "PublicReadAccess")).Is(false))
            _uses.Add((bucket, "the public may read it"));
        if (IsSet("ReplicationRules"))
            _uses.Add((bucket, "it is replicated"));
        if (IsSet("ServerAccessLogsPrefix") && !IsSet("ServerAccessLogsBucket"))
            _uses.Add((bucket, "it keeps its own access logs"));

        bool IsSet(string member) => !ValueReader.IsNull(context.Member(props, member));
    }

    private static bool IsUse(string type) => !Harmless.Contains(type) && !type.StartsWith(PolicyFamily.Namespace, StringComparison.Ordinal);

    private void NoteAll(Arguments arguments, MethodRef method)
    {
        foreach (var argument in arguments.All)
            NoteAll(argument, method.Declaring.Name, Depth);
    }

    /// <summary>Notes the buckets in a value: in the members of props, but not in those of constructs.</summary>
    private void NoteAll(Value value, string user, int depth)
    {
        if (depth == 0)
            return;
        switch (value)
        {
            case Instance instance when instance.Type.Is(BucketFamily.IBucket):
                _uses.Add((instance, $"{user.Substring(user.LastIndexOf('.') + 1)} uses it"));
                break;
            case Instance instance when !instance.Type.Is(CdkNames.Construct):
                foreach (var member in instance.Members.Values)
                    NoteAll(member, user, depth - 1);
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    NoteAll(item, user, depth - 1);
                break;
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    NoteAll(entry.Value, user, depth - 1);
                break;
            case Choice choice:
                foreach (var arm in choice.Arms)
                    NoteAll(arm, user, depth);
                break;
            default:
                break;
        }
    }
}
