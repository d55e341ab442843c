using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>The roles that constructs act in: given ones, or those that they make for themselves.</summary>
internal sealed class IdentityFamily : Family
{
    private const string Role = PolicyFamily.Namespace + "Role";
    private const string L1Role = PolicyFamily.Namespace + "CfnRole";
    private const string TaskDefinition = "TaskDefinition";

    /// <summary>Members, of props and of constructs alike, that are roles; and the task definition, whose roles a service's tasks have.</summary>
    private static readonly string[] Members = ["Role", "TaskRole", "ExecutionRole", TaskDefinition];

    private readonly Dictionary<(Instance Owner, string Member), Value> _roles = [];
    private readonly HashSet<Instance> _unnamed = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [CdkNames.Construct];

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (instance.Type.Name is Role or L1Role && ValueReader.IsNull(context.Member(arguments["props"], "RoleName")))
            _unnamed.Add(instance);
        if (instance.Type.Is(CdkNames.CfnResource) || !instance.Type.Is(CdkNames.Construct))
            return;
        foreach (var member in Members)
            Note(instance, member, context.Member(arguments["props"], member));
    }

    /// <summary>Notes the role, or task definition, that a construct is given.</summary>
    public void Note(Instance owner, string member, Value value)
    {
        if (!ValueReader.IsNull(value))
            _roles[(owner, member)] = value;
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance { IsOpaque: false } owner)
            return null;
        if (member.Name == "GrantPrincipal")
            return IsIdentity(owner) ? owner : RoleOf(owner, "Role", context);
        if (!Members.Contains(member.Name))
            return null;
        if (_roles.TryGetValue((owner, member.Name), out var given))
            return given;
        return member.Type.Is(PolicyFamily.Namespace + "IRole") ? RoleOf(owner, member.Name, context) : null;
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) =>
        method.Name == "ObtainExecutionRole" && receiver is Instance owner ? RoleOf(owner, "ExecutionRole", context) : null;

    /// <summary>The task definition of a service; null where it is not known.</summary>
    public Instance? TasksOf(Instance service) => _roles.TryGetValue((service, TaskDefinition), out var tasks) ? tasks as Instance : null;

    /// <summary>All that acts for a construct: itself, its roles, its task definition and the roles of that.</summary>
    public IEnumerable<Instance> ActorsOf(Instance construct)
    {
        yield return construct;
        foreach (var member in Members)
        {
            if (!_roles.TryGetValue((construct, member), out var value))
                continue;
            foreach (var (_, alternative) in ValueReader.Alternatives(value))
            {
                if (alternative is not Instance actor)
                    continue;
                if (member != TaskDefinition)
                {
                    yield return actor;
                    continue;
                }

                foreach (var inner in ActorsOf(actor))
                    yield return inner;
            }
        }
    }

    /// <summary>Whether a construct acts in roles only that are made here without a name.</summary>
    public bool ActsInGeneratedRoles(Instance construct) => Members.All(member =>
        !_roles.TryGetValue((construct, member), out var value)
        || ValueReader.Alternatives(value).All(one => one.Value is Instance { IsOpaque: false } actor
            && (member == TaskDefinition ? ActsInGeneratedRoles(actor) : _unnamed.Contains(actor) && !actor.IsEscaped)));

    private Value RoleOf(Instance owner, string member, CdkContext context)
    {
        if (_roles.TryGetValue((owner, member), out var known))
            return known;
        var role = context.CreateChild(owner, Role, member);
        _unnamed.Add(role);
        _roles.Add((owner, member), role);
        return role;
    }

    private static bool IsIdentity(Instance instance) => instance.Type.Is(PolicyFamily.Namespace + "IIdentity") || instance.Type.Is(PolicyFamily.Namespace + "IPrincipal");
}
