using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Where a stack or stage is deployed to; absent where that is left open (environment-agnostic), unknown where it cannot be computed.</summary>
internal sealed record DeploymentEnvironment(Setting<string> Account, Setting<string> Region)
{
    public static readonly DeploymentEnvironment Agnostic = new(Setting<string>.Absent, Setting<string>.Absent);

    /// <summary>That of a stack whose scope is not known: as open as in an app of its own, but a stage may give it what it lacks.</summary>
    public static readonly DeploymentEnvironment Assumed = Agnostic with { IsAssumed = true };

    public static readonly DeploymentEnvironment Unknown = new(Setting<string>.Unknown, Setting<string>.Unknown);

    /// <summary>Whether a stage that is not seen may give what is lacking.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Which of the two lacks in every world, in words; null where that is not certain.</summary>
    public string? LacksForCertain => IsAssumed ? null
        : (Account.IsAbsent, Region.IsAbsent) switch { (true, true) => "account and no region", (true, false) => "account", (false, true) => "region", _ => null };

    /// <summary>Whether both are fixed, so that CDK looks up the availability zones; null where that cannot be told.</summary>
    public bool? IsFixed => Account.IsAbsent || Region.IsAbsent ? false : Account.IsKnown && Region.IsKnown ? true : null;
}

/// <summary>App, Stage, Stack and NestedStack: above all, the environment that they are deployed to.</summary>
internal sealed class StackFamily : Family
{
    private const string OfStack = " of #";

    private readonly List<Instance> _stacks = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [CdkNames.Stack, CdkNames.NestedStack, CdkNames.Stage, CdkNames.App, "Amazon.CDK.IResource", "Amazon.CDK.Resource", CdkNames.CfnElement];

    /// <summary>The environment of the stack or stage that a construct is in.</summary>
    public static DeploymentEnvironment EnvironmentOf(Instance construct, ConstructTree tree)
    {
        var home = tree.SelfAndScopes(construct).FirstOrDefault(static scope => scope.Type.Is(CdkNames.Stack) || scope.Type.Is(CdkNames.Stage));
        return home?.Model as DeploymentEnvironment ?? DeploymentEnvironment.Unknown;
    }

    /// <summary>The region of a stack or stage, as the program reads it.</summary>
    public static Value RegionOf(Instance home, CdkContext context) =>
        Known(home, "Region", (home.Model as DeploymentEnvironment ?? DeploymentEnvironment.Unknown).Region, "Aws.REGION", context);

    /// <summary>The account of a stack or stage, as the program reads it.</summary>
    public static Value AccountOf(Instance home, CdkContext context) =>
        Known(home, "Account", (home.Model as DeploymentEnvironment ?? DeploymentEnvironment.Unknown).Account, "Aws.ACCOUNT_ID", context);

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (instance.Type.Is(CdkNames.Stack))
            _stacks.Add(instance);
        else if (!instance.Type.Is(CdkNames.Stage))
            return;

