using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Who is given a security group. Interface endpoints and rules are known by their own families; all else may carry the group, or hand it on.</summary>
internal sealed class GroupUseFamily : Family
{
    private const int Depth = 4;

    private static readonly string[] Harmless =
    [
        CdkNames.Ec2 + "InterfaceVpcEndpoint", CdkNames.Ec2 + "CfnVPCEndpoint", CdkNames.Ec2 + "SecurityGroup", CdkNames.Ec2 + "CfnSecurityGroup",
        CdkNames.Ec2 + "CfnSecurityGroupIngress", CdkNames.Ec2 + "CfnSecurityGroupEgress",
    ];

    private readonly HashSet<Instance> _handedOn = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [];

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (instance.Type.Is(CdkNames.Construct) && !Harmless.Contains(constructor.Declaring.Name))
            Note(arguments.All.Skip(1), Depth);
    }

    /// <inheritdoc/>
    public override void ObserveCall(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        var isOfEndpoint = receiver is Instance { Model: EndpointModel or Instance { Model: EndpointModel } };
        var isHarmless = isOfEndpoint
            || method.Name is "AddInterfaceEndpoint" or "AddIngressRule" or "AddEgressRule" or "AddDependency" or "SecurityGroupId" or "Of"
            || method.Name.StartsWith("Allow", StringComparison.Ordinal);
        if (!isHarmless)
            Note(arguments.All, Depth);
    }

    /// <inheritdoc/>
    public override void Link(NetworkWriter writer)
    {
        foreach (var group in _handedOn)
        {
            if (writer.Find<SecurityGroup>(group) is { } record)
                record.IsHandedOn = true;
        }
    }

    private void Note(IEnumerable<Value> values, int depth)
    {
        if (depth == 0)
            return;
        foreach (var value in values)
        {
            switch (value)
            {
                case Instance group when IsGroup(group):
                    _handedOn.Add(group);
                    break;
                case Token { Owner: { } owner } when IsGroup(owner):
                    _handedOn.Add(owner);
                    break;
                default:
                    Note(ValueReader.PartsOf(value), value is Text or Choice ? depth : depth - 1);
                    break;
            }
        }
    }

    private static bool IsGroup(Instance instance) =>
        instance.Type.Is(CdkNames.Ec2 + "ISecurityGroup") || instance.Type.Is(CdkNames.Ec2 + "CfnSecurityGroup");
}
