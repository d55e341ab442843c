using System.Text.Json;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>The functions of CloudFormation that give texts.</summary>
internal static partial class Intrinsics
{
    /// <summary>The text that a function gives, in pieces.</summary>
    public static IEnumerable<TemplatePiece> Evaluate(TemplateStack stack, string function, JsonElement argument) => function switch
    {
        "Ref" => [Reference(stack, argument.GetString()!, "Ref")],
        "Fn::GetAtt" when argument.ValueKind == JsonValueKind.Array && argument[1].ValueKind == JsonValueKind.String =>
            [Reference(stack, argument[0].GetString()!, argument[1].GetString()!)],
        "Fn::Join" => Join(stack, argument),
        "Fn::Sub" => Substitute(stack, argument),
        "Fn::Select" => [Select(stack, argument)],
        _ => [new TemplatePiece.Opaque($"{function} {argument.GetRawText()}")],
    };

    /// <summary>The blocks that Fn::Cidr cuts from the beginning of a known block; null where it is not known.</summary>
    public static IReadOnlyList<Cidr>? CutBlocks(TemplateStack stack, JsonElement argument)
    {
        if (!Cidr.TryParse(stack.Node(argument[0]).Text, out var block) || block.IsIpv6
            || !stack.Node(argument[1]).Number.TryGet(out var count)
            || !stack.Node(argument.GetArrayLength() > 2 ? argument[2] : default).Number.Or(8).TryGet(out var bits))
            return null;
        return [.. Enumerable.Range(0, count).Select(i => Cidr.Ipv4((long)block.Low + ((long)i << bits), 32 - bits))];
    }

    private static TemplatePiece Reference(TemplateStack stack, string name, string attribute)
    {
        if (stack.Resources.TryGetValue(name, out var resource))
            return new TemplatePiece.Attribute(resource, attribute);
        return name.StartsWith("AWS::", StringComparison.Ordinal) ? new TemplatePiece.Pseudo(name) : new TemplatePiece.Opaque(name);
    }

    private static IEnumerable<TemplatePiece> Join(TemplateStack stack, JsonElement argument)
    {
        var separator = argument[0].GetString()!;
        if (stack.Node(argument[1]).Elements() is not { } elements)
            return [new TemplatePiece.Opaque(argument.GetRawText())];
        return elements.SelectMany((element, i) => i == 0 || separator.Length == 0 ? element.Pieces() : [new TemplatePiece.Literal(separator), .. element.Pieces()]);
    }

    private static TemplatePiece Select(TemplateStack stack, JsonElement argument)
    {
        var list = stack.Node(argument[1]).Resolve();
        if (!stack.Node(argument[0]).Number.TryGet(out var index))
            return new TemplatePiece.Opaque(argument.GetRawText());
        return list.Function switch
        {
            // Zones are known by their position only.
            ("Fn::GetAZs", _) => new TemplatePiece.Literal($"#{index}"),
            ("Fn::Cidr", var cut) when CutBlocks(list.Stack, cut) is { } blocks && index < blocks.Count => new TemplatePiece.Literal(blocks[index].ToString()),
            _ => new TemplatePiece.Opaque(argument.GetRawText()),
        };
    }

    private static IEnumerable<TemplatePiece> Substitute(TemplateStack stack, JsonElement argument)
    {
        var body = argument.ValueKind == JsonValueKind.Array ? argument[0].GetString()! : argument.GetString()!;
        var variables = stack.Node(argument.ValueKind == JsonValueKind.Array ? argument[1] : default);
        var end = 0;
        foreach (Match match in Variable().Matches(body))
        {
            yield return new TemplatePiece.Literal(body[end..match.Index]);
            end = match.Index + match.Length;
            var name = match.Groups["name"].Value;
            if (variables.Member(name) is { Exists: true } given)
            {
                foreach (var piece in given.Pieces())
                    yield return piece;
                continue;
            }

            var dot = name.IndexOf('.');
            yield return dot < 0 ? Reference(stack, name, "Ref") : Reference(stack, name[..dot], name[(dot + 1) ..]);
        }

        yield return new TemplatePiece.Literal(body[end..]);
    }

    [GeneratedRegex(@"\$\{(?<name>[^!}]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
