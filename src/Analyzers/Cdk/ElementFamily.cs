using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What all L1 constructs share: attributes, and the escape hatches.</summary>
internal sealed class ElementFamily : Family
{
    private const string Condition = "Amazon.CDK.CfnCondition";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [CdkNames.CfnResource, CdkNames.CfnElement, "Amazon.CDK.CfnRefElement", Condition];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        // A resource by its type's name may be anything, also a route or a flow log: what it refers to is no longer closed.
        if (constructor.Declaring.Name == CdkNames.CfnResource)
            EscapeOwners(context.Member(arguments["props"], "Properties"), context);
        else if (constructor.Declaring.Name == Condition)
            instance.Model = context.Evaluation.NewBranch();
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (receiver is not Instance construct)
            return null;
        if (member.Name == "CfnOptions")
            return context.Tree.NodeOf(construct).Options ??= context.Evaluation.Create("Amazon.CDK.ICfnResourceOptions");
        return member.Name is "Ref" or "LogicalId" || member.Name.StartsWith("Attr", StringComparison.Ordinal)
            ? new Token(construct, member.Name, [])
            : context.Tree.NodeOf(construct).Properties?.Given(member.Name);
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (receiver is not Instance construct)
            return null;
        switch (method.Name)
        {
            case "AddPropertyOverride":
                return Override(ValueReader.TextOrNull(arguments[0]), arguments[1]);
            case "AddPropertyDeletionOverride":
                return Override(ValueReader.TextOrNull(arguments[0]), Constant.Null);
            case "AddOverride":
                return OverrideResource(ValueReader.TextOrNull(arguments[0]), arguments[1]);
            case "AddDeletionOverride":
                return OverrideResource(ValueReader.TextOrNull(arguments[0]), Constant.Null);
            case "GetAtt" when ValueReader.TextOrNull(arguments[0]) is { } attribute:
                return new Token(construct, "Attr" + attribute.Replace(".", ""), []);
            case "AddDependency" or "AddDependsOn" or "AddMetadata" or "ApplyRemovalPolicy" or "OverrideLogicalId":
                return Constant.Null;
            default:
                return null;
        }

        Value OverrideResource(string? path, Value value)
        {
            const string Properties = "Properties.";
            if (path is not null && path.StartsWith(Properties, StringComparison.Ordinal))
                return Override(path.Substring(Properties.Length), value);
            return path is null or "Properties" ? Override(null, value) : Constant.Null;
        }

        Value Override(string? path, Value value)
        {
            context.Tree.NodeOf(construct).Override(new(path, value, context.Evaluation.Guard));
            return Constant.Null;
        }
    }

    private static void EscapeOwners(Value value, CdkContext context)
    {
        switch (value)
        {
            case Token { Owner: { } owner }:
                context.Evaluation.Escape(owner);
                break;
            case Choice choice:
                Each(choice.Arms);
                break;
            case Text text:
                Each(text.Parts);
                break;
            case Sequence sequence:
                Each(sequence.Items);
                break;
            case Mapping mapping:
                Each(mapping.Entries.Select(static entry => entry.Value));
                break;
        }

        void Each(IEnumerable<Value> values)
        {
            foreach (var one in values)
                EscapeOwners(one, context);
        }
    }
}