        // A stack takes what it lacks from its stage, even inside of another stack; a nested stack all of it from its parent (Stack.parseEnvironment, NestedStack).
        var isNested = instance.Type.Is(CdkNames.NestedStack);
        var outer = OuterEnvironment(isNested, arguments, context.Tree);
        instance.Model = isNested ? outer : ReadEnvironment(context.Member(arguments["props"], "Env"), outer, context);
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) => method.Name switch
    {
        "Of" when method.Declaring.Name == CdkNames.Stack => ValueReader.Map(arguments[0], construct => StackOf(construct, context)),
        "Of" when method.Declaring.Name == CdkNames.Stage => ValueReader.Map(arguments[0], construct => StageOf(construct, context)),
        "FormatArn" when receiver is Instance stack => IntrinsicFamily.FormatArn(arguments[0], stack, context),
        "Resolve" => arguments[0],
        "ApplyRemovalPolicy" => Constant.Null,
        _ => null,
    };

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance construct)
            return null;
        if (member.Name == "Stack")
            return StackOf(construct, context);
        if (!construct.Type.Is(CdkNames.Stack) && !construct.Type.Is(CdkNames.Stage))
            return null;

        var environment = construct.Model as DeploymentEnvironment ?? DeploymentEnvironment.Unknown;
        return member.Name switch
        {
            "Region" => RegionOf(construct, context),
            "Account" => AccountOf(construct, context),
            "Partition" => IntrinsicFamily.Pseudo("PARTITION"),
            "UrlSuffix" => IntrinsicFamily.Pseudo("URL_SUFFIX"),
            "StackId" => IntrinsicFamily.Pseudo("STACK_ID"),
            "AvailabilityZones" when construct.Type.Is(CdkNames.Stack) => AvailabilityZones(environment),
            "NestedStackParent" => context.Tree.NodeOf(construct).Scope is { } scope ? StackOf(scope, context) : null,
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var stack in _stacks)
            writer.Add(stack, Record(stack, writer));
    }

    /// <inheritdoc/>
    public override Resource? DeclareUnknown(Instance instance, NetworkWriter writer) =>
        instance.Type.Is(CdkNames.Stack) ? Record(instance, writer) : null;

    private static Stack Record(Instance stack, NetworkWriter writer)
    {
        var environment = stack.Model as DeploymentEnvironment ?? DeploymentEnvironment.Unknown;
        var record = new Stack
        {
            Path = writer.Tree.PathOf(stack),
            Anchor = stack.Anchor,
            Order = stack.Order,
            Guard = stack.Guard,
            IsRepeated = stack.IsRepeated,
            Origin = stack.IsOpaque ? Origin.Unknown : Origin.Created,
            IsEscaped = stack.IsEscaped,
            Region = environment.Region,
            Account = environment.Account,
            Parent = stack.Type.Is(CdkNames.NestedStack) && writer.Tree.NodeOf(stack).Scope is { } scope ? writer.Find<Stack>(writer.Tree.StackOf(scope)) : null,
        };
        writer.Network.Stacks.Add(record);
        return record;
    }

    /// <summary>
    /// The zones of an environment-agnostic stack are the first two of whatever region it goes to; those of a fixed one are looked up,
    /// and before the first lookup CDK stands in three dummies (Stack.availabilityZones).
    /// </summary>
    private static Sequence AvailabilityZones(DeploymentEnvironment environment)
    {
        var all = new Token(null, "Fn.GetAzs", []);
        var count = environment.IsFixed == true ? 3 : 2;
        return new(Enumerable.Range(0, count).Select(i => new Token(null, "Fn.Select", [new Constant(i), all])), isOpen: environment.IsFixed != false);
    }

    private static DeploymentEnvironment OuterEnvironment(bool isNested, Arguments arguments, ConstructTree tree) => arguments["scope"] switch
    {
        Instance scope when tree.SelfAndScopes(scope).All(static outer => !outer.IsOpaque) =>
            tree.SelfAndScopes(scope).Where(outer => isNested || outer.Type.Is(CdkNames.Stage)).Select(static outer => outer.Model).OfType<DeploymentEnvironment>().FirstOrDefault()
                ?? DeploymentEnvironment.Agnostic,
        Constant { Data: null } => DeploymentEnvironment.Agnostic,

        // A stack class without an entry point is judged as it would be in an app of its own; only a nested stack needs its parent.
        _ => isNested ? DeploymentEnvironment.Unknown : DeploymentEnvironment.Assumed,
    };

    private static DeploymentEnvironment ReadEnvironment(Value written, DeploymentEnvironment outer, CdkContext context)
    {
        if (ValueReader.IsNull(written))
            return outer;
        var account = Part(context.Member(written, "Account"));
        var region = Part(context.Member(written, "Region"));
        return outer with { Account = account.IsAbsent ? outer.Account : account, Region = region.IsAbsent ? outer.Region : region };
    }

    /// <summary>A token (<c>Aws.REGION</c>) leaves it as open as nothing does.</summary>
    private static Setting<string> Part(Value value) =>
        ValueReader.Read(value, static value => value is Token ? Setting<string>.Absent : ValueReader.Text(value));

    /// <summary>
    /// The account or region of a stack where it cannot be computed, as the token that stands for it in the template of that stack; any other value itself.
    /// </summary>
    public static Value AsToken(Value value) => value is Unknown { Key: { } key }
        ? key.StartsWith("Account" + OfStack, StringComparison.Ordinal) ? new Token(null, "Aws.ACCOUNT_ID", ImmutableArray<Value>.Empty)
            : key.StartsWith("Region" + OfStack, StringComparison.Ordinal) ? new Token(null, "Aws.REGION", ImmutableArray<Value>.Empty)
            : value
        : value;

    private static Value Known(Instance construct, string name, Setting<string> setting, string token, CdkContext context)
    {
        if (setting.TryGet(out var text))
            return new Constant(text);

        // Whether code that compares an unknown region takes one way or the other is open, but the same each time.
        var key = FormattableString.Invariant($"{name}{OfStack}{construct.Order}");
        return setting.IsAbsent ? new Token(null, token, ImmutableArray<Value>.Empty) : context.Evaluation.UnknownOf(context.Evaluation.Type("System.String"), key);
    }

    private static Value StackOf(Value construct, CdkContext context) =>
        (construct is Instance instance ? context.Tree.StackOf(instance) : null) ?? Opaque(CdkNames.Stack, context);

    private static Value StageOf(Value construct, CdkContext context) =>
        (construct is Instance instance ? context.Tree.SelfAndScopes(instance).FirstOrDefault(static scope => scope.Type.Is(CdkNames.Stage)) : null)
        ?? Opaque(CdkNames.Stage, context);

    private static Instance Opaque(string type, CdkContext context) => context.Evaluation.CreateOpaque(context.Evaluation.Type(type));
}
