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
        var shapes = new List<Func<Func<string, string>, PlacedSegment>> { Inline, InstanceMethod, StaticMethod, ExtensionMethod, LocalFunction, ConstructClass, OutMethod, LambdaWithScope, GenericMethod, Builder, PropertyGetter, Iterator };
        if (outputs.Count == 0)
            shapes.AddRange([Block, OneRound, KnownBranch, KnownSwitch, Try, WhileLoop, DelegateList, InterfaceMethod]);
        if (isSelfContained)
            shapes.AddRange([SeveralRounds, ForLoop, Nested, LinqRounds, BaseClass, Recursion, RecordsWithFunctions]);
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

    private PlacedSegment GenericMethod(Func<string, string> read)
    {
        var parameters = string.Concat(inputs.Select(static input => $", {input.Type} {input.Name}"));
        var type = $$"""
            internal static class {{_name}}Helper
            {
                internal static {{ReturnType()}} Make<TScope>(TScope scope{{parameters}}) where TScope : Construct
                {
                    {{Layout.Indent(OfScope(Body()) + Return(), 8)}}
                }
            }
            """;
        return new($"{Receive()}{_name}Helper.Make(this{string.Concat(inputs.Select(input => $", {read(input.Name)}"))});", [], [type]);
    }

    /// <summary>A class that is configured step by step and then builds.</summary>
    private PlacedSegment Builder(Func<string, string> read)
    {
        var fields = string.Concat(inputs.Select(static input => $"\n    private {input.Type} {input.Name} = default!;"));
        var steps = string.Concat(inputs.Select(input => $"\n\n    public {_name}Builder With{input.Name}({input.Type} value)\n    {{\n        {input.Name} = value;\n        return this;\n    }}"));
        var type = $$"""
            internal sealed class {{_name}}Builder
            {
                private readonly Construct _scope;{{fields}}

                public {{_name}}Builder(Construct scope) => _scope = scope;{{steps}}

                public {{ReturnType()}} Build()
                {
                    {{Layout.Indent(Words.Replace(Body(), "this", "_scope") + Return(), 8)}}
                }
            }
            """;
        return new($"{Receive()}new {_name}Builder(this){string.Concat(inputs.Select(input => $".With{input.Name}({read(input.Name)})"))}.Build();", [], [type]);
    }

    /// <summary>Made when a property is first read.</summary>
    private PlacedSegment PropertyGetter(Func<string, string> read)
    {
        if (outputs.Count != 1 || inputs.Count > 0)
            return InstanceMethod(read);
        var property = $"private {outputs[0].Type} {_name} => _{_name} ??= Make{_name}();\n\nprivate {outputs[0].Type}? _{_name};";
        return new($"var {outputs[0].Name} = {_name};\nGC.KeepAlive({_name});", [property, $"private {outputs[0].Type} Make{_name}()\n{{\n    {Layout.Indent(Body() + Return(), 4)}\n}}"], []);
    }

    private PlacedSegment Iterator(Func<string, string> read)
    {
        var parameters = inputs.Select(static input => $"{input.Type} {input.Name}");
        var arguments = inputs.Select(input => read(input.Name));
        var element = outputs.Count == 0 ? "int" : ReturnType();
        var result = outputs.Count == 0 ? "1" : outputs.Count == 1 ? outputs[0].Name : $"({string.Join(", ", outputs.Select(static output => output.Name))})";
        var method = $"private IEnumerable<{element}> {_name}({string.Join(", ", parameters)})\n{{\n    {Layout.Indent(Body(), 4)}\n    yield return {result};\n}}";
        return new($"{(outputs.Count == 0 ? "_ = " : Receive())}{_name}({string.Join(", ", arguments)}).{(_choices.Maybe() ? "First" : "Single")}();", [method], []);
    }

    private PlacedSegment WhileLoop(Func<string, string> read) => new(
        $"var {_name} = 0;\nwhile ({_name} < 1)\n{{\n    {Layout.Indent(Replace(Enclosed(Body()), read), 4)}\n    {_name}++;\n}}", [], []);

    private PlacedSegment DelegateList(Func<string, string> read) => new(
        $"var {_name} = new List<System.Action<Construct>> {{ scope =>\n{{\n    {Layout.Indent(Replace(Enclosed(OfScope(Body())), read), 4)}\n}} }};\nforeach (var act in {_name})\n    act(this);", [], []);

    private PlacedSegment InterfaceMethod(Func<string, string> read)
    {
        var parameters = string.Concat(inputs.Select(static input => $", {input.Type} {input.Name}"));
        var type = $$"""
            internal interface I{{_name}}
            {
                void Apply(Construct scope{{parameters}});
            }

            internal sealed class {{_name}} : I{{_name}}
            {
                public void Apply(Construct scope{{parameters}})
                {
                    {{Layout.Indent(OfScope(Body()), 8)}}
                }
            }
            """;
        return new($"I{_name} part{_name} = new {_name}();\npart{_name}.Apply(this{string.Concat(inputs.Select(input => $", {read(input.Name)}"))});", [], [type]);
    }

    private PlacedSegment Recursion(Func<string, string> read) => new(
        $"{_name}(2);", [$"private void {_name}(int left)\n{{\n    if (left == 0)\n        return;\n    {Layout.Indent(Body("left"), 4)}\n    {_name}(left - 1);\n}}"], []);

    private PlacedSegment RecordsWithFunctions(Func<string, string> read) => new(
        $"foreach (var plan in new[] {{ new {_name}Plan(() => \"left\"), new {_name}Plan(() => \"right\") }})\n{{\n    {Layout.Indent(Enclosed(Body("plan.Name()")), 4)}\n}}", [], [$"internal sealed record {_name}Plan(Func<string> Name);"]);

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

    /// <summary>
    /// The statements, with the ids of constructs as fits; in a loop they differ from round to round. A letter stands before what varies: logical ids have no
    /// hyphens, so that the first of 'Route10' would be the one of 'Route100'.
    /// </summary>
    private string Body(string? round = null) => Id().Replace(segment.Text, match =>
    {
        var name = match.Groups["name"].Value;
        var varying = string.Join("-", new[] { match.Groups["own"].Value, round }.Where(static part => part is { Length: > 0 }).Select(static part => $"{{{part}}}"));
        if (varying.Length > 0)
            return _choices.Below(2) == 0 ? $"$\"{name}-x{varying}\"" : $"\"{name}-x\" + $\"{varying}\"";
        return _choices.Below(5) switch
        {
            1 => $"$\"{{\"{name}\"}}\"",
            2 => $"string.Format(\"{{0}}-x{{1}}\", \"{name}\", {_choices.Below(10)})",
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
