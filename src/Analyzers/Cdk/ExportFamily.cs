using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Values that one stack exports by a name and another imports: loosely coupled stacks of one app are still one network.</summary>
internal sealed class ExportFamily : Family
{
    private const string Output = "Amazon.CDK.CfnOutput";

    private readonly Dictionary<string, Value> _exports = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Output, CdkNames.Stack];

    /// <summary>What <c>Fn.ImportValue</c> of a name gives; null where this app does not export it, or exports two values under it.</summary>
    public Value? Find(Value name) => ValueReader.TextOrNull(name) is { } text && _exports.TryGetValue(text, out var value) ? value : null;

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name != Output)
            return;
        var value = context.Member(arguments["props"], "Value");
        instance.Model = value;
        Export(context.Member(arguments["props"], "ExportName"), value);
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context) =>
        member.Name == "ImportValue" && receiver is Instance { Model: Value value } output && output.Type.Is(Output) ? value : null;

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.Name != "ExportValue")
            return null;
        Export(context.Member(arguments[1], "Name"), arguments[0]);
        return arguments[0];
    }

    private void Export(Value name, Value value)
    {
        if (ValueReader.TextOrNull(name) is { } text)
            _exports[text] = _exports.ContainsKey(text) ? Unknown.Any : value;
    }
}
