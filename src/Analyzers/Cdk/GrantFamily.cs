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
    private const string Host = CdkNames.Ec2 + "Instance_";
    private const string Bastion = CdkNames.Ec2 + "BastionHostLinux";
    private static readonly string[] LogDrivers = ["Amazon.CDK.AWS.ECS.LogDriver", "Amazon.CDK.AWS.ECS.LogDrivers", "Amazon.CDK.AWS.ECS.AwsLogDriver"];

    private readonly List<GrantModel> _grants = [];
    private readonly List<(Value Grantee, Value Statement, string Method, Moment At)> _statements = [];
    private readonly Dictionary<Instance, PolicyModel> _policies = [];
    private readonly List<(Instance Policy, Value Grantee, Moment At)> _attached = [];

    private readonly HashSet<(Instance Function, string Service)> _polled = [];

    private sealed record GrantModel(Value Grantee, Instance? On, string Service, string Method, Moment At);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Iam + "Policy", Iam + "ManagedPolicy", ContainerSecret, ContainerImage, .. LogDrivers, CdkNames.Construct];

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        var props = arguments["props"];
        if (instance.Type.Is(LogDrivers[2]))
            instance.Model ??= "logs";
        NoteSessions(instance, constructor, props, context);
        foreach (var (_, source) in ValueReader.Elements(context.Member(props, "Events")))
            NotePolling(instance, source);

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
        var first = method.Parameters.Length > 0 ? method.Parameters[0].Type : null;
        if (first?.Is(Iam + "IGrantable") == true && method.Name.StartsWith("Grant", StringComparison.Ordinal) && method.IsStatic)
        {
            Note(null, GrantServices.OfMethod(method.Declaring.Name, method.Name), method.Name, arguments[0], context);
            return;
        }

        if (receiver is not Instance owner)
            return;
        if (first?.Is(Iam + "IGrantable") == true && GrantorOf(owner, method) is { } grantor)
        {
            // Newer grants are called Read for GrantRead.
            var name = method.Name.StartsWith("Grant", StringComparison.Ordinal) ? method.Name : "Grant" + method.Name;
            if (Note(grantor, ServiceOf(grantor.Type, name), method.Name, arguments[0], context))
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
            case "AddEventSource":
                NotePolling(owner, arguments[0]);
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
            case (ContainerImage, "FromEcrRepository" or "FromAsset" or "FromDockerImageAsset"):
                return Make("ecr.api");
            case (_, "AwsLogs") when LogDrivers.Contains(method.Declaring.Name):
                return Make("logs");
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

    /// <summary>The agent that starts a container fetches its secrets and its image, and carries its logs away.</summary>
    public void AddContainer(Instance task, Value container, CdkContext context)
    {
        if (ValueReader.IsNull(container))
            return;
        var now = Moment.Now(context);
        var sources = ValueReader.Entries(context.Member(container, "Secrets"), now.Guard).Select(static secret => (secret.Guard, secret.Value))
            .Concat(ValueReader.Alternatives(context.Member(container, "Image"), now.Guard))
            .Concat(ValueReader.Alternatives(context.Member(container, "Logging"), now.Guard));
        foreach (var (guard, source) in sources)
        {
            if (source is Instance { Model: string service } made)
                _grants.Add(new(task, null, service, made.Type.Name == ContainerSecret ? "Secrets" : made.Type.Name == ContainerImage ? "FromEcrRepository" : "Logging", now.In(guard)));
        }
    }

    /// <summary>The logs of a pattern's container go to CloudWatch Logs, where its options do not say otherwise.</summary>
    public void AddLogging(Instance task, Value options, CdkContext context)
    {
        if (ValueReader.FlagOr(context.Member(options, "EnableLogging"), fallback: true) == true && ValueReader.IsNull(context.Member(options, "LogDriver")))
            _grants.Add(new(task, null, "logs", "Logging", Moment.Now(context)));
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        var workloads = new Grantees(writer);
        foreach (var grant in _grants)
        {
            Resource? on = grant.On is null ? null : writer.Find<Bucket>(grant.On) ?? (Resource?)writer.Find<Table>(grant.On);
            var isForAws = grant.Grantee is Instance grantee && GrantServices.IsForPolling(grant.Method) && _polled.Contains((grantee, grant.Service));
            workloads.Give(grant.Grantee, new Grant(on, grant.Service, grant.Method, grant.At.Anchor, grant.At.Guard) { IsForAws = isForAws }, grant.At);
        }

        var policies = new PolicyWriter(writer);
        foreach (var (grantee, statement, method, at) in _statements)
            Give(grantee, statement, method, at, policies, workloads);
        foreach (var (policy, grantee, at) in _attached)
        {
            foreach (var (statement, added) in _policies.TryGetValue(policy, out var model) ? model.Statements : [])
                Give(grantee, statement, "AddStatements", added.In(at.Guard), policies, workloads);
            if (policy.Model is string name && GrantServices.OfManagedPolicy(name) is var (service, isBroad))
                workloads.Give(grantee, new Grant(null, service, name, at.Anchor, at.Guard) { IsBroad = isBroad }, at);
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
            var names = statement.Resources.Where(static resource => resource.Refers is null).Select(static resource => resource.Text).OfType<string>().Distinct().ToList();
            foreach (var service in statement.Actions.Select(static action => GrantServices.OfAction(action.Text)).OfType<string>().Distinct())
            {
                var named = names.FindAll(name => StorageNames.OfArn(name, service) is not null);
                foreach (var name in named)
                    Give(null, service, name);
                if (named.Count == 0 && (things.Count == 0 || service is not ("s3" or "dynamodb")))
                    Give(null, service);
            }

            void Give(Resource? thing, string service, string? named = null) =>
                workloads.Give(grantee, new Grant(thing, service, method, at.Anchor, statement.Guard) { Named = named }, at);
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

    private static string? ServiceOf(TypeRef type, string method) => type.BaseNames.Insert(0, type.Name)
        .Select(name => GrantServices.OfMethod(name, method))
        .FirstOrDefault(static service => service is not null);

    private bool Note(Instance? on, string? service, string method, Value grantees, CdkContext context)
    {
        if (service is null)
            return false;
        var now = Moment.Now(context);
        foreach (var (guard, grantee) in ValueReader.Alternatives(grantees, now.Guard))
            _grants.Add(new(grantee, on, service, method, now.In(guard)));
        return true;
    }

    private void NotePolling(Instance function, Value source)
    {
        foreach (var (_, one) in ValueReader.Alternatives(source))
        {
            if (one is Instance known && GrantServices.OfEventSource(known.Type.Name) is { } service)
                _polled.Add((function, service));
        }
    }

    /// <summary>The agent on a bastion host, or on an instance that asks for sessions, calls Systems Manager (aws-ec2/lib/bastion-host.js, instance.js).</summary>
    private void NoteSessions(Instance instance, MethodRef constructor, Value props, CdkContext context)
    {
        var hasSessions = constructor.Declaring.Name == Bastion
            || (constructor.Declaring.Name == Host && ValueReader.Flag(context.Member(props, "SsmSessionPermissions")).Is(true));
        if (hasSessions)
            _grants.Add(new(instance, null, "ssm", constructor.Declaring.Name == Bastion ? "BastionHostLinux" : "SsmSessionPermissions", Moment.Now(context)));
    }
}
