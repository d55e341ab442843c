using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using MethodBody = CdkVpc.Analyzers.Reading.Code.MethodBody;

namespace CdkVpc.Tests.Reading;

/// <summary>
/// Writes nodes in a short form: locals are '$0', the receiver of initializers 'it', of conditional accesses '?'; arguments carry the
/// number of their parameter; what has no form of its own is written as its name and parts. Namespaces are left out.
/// </summary>
internal static class NodeText
{
    public static string Of(MethodBody? body) => body is null
        ? "none"
        : $"({List(body.ParameterSlots, static slot => "$" + slot)}){(body.IsPrimary ? " primary" : "")}{(body.ConstructorCall is { } call ? " : " + Of(call) : "")} {Of(body.Code)}";

    public static string Of(object? part) => part switch
    {
        null => "none",
        LiteralNode literal => Text(literal.Value),
        EnumNode node => $"{Of(node.Type)}.{(node.Member.Length == 0 ? node.Value : node.Member)}",
        DefaultNode node => $"default({Of(node.Type)})",
        LocalNode local => "$" + local.Slot,
        ThisNode => "this",
        ImplicitReceiverNode => "it",
        ConditionalReceiverNode => "?",
        DiscardNode => "_",
        MemberNode node => Of(node.Receiver ?? (object)node.Member.Declaring) + "." + (node.IsBase ? "base:" : "") + node.Member.Key + (node.Member.IsIndexer ? $"[{List(node.Arguments)}]" : ""),
        ElementNode node => $"{Of(node.Array)}[{List(node.Indices)}]",
        Argument argument => $"{argument.Parameter}: {Of(argument.Value)}",
        CallNode node => Of(node.Receiver ?? (object)node.Method.Declaring) + "." + (node.IsBase ? "base:" : "") + Of(node.Method) + $"({List(node.Arguments)})",
        InvokeNode node => $"{Of(node.Delegate)}({List(node.Arguments)})",
        ConstructorCallNode node => $"{Of(node.Constructor.Declaring)}({List(node.Arguments)})",
        NewNode node => $"new {Of(node.Type)}{(node.Constructor is null ? "?" : "")}({List(node.Arguments)}){Braces(node.Initializer)}",
        ArrayNode node => $"new {Of(node.Type)}{(node.Size is null ? $"{{ {List(node.Elements)} }}" : $"[{Of(node.Size)}]")}",
        CollectionNode node => $"{Of(node.Type)}[{List(node.Elements)}]",
        SpreadNode node => ".." + Of(node.Operand),
        TupleNode node => $"({string.Join(", ", node.Elements.Zip(node.Names, static (e, n) => n.Length == 0 ? Of(e) : $"{n}: {Of(e)}"))})",
        AnonymousNode node => $"new {{ {string.Join(", ", node.Members.Select(static m => $"{m.Name} = {Of(m.Value)}"))} }}",
        LambdaNode node => $"({List(node.ParameterSlots, static slot => "$" + slot)}) => {Of(node.Body)}",
        BinaryNode node => $"({Of(node.Left)} {node.Operator} {Of(node.Right)})",
        ConditionalNode node => $"({Of(node.Condition)} ? {Of(node.WhenTrue)} : {Of(node.WhenFalse)})",
        CoalesceNode node => $"({Of(node.Value)} ?? {Of(node.WhenNull)})",
        ConditionalAccessNode node => $"({Of(node.Receiver)} ?. {Of(node.WhenNotNull)})",
        InterpolationNode node => $"$({string.Join(", ", node.Parts.Select(static p => Of(p.Value) + (p.Format is null ? "" : ":" + p.Format)))})",
        ConvertNode node => $"({Of(node.Type)}{(node.IsTry ? "?" : "")}{(node.IsImplicit ? "~" : "")}){Of(node.Operand)}",
        AssignNode node => $"{Of(node.Target)} = {Of(node.Value)}",
        BlockNode node => $"{{ {string.Join("; ", node.Statements.Select(Of))} }}",
        DeclareNode node => $"var ${node.Slot}{(node.Value is null ? "" : " = " + Of(node.Value))}",
        ReturnNode node => node.Value is null ? "return" : "return " + Of(node.Value),
        TypeRef type => type.Name[(type.Name.LastIndexOf('.') + 1)..],
        MethodRef method => method.LocalFunction is { } number ? $"{method.Name}#{number}" : method.Name,
        MemberRef member => member.Key,
        string text => text,
        int or bool or Operator => FormattableString.Invariant($"{part}"),
        ITuple tuple => $"({List(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]))})",
        IEnumerable sequence => $"[{List(sequence)}]",
        _ => Parts(part),
    };

    private static string Parts(object node)
    {
        var type = node.GetType();
        var parts = type.GetConstructors()[0].GetParameters()
            .Select(parameter => type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance)!)
            .Where(static property => property.PropertyType != typeof(Anchor))
            .Select(property => Of(property.GetValue(node)));
        return $"{type.Name.Replace("Node", "", StringComparison.Ordinal)}({string.Join(", ", parts)})";
    }

    private static string Braces(IEnumerable<Node> initializer) => initializer.Any() ? $" {{ {List(initializer)} }}" : "";

    private static string List(IEnumerable parts) => string.Join(", ", parts.Cast<object?>().Select(Of));

    private static string List<T>(IEnumerable<T> parts, Func<T, string> write) => string.Join(", ", parts.Select(write));

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture) + "d",
        _ => FormattableString.Invariant($"{value}"),
    };
}
