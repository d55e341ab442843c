using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// What workloads may use: by <c>Grant...</c> methods, by statements in the policies of their roles, and by what containers are made of.
/// What is given to an identity that no known workload has is given to something elsewhere.
/// </summary>
internal sealed class GrantFamily : Family
{
    private const string Iam = PolicyFamily.Namespace;
    private const string ContainerSecret = "Amazon.CDK.AWS.ECS.Secret";
    private const string ContainerImage = "Amazon.CDK.AWS.ECS.ContainerImage";

    /// <summary>
    /// The namespace of the owner of a Grant method, and the endpoint of the service that the grantee then calls. Left out is what the grantee need
    /// not call itself: KMS (the service that holds the data does), CloudWatch Logs (Lambda's go another way), IAM and STS.
    /// </summary>
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["S3"] = "s3",
        ["DynamoDB"] = "dynamodb",
        ["SQS"] = "sqs",
        ["SNS"] = "sns",
        ["SecretsManager"] = "secretsmanager",
        ["SSM"] = "ssm",
        ["Kinesis"] = "kinesis-streams",
        ["KinesisFirehose"] = "kinesis-firehose",
        ["StepFunctions"] = "states",
        ["Events"] = "events",
        ["Lambda"] = "lambda",
        ["ECR"] = "ecr.api",
    };

    /// <summary>The services of actions in a policy, by their prefix, where it is not the endpoint's name.</summary>
    private static readonly Dictionary<string, string> ServicesOfActions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3"] = "s3",
        ["dynamodb"] = "dynamodb",
        ["sqs"] = "sqs",
        ["sns"] = "sns",
        ["secretsmanager"] = "secretsmanager",
        ["ssm"] = "ssm",
        ["kinesis"] = "kinesis-streams",
        ["firehose"] = "kinesis-firehose",
        ["states"] = "states",
        ["events"] = "events",
        ["lambda"] = "lambda",
    };

    private readonly List<GrantModel> _grants = [];
    private readonly List<(Value Grantee, Value Statement, string Method, Moment At)> _statements = [];
    private readonly Dictionary<Instance, PolicyModel> _policies = [];
    private readonly List<(Instance Policy, Value Grantee, Moment At)> _attached = [];

    private sealed record GrantModel(Value Grantee, Instance? On, string Service, string Method, Moment At);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Iam + "Policy", Iam + "ManagedPolicy", ContainerSecret, ContainerImage, CdkNames.Construct];

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        if (instance.Type.Is(Iam + "IPolicy") || instance.Type.Is(Iam + "IManagedPolicy"))
        {
            AddStatements(PolicyOf(instance), context.Member(props, "Statements"), context);
            foreach (var member in (string[])["Roles", "Users", "Groups"])
                Attach(instance, context.Member(props, member), context);
        }
        else if (instance.Type.Is(Iam + "IRole"))
        {
            foreach (var (_, _, document) in ValueReader.Entries(context.Member(props, "InlinePolicies")))
                AddDocument(instance, document, context);
            foreach (var (_, policy) in ValueReader.Elements(context.Member(props, "ManagedPolicies")))
                Attach(policy, instance, context);
        }
        else if (instance.Type.Is(CdkNames.Construct))
        {
            var now = Moment.Now(context);
            foreach (var (guard, statement) in ValueReader.Elements(context.Member(props, "InitialPolicy"), now.Guard))
                _statements.Add((instance, statement, "InitialPolicy", now.In(guard)));
        }
    }

    /// <inheritdoc/>
    public override void ObserveCall(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is not Instance owner)
            return;
        var first = method.Parameters.Length > 0 ? method.Parameters[0].Type : null;
        if (first?.Is(Iam + "IGrantable") == true && GrantorOf(owner, method) is { } grantor && ServiceOf(grantor.Type) is { } service)
        {
            var now = Moment.Now(context);
            foreach (var (guard, grantee) in ValueReader.Alternatives(arguments[0], now.Guard))
                _grants.Add(new(grantee, grantor, service, method.Name, now.In(guard)));
            return;
        }

        switch (method.Name)
        {
            case "AddToRolePolicy" or "AddToPrincipalPolicy" or "AddToPolicy" or "AddToTaskRolePolicy" or "AddToExecutionRolePolicy" when first?.Name == Iam + "PolicyStatement":
                if (owner.Model is not EndpointModel)
                    _statements.Add((owner, arguments[0], method.Name, Moment.Now(context)));
                break;
            case "AddStatements" when _policies.TryGetValue(owner, out var policy):
                policy.Add(arguments[0], context);
                break;
            case "AttachInlinePolicy" or "AddManagedPolicy":
                Attach(arguments[0], owner, context);
                break;
            case "AttachToRole" or "AttachToUser" or "AttachToGroup":
                Attach(owner, arguments[0], context);
                break;
            case "AddContainer":
                AddContainer(owner, arguments["props"], context);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (!method.IsStatic)
            return null;
        switch (method.Declaring.Name, method.Name)
        {
            case (ContainerSecret, "FromSecretsManager" or "FromSecretsManagerVersion"):
                return Make("secretsmanager");
            case (ContainerSecret, "FromSsmParameter"):
                return Make("ssm");
            case (ContainerImage, "FromEcrRepository"):
                return Make("ecr.api");
            case (Iam + "ManagedPolicy", "FromAwsManagedPolicyName"):
                return Make(ValueReader.TextOrNull(arguments[0]) ?? "");
            default:
                return null;
        }

        Instance Make(string model)
        {
            var made = context.Evaluation.Create(method.Declaring.Name);
            made.Model = model;
            return made;
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        // The newer way: bucket.Grants.Read(function).
        if (member.Name != "Grants" || receiver is not Instance owner || !member.Type.Name.EndsWith("Grants", StringComparison.Ordinal))
            return null;
        var grants = context.Evaluation.Create(member.Type.Name);
        grants.Model = owner;
        return grants;
    }

    /// <summary>The agent that starts a container fetches its secrets and its image.</summary>
    public void AddContainer(Instance task, Value container, CdkContext context)
    {
        if (ValueReader.IsNull(container))
            return;
        var now = Moment.Now(context);
        var sources = ValueReader.Entries(context.Member(container, "Secrets"), now.Guard).Select(static secret => (secret.Guard, secret.Value))
            .Concat(ValueReader.Alternatives(context.Member(container, "Image"), now.Guard));
        foreach (var (guard, source) in sources)
        {
            if (source is Instance { Model: string service } made)
                _grants.Add(new(task, null, service, made.Type.Name == ContainerSecret ? "Secrets" : "FromEcrRepository", now.In(guard)));
        }
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        var workloads = new Grantees(writer);
        foreach (var grant in _grants)
        {
            Resource? on = grant.On is null ? null : writer.Find<Bucket>(grant.On) ?? (Resource?)writer.Find<Table>(grant.On);
            workloads.Give(grant.Grantee, new Grant(on, grant.Service, grant.Method, grant.At.Anchor, grant.At.Guard), grant.At);
        }

        var policies = new PolicyWriter(writer);
        foreach (var (grantee, statement, method, at) in _statements)
            Give(grantee, statement, method, at, policies, workloads);
        foreach (var (policy, grantee, at) in _attached)
        {
            foreach (var (statement, added) in _policies.TryGetValue(policy, out var model) ? model.Statements : [])
                Give(grantee, statement, "AddStatements", added.In(at.Guard), policies, workloads);
            if (policy.Model is string name && (name.StartsWith("AmazonS3", StringComparison.Ordinal) || name is "AdministratorAccess" or "PowerUserAccess"))
                workloads.Give(grantee, new Grant(null, "s3", name, at.Anchor, at.Guard), at);
        }
    }

    /// <summary>What a statement of a role's policy allows: the buckets and tables that it names, or a service.</summary>
    private static void Give(Value grantee, Value value, string method, Moment at, PolicyWriter policies, Grantees workloads)
    {
        foreach (var (guard, alternative) in ValueReader.Alternatives(value, at.Guard))
        {
            if (policies.Read(alternative, at.In(guard)) is not { Allows: true } statement)
                continue;
            var things = statement.Resources.Select(static resource => resource.Refers).Where(static thing => thing is Bucket or Table).Distinct().ToList();
            foreach (var thing in things)
                Give(thing, thing is Bucket ? "s3" : "dynamodb");
            foreach (var service in statement.Actions.Select(static action => ServiceOfAction(action.Text)).OfType<string>().Distinct())
            {
                if (things.Count == 0 || service is not ("s3" or "dynamodb"))
                    Give(null, service);
            }

            void Give(Resource? thing, string service) => workloads.Give(grantee, new Grant(thing, service, method, at.Anchor, statement.Guard), at);
        }
    }

    private void AddStatements(PolicyModel policy, Value statements, CdkContext context)
    {
        if (!ValueReader.IsNull(statements))
            policy.Add(statements, context);
    }

    private void AddDocument(Instance role, Value document, CdkContext context)
    {
        if (document is not Instance { Model: PolicyModel model })
            return;
        var now = Moment.Now(context);
        _statements.AddRange(model.Statements.Select(statement => ((Value)role, statement.Statement, "InlinePolicies", now.In(statement.At.Guard))));
    }

    private PolicyModel PolicyOf(Instance policy)
    {
        if (!_policies.TryGetValue(policy, out var model))
            _policies.Add(policy, model = new PolicyModel());
        return model;
    }

    private void Attach(Value policy, Value grantees, CdkContext context)
    {
        if (policy is not Instance instance)
            return;
        var now = Moment.Now(context);
        if (grantees is Sequence list)
            _attached.AddRange(list.Items.Select(grantee => (instance, grantee, now)));
        else if (!ValueReader.IsNull(grantees))
            _attached.Add((instance, grantees, now));
    }

    /// <summary>The thing whose Grant method is called; null for a method of another kind.</summary>
    private static Instance? GrantorOf(Instance receiver, MethodRef method) =>
        receiver.Model is Instance owner && receiver.Type.Name.EndsWith("Grants", StringComparison.Ordinal) ? owner
        : method.Name.StartsWith("Grant", StringComparison.Ordinal) ? receiver
        : null;

    private static string? ServiceOf(TypeRef type) => type.BaseNames.Insert(0, type.Name)
        .Select(static name => name.StartsWith("Amazon.CDK.AWS.", StringComparison.Ordinal) && Services.TryGetValue(name.Split('.')[3], out var service) ? service : null)
        .FirstOrDefault(static service => service is not null);

    private static string? ServiceOfAction(string? action) =>
        action is not null && ServicesOfActions.TryGetValue(action.Split(':')[0], out var service) ? service : null;
}
