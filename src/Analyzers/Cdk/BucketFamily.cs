using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>S3 buckets, L2 and L1, and their policies (aws-s3/lib/bucket.js).</summary>
internal sealed class BucketFamily : Family
{
    public const string IBucket = Namespace + "IBucket";
    private const string Namespace = "Amazon.CDK.AWS.S3.";
    private const string L2 = Namespace + "Bucket";
    private const string L1 = Namespace + "CfnBucket";
    private const string L2Policy = Namespace + "BucketPolicy";
    private const string L1Policy = Namespace + "CfnBucketPolicy";

    private readonly List<BucketModel> _buckets = [];
    private readonly List<(Value Bucket, PolicyModel Policy)> _policies = [];
    private readonly Dictionary<Instance, Instance> _deleters = [];
    private readonly List<(Instance Construct, L1Properties Properties)> _l1Policies = [];

    /// <summary>A bucket while the program runs.</summary>
    private sealed class BucketModel(Instance construct)
    {
        public Instance Construct { get; } = construct;

        public Origin Origin { get; init; } = Origin.Created;

        public Value Name { get; init; } = Constant.Null;

        public bool AutoDeletesObjects { get; init; }

        /// <summary>Why it is used from outside of a VPC, whatever the program does with it.</summary>
        public string? OutsideUse { get; init; }

        /// <summary>The L1 bucket that this is a handle of (<c>FromCfnBucket</c>).</summary>
        public Value Same { get; init; } = Constant.Null;

        /// <summary>Whether it has lifecycle rules; null where that cannot be told.</summary>
        public bool? HasLifecycleRules { get; set; } = false;

        public PolicyModel Policy { get; } = new();

        public L1Properties? Properties { get; init; }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [L2, IBucket, L1, L2Policy, L1Policy];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        switch (constructor.Declaring.Name)
        {
            case L2:
                Create(instance, arguments["props"], context);
                break;
            case L1:
                var properties = L1Properties.Capture(instance, arguments, context, "BucketName", "WebsiteConfiguration", "ReplicationConfiguration", "AccessControl", "LifecycleConfiguration");
                Note(new(instance) { Properties = properties });
                break;
            case L2Policy:
                var document = context.Evaluation.Create(PolicyFamily.Namespace + "PolicyDocument");
                var policy = new PolicyModel();
                document.Model = policy;
                instance.Members["Document"] = document;
                _policies.Add((context.Member(arguments["props"], "Bucket"), policy));
                break;
            case L1Policy:
                _l1Policies.Add((instance, L1Properties.Capture(instance, arguments, context, "Bucket", "PolicyDocument")));
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        switch (method.Name)
        {
            case "AddToResourcePolicy" when receiver is Instance bucket:
                PolicyOf(bucket).Add(arguments[0], context);
                var result = context.Evaluation.Create(PolicyFamily.Namespace + "IAddToResourcePolicyResult");
                result.Members["StatementAdded"] = bucket.Model is BucketModel { Origin: var origin } ? Constant.Of(origin == Origin.Created) : Unknown.Any;
                return result;
            case "AddLifecycleRule" when receiver is Instance { Model: BucketModel ruled }:
                ruled.HasLifecycleRules = true;
                return Constant.Null;
            case "ArnForObjects" when receiver is Instance bucket:
                return Texts.Concat(new Token(bucket, "BucketArn", []), new Constant("/"), arguments[0]);
            case "FromBucketName":
                return Import(arguments, arguments["bucketName"], context);
            case "FromBucketArn":
                return Import(arguments, NameIn(arguments["bucketArn"]), context);
            case "FromBucketAttributes":
                var name = context.Member(arguments["attrs"], "BucketName");
                return Import(arguments, ValueReader.IsNull(name) ? NameIn(context.Member(arguments["attrs"], "BucketArn")) : name, context);
            case "FromCfnBucket":
                var handle = context.Evaluation.Create(L2);
                Note(new(handle) { Same = arguments[0] });
                return handle;
            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance { Model: BucketModel { Origin: Origin.Created } model } || member.Name != "Policy" || model.Properties is not null)
            return null;
        if (model.Policy.Statements.Count == 0)
            return Constant.Null;
        var document = context.Evaluation.Create(PolicyFamily.Namespace + "PolicyDocument");
        document.Model = model.Policy;
        var policy = context.Evaluation.Create(L2Policy);
        policy.Members["Document"] = document;
        return policy;
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(IBucket) || instance.Type.Is(L1) ? Write(new(instance) { Origin = Origin.Unknown, Name = Unknown.Any }, writer) : null;

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var model in _buckets.Where(static model => ValueReader.IsNull(model.Same)))
            writer.Add(model.Construct, Write(model, writer));
        foreach (var model in _buckets.Where(static model => !ValueReader.IsNull(model.Same)))
            writer.Add(model.Construct, writer.Resolve<Bucket>(model.Same) ?? Write(new(model.Construct) { Origin = Origin.Unknown, Name = Unknown.Any }, writer));
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        var policies = new PolicyWriter(writer);
        foreach (var model in _buckets)
            AddStatements(model, policies, writer);
        foreach (var (bucket, policy) in _policies)
            AddTo(bucket, whole => policies.Add(whole, policy), writer);
        foreach (var (construct, properties) in _l1Policies)
        {
            var at = new Moment(construct.Anchor, construct.Order, construct.Guard, construct.IsRepeated);
            AddTo(properties["Bucket"], whole => policies.AddDocument(whole, properties["PolicyDocument"], at), writer);
        }
    }

