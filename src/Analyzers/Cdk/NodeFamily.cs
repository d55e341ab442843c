using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Every construct's <c>Node</c>: ids, children, and the L1 construct inside of an L2 one.</summary>
internal sealed class NodeFamily : Family
{
    /// <summary>The id of the egress-only gateway that a VPC of both protocols makes.</summary>
    public const string EgressOnlyGateway = "EIGW6";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["Constructs.Construct", "Constructs.IConstruct", "Constructs.Node"];

    /// <summary>
    /// The L1 construct inside of an L2 one. What the L2 sets on it is not repeated here, so what the program did not set on it is unknown to read.
    /// </summary>
    public static Value? DefaultChild(Instance construct, CdkContext context)
    {
        var node = context.Tree.NodeOf(construct);
        if (node.DefaultChild is null && L1TypeOf(construct.Type) is { } type)
        {
            var child = context.Evaluation.CreateOpaque(context.Evaluation.Type(type));
            context.Tree.AdoptDefault(child, construct);
        }

        return node.DefaultChild ?? node.Children.FirstOrDefault(child => context.Tree.NodeOf(child).Id is "Resource" or "Default");
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance instance)
            return null;
        if (member.Name == "Node")
            return HandleOf(instance, context);
        if (instance.Model is not ConstructNode node)
            return null;
        return member.Name switch
        {
            "Id" => node.Id is { } id ? new Constant(id) : null,
            "Path" => PathOf(node, context),
            "Scope" => node.Scope,
            "Scopes" => new Sequence(context.Tree.SelfAndScopes(node.Construct).Reverse()),
            "Root" => context.Tree.SelfAndScopes(node.Construct).Last(),
            "DefaultChild" => DefaultChild(node.Construct, context),
            "Children" => new Sequence(node.Children, isOpen: IsOpen(node)),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is not Instance { Model: ConstructNode node })
            return null;
        return method.Name switch
        {
            "FindChild" or "TryFindChild" => FindChild(node, ValueReader.TextOrNull(arguments[0]), context),
            "TryRemoveChild" => Remove(node, context),
            "FindAll" => new Sequence(context.Tree.SelfAndContents(node.Construct), isOpen: true),
            "AddDependency" or "AddMetadata" or "AddValidation" or "Lock" => Constant.Null,
            _ => null,
        };
    }

    private static Instance HandleOf(Instance construct, CdkContext context)
    {
        var node = context.Tree.NodeOf(construct);
        if (node.Handle is null)
        {
            node.Handle = context.Evaluation.Create(CdkNames.ConstructNode);
            node.Handle.Model = node;
        }

        return node.Handle;
    }

    /// <summary>Inside of a construct of the library there is more than the tree knows.</summary>
    private static bool IsOpen(ConstructNode node) => node.Construct.IsOpaque || node.Construct.Type.Source is null;

    private static Value? PathOf(ConstructNode node, CdkContext context)
    {
        var ids = context.Tree.SelfAndScopes(node.Construct).Select(scope => context.Tree.NodeOf(scope)).TakeWhile(static scope => !scope.Construct.Type.Is(CdkNames.App));
        return ids.All(static scope => scope.Id is not null) ? new Constant(string.Join("/", ids.Select(static scope => scope.Id).Reverse())) : null;
    }

    private static Value? FindChild(ConstructNode node, string? id, CdkContext context) =>
        node.Children.LastOrDefault(child => context.Tree.NodeOf(child).Id == id && id is not null)
        ?? (id is "Resource" or "Default" ? DefaultChild(node.Construct, context) : id == EgressOnlyGateway ? MissingGateway(node.Construct) : Untold(node, context));

    /// <summary>A VPC without IPv6 has no egress-only gateway, and an imported one has no parts; of any other that was not made here it cannot be told.</summary>
    private static Value? MissingGateway(Instance vpc) =>
        VpcFamily.ModelOf(vpc) is { HasIpv6: false } or { Origin: Origin.Imported } ? Constant.Null : null;

    /// <summary>A part of a construct is changed or taken away that is not known here (a subnet's 'DefaultRoute'): the construct may be anything then.</summary>
    private static Value? Untold(ConstructNode node, CdkContext context)
    {
        if (IsOpen(node))
            context.Evaluation.Escape(node.Construct);
        return null;
    }

    private static Value? Remove(ConstructNode node, CdkContext context)
    {
        node.LosesChildren = true;
        return Untold(node, context);
    }

    /// <summary>The L1 type of an L2 type of the library: Cfn before its name, but for those that share one.</summary>
    private static string? L1TypeOf(TypeRef type)
    {
        var name = type.BaseNames.Insert(0, type.Name).FirstOrDefault(static name => name.StartsWith("Amazon.CDK.AWS.", StringComparison.Ordinal));
        if (name is null || type.Is(CdkNames.CfnResource))
            return null;
        var dot = name.LastIndexOf('.') + 1;
        var simple = name.Substring(dot);
        return name.Substring(0, dot) + simple switch
        {
            "Vpc" or "IVpc" => "CfnVPC",
            "PublicSubnet" or "PrivateSubnet" or "ISubnet" => "CfnSubnet",
            "GatewayVpcEndpoint" or "InterfaceVpcEndpoint" or "VpcEndpoint" => "CfnVPCEndpoint",
            _ when simple.Length > 1 && simple[0] == 'I' && char.IsUpper(simple[1]) => "Cfn" + simple.Substring(1),
            _ => "Cfn" + simple,
        };
    }
}
