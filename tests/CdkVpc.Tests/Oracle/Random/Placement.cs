using System.Text.RegularExpressions;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>A segment as it stands in its stack: the statements of the constructor, and what they need besides.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Members">Members of the stack class.</param>
/// <param name="Types">Types beside the stack class.</param>
internal sealed record PlacedSegment(string Statements, IReadOnlyList<string> Members, IReadOnlyList<string> Types);

/// <summary>Decides in what a segment stands: the constructor itself, a method, a construct, a loop, a branch.</summary>
internal sealed partial class Placement(
    Draft draft, Segment segment, List<(string Type, string Name)> inputs, List<(string Type, string Name)> outputs)
{
    private readonly Choices _choices = draft.Choices;
    private readonly string _name = draft.Name("Part");

    /// <summary>Places it; how the constructor refers to a variable that the segment takes is given.</summary>
    public PlacedSegment Write(Func<string, string> read)
    {
        var isSelfContained = inputs.Count == 0 && outputs.Count == 0;
        var shapes = new List<Func<Func<string, string>, PlacedSegment>> { Inline, InstanceMethod, StaticMethod, ExtensionMethod, LocalFunction, ConstructClass, OutMethod, LambdaWithScope };
        if (outputs.Count == 0)
            shapes.AddRange([Block, OneRound, KnownBranch, KnownSwitch, Try]);
        if (isSelfContained)
            shapes.AddRange([SeveralRounds, ForLoop, Nested, LinqRounds, BaseClass]);
        if (isSelfContained && draft.HasUndecided)
            shapes.AddRange([UndecidedBranch, UndecidedRounds, UndecidedBranch, UndecidedRounds]);
        return shapes[_choices.Below(shapes.Count)](read);
    }

    private PlacedSegment Inline(Func<string, string> read) => new(Replace(Enclosed(Body()), read), [], []);

    private PlacedSegment InstanceMethod(Func<string, string> read) => Method(read, isStatic: false);

    private PlacedSegment StaticMethod(Func<string, string> read) => Method(read, isStatic: true);

    private PlacedSegment Method(Func<string, string> read, bool isStatic)
    {
        var parameters = inputs.Select(static input => $"{input.Type} {input.Name}");
        var arguments = inputs.Select(input => read(input.Name));
        if (isStatic)
            (parameters, arguments) = (parameters.Prepend("Construct scope"), arguments.Prepend("this"));
        var body = isStatic ? OfScope(Body()) : Body();
        var method = $"private {(isStatic ? "static " : "")}{ReturnType()} {_name}({string.Join(", ", parameters)})\n{{\n    {Layout.Indent(body + Return(), 4)}\n}}";
        return new($"{Receive()}{_name}({string.Join(", ", arguments)});", [method], []);
    }

    private PlacedSegment ExtensionMethod(Func<string, string> read)
    {
        var parameters = string.Concat(inputs.Select(static input => $", {input.Type} {input.Name}"));
        var type = $$"""
            internal static class {{_name}}Extensions
            {
                public static {{ReturnType()}} {{_name}}(this Construct scope{{parameters}})
                {
                    {{Layout.Indent(OfScope(Body()) + Return(), 8)}}
                }
            }
            """;
        return new($"{Receive()}this.{_name}({string.Join(", ", inputs.Select(input => read(input.Name)))});", [], [type]);
    }

    private PlacedSegment LocalFunction(Func<string, string> read) =>
        new($"{Receive()}{_name}();\n{ReturnType()} {_name}()\n{{\n    {Layout.Indent(Replace(Enclosed(Body()), read) + Return(), 4)}\n}}", [], []);

    private PlacedSegment LambdaWithScope(Func<string, string> read)
    {
        var type = outputs.Count == 0 ? "System.Action<Construct>" : $"Func<Construct, {ReturnType()}>";
        return new($"{type} {_name} = scope =>\n{{\n    {Layout.Indent(Replace(Enclosed(OfScope(Body())), read) + Return(), 4)}\n}};\n{Receive()}{_name}(this);", [], []);
    }

    private PlacedSegment OutMethod(Func<string, string> read)
    {
        if (outputs.Count == 0)
            return InstanceMethod(read);
        var parameters = inputs.Select(static input => $"{input.Type} {input.Name}").Concat(outputs.Select(static output => $"out {output.Type} {output.Name}Out"));
        var arguments = inputs.Select(input => read(input.Name)).Concat(outputs.Select(static output => $"out var {output.Name}"));
        var assignments = string.Concat(outputs.Select(static output => $"\n{output.Name}Out = {output.Name};"));
        var method = $"private void {_name}({string.Join(", ", parameters)})\n{{\n    {Layout.Indent(Body() + assignments, 4)}\n}}";
        return new($"{_name}({string.Join(", ", arguments)});", [method], []);
    }

    private PlacedSegment ConstructClass(Func<string, string> read) => InClass(read, "Construct");

    private PlacedSegment Nested(Func<string, string> read) => InClass(read, "NestedStack");

    private PlacedSegment InClass(Func<string, string> read, string baseType)
    {
        var parameters = string.Concat(inputs.Select(static input => $", {input.Type} {input.Name}"));
        var members = string.Concat(outputs.Select(static output => $"\n\n    public {output.Type} {output.Name}Made {{ get; }}"));
        var assignments = string.Concat(outputs.Select(static output => $"\n{output.Name}Made = {output.Name};"));
        var type = $$"""
            internal {{_choices.Pick("sealed ", "")}}class {{_name}} : {{baseType}}
            {
                public {{_name}}(Construct scope, string id{{parameters}}) : base(scope, id)
                {
                    {{Layout.Indent(Body() + assignments, 8)}}
                }{{members}}
            }
            """;
        var variable = char.ToLowerInvariant(_name[0]) + _name[1..];
        var arguments = string.Concat(inputs.Select(input => $", {read(input.Name)}"));
        var received = string.Concat(outputs.Select(output => $"\nvar {output.Name} = {variable}.{output.Name}Made;"));
        return new($"var {variable} = new {_name}(this, \"{_name}\"{arguments});{received}", [], [type]);
    }

    private PlacedSegment BaseClass(Func<string, string> read)
    {
        var type = $$"""
            internal abstract class {{_name}}Base : Construct
            {
                protected {{_name}}Base(Construct scope, string id) : base(scope, id) => Build();

                protected abstract void Build();
            }

            internal sealed class {{_name}} : {{_name}}Base
            {
                public {{_name}}(Construct scope, string id) : base(scope, id)
                {
                }

                protected override void Build()
                {
                    {{Layout.Indent(Body(), 8)}}
                }
            }
            """;
        return new($"_ = new {_name}(this, \"{_name}\");", [], [type]);
    }

    private PlacedSegment Block(Func<string, string> read) => new($"{{\n    {Layout.Indent(Replace(Enclosed(Body()), read), 4)}\n}}", [], []);

    private PlacedSegment Try(Func<string, string> read) =>
        new($"try\n{{\n    {Layout.Indent(Replace(Enclosed(Body()), read), 4)}\n}}\nfinally\n{{\n    GC.KeepAlive(this);\n}}", [], []);

    private PlacedSegment OneRound(Func<string, string> read) => new(
        $"foreach (var {_name} in new[] {{ \"{_name}\" }})\n{{\n    {Layout.Indent(Replace(Enclosed(Body(_name)), read), 4)}\n}}", [], []);

    private PlacedSegment KnownBranch(Func<string, string> read) => new(
        $"if (\"{_name}\".Length > 2)\n{{\n    {Layout.Indent(Replace(Enclosed(Body()), read), 4)}\n}}", [], []);

    private PlacedSegment KnownSwitch(Func<string, string> read) => new(
        $"switch (\"{_name}\")\n{{\n    case \"{_name}\":\n    {{\n        {Layout.Indent(Replace(Enclosed(Body()), read), 8)}\n        break;\n    }}\n\n    default:\n        throw new InvalidOperationException();\n}}", [], []);

    private PlacedSegment SeveralRounds(Func<string, string> read) => new(
        $"foreach (var {_name} in new List<string> {{ \"one\", \"two\" }})\n{{\n    {Layout.Indent(Enclosed(Body(_name)), 4)}\n}}", [], []);

    private PlacedSegment ForLoop(Func<string, string> read) => new(
        $"for (var {_name} = 0; {_name} < 2; {_name}++)\n{{\n    {Layout.Indent(Enclosed(Body(_name)), 4)}\n}}", [], []);

    private PlacedSegment LinqRounds(Func<string, string> read) => new(
        $"Enumerable.Range(1, 2).Select(one => $\"{_name}-{{one}}\").ToList().ForEach({_name} =>\n{{\n    {Layout.Indent(Enclosed(Body(_name)), 4)}\n}});", [], []);

    private PlacedSegment UndecidedBranch(Func<string, string> read) => new(
        $"if (System.Environment.GetEnvironmentVariable(\"CDKVPC_NOWHERE\") {_choices.Pick("is null", "is not null")})\n{{\n    {Layout.Indent(Enclosed(Body()), 4)}\n}}", [], []);

    private PlacedSegment UndecidedRounds(Func<string, string> read) => new(
        $"foreach (var {_name} in (System.Environment.GetEnvironmentVariable(\"CDKVPC_NOWHERE\") ?? \"a,b\").Split(','))\n{{\n    {Layout.Indent(Enclosed(Body(_name)), 4)}\n}}", [], []);

    /// <summary>The statements, with the ids of constructs as fits; in a loop they differ from round to round.</summary>
    private string Body(string? round = null) => Id().Replace(segment.Text, match =>
    {
        var name = match.Groups["name"].Value;
        var varying = string.Join("-", new[] { match.Groups["own"].Value, round }.Where(static part => part is { Length: > 0 }).Select(static part => $"{{{part}}}"));
        if (varying.Length > 0)
            return _choices.Below(2) == 0 ? $"$\"{name}-{varying}\"" : $"\"{name}\" + $\"{varying}\"";
        return _choices.Below(5) switch
        {
            1 => $"$\"{{\"{name}\"}}\"",
            2 => $"string.Format(\"{{0}}-{{1}}\", \"{name}\", {_choices.Below(10)})",
            3 => $"\"{name}\" + 'x'",
            4 => $"new[] {{ \"{name}\" }}[0]",
            _ => $"\"{name}\"",
        };
    });

    private string Enclosed(string text) => Layout.Enclose(segment.Snippet, text);

    private string Replace(string text, Func<string, string> read) =>
        inputs.Aggregate(text, (replaced, input) => read(input.Name) is var other && other == input.Name ? replaced : Words.Replace(replaced, input.Name, other));

    private static string OfScope(string text) => Words.Replace(text, "this", "scope");

    private string ReturnType() => outputs switch
    {
        [] => "void",
        [var only] => only.Type,
        _ => $"({string.Join(", ", outputs.Select(static output => $"{output.Type} {output.Name}"))})",
    };

    private string Return() => outputs switch
    {
        [] => "",
        [var only] => $"\nreturn {only.Name};",
        _ => $"\nreturn ({string.Join(", ", outputs.Select(static output => output.Name))});",
    };

    private string Receive() => outputs switch
    {
        [] => "",
        [var only] => $"var {only.Name} = ",
        _ => $"var ({string.Join(", ", outputs.Select(static output => output.Name))}) = ",
    };

    [GeneratedRegex("⟦(?<name>[^⟧:]+)(:(?<own>[^⟧]+))?⟧", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