    /// <summary>The bucket that a flow log makes for itself where it is given none.</summary>
    public Instance MakeForLogs(Instance log, CdkContext context)
    {
        var bucket = context.CreateChild(log, L2, "Bucket");
        Note(new(bucket) { OutsideUse = "flow logs are delivered to it" });
        return bucket;
    }

    /// <summary>Adds statements of CDK's own to a bucket's policy; to that of an imported bucket it cannot.</summary>
    public void Admit(Instance bucket, IEnumerable<Mapping> statements, CdkContext context)
    {
        if (bucket.Model is not BucketModel { Origin: Origin.Imported })
            PolicyOf(bucket).Add(new Sequence(statements), context);
    }

    private void Create(Instance bucket, Value props, CdkContext context)
    {
        var autoDelete = ValueReader.FlagOr(context.Member(props, "AutoDeleteObjects"), fallback: false);
        var model = new BucketModel(bucket) { Name = context.Member(props, "BucketName"), AutoDeletesObjects = autoDelete == true, HasLifecycleRules = HasAny(context.Member(props, "LifecycleRules")) };
        Note(model);
        if (ValueReader.Flag(context.Member(props, "EnforceSSL")).Is(true))
            model.Policy.Add(InsecureTransport(bucket), context);
        if (autoDelete == true)
            model.Policy.Add(DeletionByCdk(bucket, context), context);
    }

    private void Note(BucketModel model)
    {
        model.Construct.Model = model;
        _buckets.Add(model);
    }

    /// <summary>The policy of a bucket, also of one that the program was given.</summary>
    private PolicyModel PolicyOf(Instance bucket)
    {
        if (bucket.Model is BucketModel model)
            return model.Policy;
        if (_policies.Find(entry => ReferenceEquals(entry.Bucket, bucket)).Policy is { } known)
            return known;
        var policy = new PolicyModel();
        _policies.Add((bucket, policy));
        return policy;
    }

    private Instance Import(Arguments arguments, Value name, CdkContext context)
    {
        var bucket = context.Import(L2, arguments);
        Note(new(bucket) { Origin = Origin.Imported, Name = name });
        return bucket;
    }

    private static void AddStatements(BucketModel model, PolicyWriter policies, NetworkWriter writer)
    {
        if (model.Policy.Statements.Count == 0 || writer.Find<Bucket>(model.Construct) is not { } bucket)
            return;
        var policy = bucket.Origin == Origin.Imported ? new Policy() : bucket.Policy ??= new Policy();
        policies.Add(policy, model.Policy);
        if (bucket.Origin == Origin.Imported)
            bucket.DroppedStatements.AddRange(policy.Statements);
    }

