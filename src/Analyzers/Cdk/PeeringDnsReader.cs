using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Which peering connections a custom resource sets the DNS options of: no property of AWS::EC2::VPCPeeringConnection does, a call of
/// ModifyVpcPeeringConnectionOptions does (https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html).
/// </summary>
internal sealed class PeeringDnsReader
{
    private const string Action = "modifyVpcPeeringConnectionOptions";
    private const string AwsCustomResource = "Amazon.CDK.CustomResources.AwsCustomResource";

    /// <summary>How deep the id of a connection is looked for in props.</summary>
    private const int MaxDepth = 8;

    /// <summary>What carries a connection's id, and leaves its options alone.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { CdkNames.Ec2 + "CfnRoute", "Amazon.CDK.CfnOutput" };

    private readonly List<(Instance? Connection, Guard Guard, bool IsCertain)> _found = [];

    /// <summary>Sees a construct of the library being created, after connections were.</summary>
    public void Observe(MethodRef constructor, Arguments arguments, HashSet<Instance> connections, CdkContext context)
    {
        var props = arguments["props"];
        if (ValueReader.IsNull(props) || Harmless.Contains(constructor.Declaring.Name))
            return;
        if (constructor.Declaring.Name == AwsCustomResource)
            ObserveCalls(props, context);
        else
            _found.AddRange(MentionedIn(props).Where(connections.Contains).Select(connection => ((Instance?)connection, context.Evaluation.Guard, false)));
    }

    /// <summary>Whether the DNS options of a connection are set; null where that cannot be told.</summary>
    public bool? IsSet(Instance connection)
    {
        var isOpen = false;
        foreach (var (subject, guard, isCertain) in _found)
        {
            if ((subject is not null && subject != connection) || guard.Excludes(connection.Guard))
                continue;
            if (isCertain && connection.Guard.Implies(guard))
                return true;
            isOpen = true;
        }

        return isOpen ? null : false;
    }

    private void ObserveCalls(Value props, CdkContext context)
    {
        foreach (var name in (string[])["OnCreate", "OnUpdate", "OnDelete"])
        {
            var call = context.Member(props, name);
            if (ValueReader.IsNull(call))
                continue;

            var action = ValueReader.Text(context.Member(call, "Action"));
            if (action.TryGet(out var written) && written.IndexOf(Action, StringComparison.OrdinalIgnoreCase) < 0)
                continue;
            var id = ValueReader.Map(context.Member(call, "Parameters"), static parameters => parameters switch
            {
                Mapping mapping => mapping.Find("VpcPeeringConnectionId") ?? Unknown.Any,
                _ => Unknown.Any,
            });
            if (id is Token { Owner: { } connection })
                _found.Add((connection, context.Evaluation.Guard, action.IsKnown));
            else if (!ValueReader.Text(id).IsKnown)
                _found.Add((null, context.Evaluation.Guard, false));
        }
    }

    /// <summary>The constructs that a value is made of.</summary>
    private static HashSet<Instance> MentionedIn(Value value)
    {
        var constructs = new HashSet<Instance>();
        Visit(value, MaxDepth);
        return constructs;

        void Visit(Value part, int depth)
        {
            if (depth == 0)
                return;
            if (part is Token { Owner: { } owner })
                constructs.Add(owner);
            if (part is Instance construct && construct.Type.Is(CdkNames.Construct))
                constructs.Add(construct);
            foreach (var inner in ValueReader.PartsOf(part))
                Visit(inner, depth - 1);
        }
    }
}