    /// <summary>Adds to the policy of the bucket that is named; one that cannot be told may be any whose name is not known to be another.</summary>
    private static void AddTo(Value named, Action<Policy> add, NetworkWriter writer)
    {
        if (writer.Resolve<Bucket>(named) is { } bucket)
        {
            add(bucket.Policy ??= new Policy());
            return;
        }

        var name = ValueReader.Text(named);
        foreach (var candidate in writer.Network.Buckets)
        {
            if (name.IsKnown && candidate.Name.Is(name.Value))
                add(candidate.Policy ??= new Policy());
            else
                candidate.PolicyIsUnknown |= name.IsUnknown || candidate.Name.IsUnknown;
        }
    }

    private static Bucket Write(BucketModel model, NetworkWriter writer)
    {
        var place = writer.PlaceOf(model.Construct);
        var changed = model.Properties ?? L1Properties.OfDefaultChild(model.Construct, writer.Tree);
        var bucket = new Bucket
        {
            Place = place with { Origin = model.Origin },
            Name = changed?.Sets("BucketName") == true ? changed.Text("BucketName") : ValueReader.Text(model.Name),
            AutoDeletesObjects = model.AutoDeletesObjects,
            HasLifecycleRules = model.Origin != Origin.Created ? null
                : changed?.Sets("LifecycleConfiguration") == true ? HasAny(PropertyObject.Get(changed["LifecycleConfiguration"], "Rules"))
                : model.HasLifecycleRules,
        };
        bucket.PolicyIsUnknown = !bucket.IsClosed;
        bucket.OutsideUse = changed is null ? model.OutsideUse
            : changed.Has("WebsiteConfiguration") ? "it is a website"
            : changed.Has("ReplicationConfiguration") ? "it is replicated"
            : changed.Has("AccessControl") && !changed.Text("AccessControl").Is("Private") ? "others may read it"
            : null;
        writer.Network.Buckets.Add(bucket);
        return bucket;
    }

    /// <summary>Whether a list has elements: that it may have some is enough.</summary>
    private static bool? HasAny(Value list) => ValueReader.Elements(list) is { IsKnownEmpty: true } ? false : ValueReader.Elements(list).Count > 0 ? true : null;

    /// <summary>The statement of <c>EnforceSSL</c>.</summary>
    private static Mapping InsecureTransport(Instance bucket)
    {
        var arn = new Token(bucket, "BucketArn", []);
        return PropertyObject.Of(
            ("Effect", new Constant("Deny")),
            ("Principal", new Constant(PolicyFamily.Anyone)),
            ("Action", new Constant("s3:*")),
            ("Resource", new Sequence([arn, Texts.Concat(arn, new Constant("/*"))])),
            ("Condition", PropertyObject.Of(("Bool", PropertyObject.Of(("aws:SecureTransport", new Constant("false")))))));

    }

    /// <summary>The statement of <c>AutoDeleteObjects</c>: it admits the role of the custom resource, of which there is one a stack.</summary>
    private Mapping DeletionByCdk(Instance bucket, CdkContext context)
    {
        var home = context.Tree.StackOf(bucket) ?? bucket;
        if (!_deleters.TryGetValue(home, out var role))
        {
            var provider = context.CreateChild(home, "Amazon.CDK.CustomResourceProvider", "Custom::S3AutoDeleteObjectsCustomResourceProvider");
            _deleters.Add(home, role = context.CreateChild(provider, CdkNames.CfnResource, "Role"));
        }

        var arn = new Token(bucket, "BucketArn", []);
        return PropertyObject.Of(
            ("Effect", new Constant("Allow")),
            ("Principal", PropertyObject.Of(("AWS", new Token(role, "Arn", [])))),
            ("Action", new Sequence([new Constant("s3:PutBucketPolicy"), new Constant("s3:GetBucket*"), new Constant("s3:List*"), new Constant("s3:DeleteObject*")])),
            ("Resource", new Sequence([arn, Texts.Concat(arn, new Constant("/*"))])));
    }

    /// <summary>The name in an ARN 'arn:aws:s3:::name'.</summary>
    private static Value NameIn(Value arn)
    {
        if (!ValueReader.Text(arn).TryGet(out var text))
            return Unknown.Any;
        return new Constant(text.Substring(text.LastIndexOf(':') + 1));
    }
}
