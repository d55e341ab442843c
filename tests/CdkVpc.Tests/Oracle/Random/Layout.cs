using System.Text;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>
/// Makes a program of snippets: decides which segments stand in which stack, and how things travel between stacks. What a snippet wrote is
/// enclosed as <c>{&lt;7|...|&gt;}</c>, 7 being its number.
/// </summary>
internal sealed class Layout
{
    private readonly Draft _draft;
    private readonly Choices _choices;
    private readonly List<Host> _hosts = [];
    private readonly List<Segment> _segments;
    private readonly List<string> _types = [];
    private readonly Dictionary<string, (string Type, Host Host, int Position)> _variables = new(StringComparer.Ordinal);

    private Layout(Draft draft)
    {
        _draft = draft;
        _choices = draft.Choices;
        _segments = [.. draft.Snippets.SelectMany(static snippet => snippet.Segments)];
    }

    /// <summary>The program, with its marks.</summary>
    public static string Compose(Draft draft) => new Layout(draft).Compose();

    /// <summary>Encloses what a snippet wrote.</summary>
    public static string Enclose(Snippet snippet, string text) => $"{{<{snippet.Number}|{text}|>}}";

    /// <summary>A text, each line of which begins with further blanks.</summary>
    public static string Indent(string text, int blanks) => text.Replace("\n", "\n" + new string(' ', blanks));

    private string Compose()
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            var host = HostOf(_segments[i]);
            host.Segments.Add(_segments[i]);
            foreach (var (type, name) in _segments[i].Variables)
                _variables.Add(name, (type, host, i));
        }

        foreach (var snippet in _draft.Snippets)
            _types.AddRange(snippet.Types.Select(type => Enclose(snippet, type)));
        var environment = _draft.HasEnvironment ? """new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" }""" : null;
        var creations = _hosts.ConvertAll(host => Write(host, environment));
        var main = new StringBuilder("var app = new App();\n");
        var scope = "app";
        if (_choices.Maybe(15))
        {
            main.Append("var stage = new Stage(app, \"Live\");\n");
            scope = "stage";
        }

        foreach (var creation in creations)
            main.Append(creation.Replace("⟦scope⟧", scope)).Append('\n');
        main.Append("app.Synth();");
        var types = string.Join("\n\n", _types);
        var (before, after) = _choices.Maybe(30) ? ("using Company.Network;\n\n", $"namespace Company.Network\n{{\n    {Indent(types, 4)}\n}}\n") : ("", types + "\n");
        return _choices.Below(2) == 0
            ? $"{before}{main}\n\n{after}"
            : $"{before}public static class Program\n{{\n    public static void Main()\n    {{\n        {Indent(main.ToString(), 8)}\n    }}\n}}\n\n{after}";
    }

    /// <summary>The stack in which a segment stands: not before any that it takes something from.</summary>
    private Host HostOf(Segment segment)
    {
        var previous = segment.Snippet.Segments.TakeWhile(other => !ReferenceEquals(other, segment)).LastOrDefault();
        var land = segment.Snippet.Land is { } shared && _variables.TryGetValue(shared.Vpc, out var vpc) ? vpc.Host : null;
        var before = previous is null ? land : _hosts.Find(host => host.Segments.Contains(previous));
        if (before is not null && !segment.MayLeaveStack)
            return before;
        var first = before is null ? 0 : before.Number;
        var at = _choices.Below(_hosts.Count - first + 1);

        // The simplest is the stack that is there already.
        if (first + at < _hosts.Count)
            return _hosts[first + at];
        var made = new Host(_hosts.Count);
        _hosts.Add(made);
        return made;
    }

    /// <summary>The variables that a text takes from what precedes it.</summary>
    private List<(string Type, string Name)> InputsOf(string text, IEnumerable<(string Type, string Name)> own) =>
        [.. Words.Of(text)
            .Where(name => _variables.ContainsKey(name) && !own.Any(variable => variable.Name == name))
            .Select(name => (_variables[name].Type, name))];

    /// <summary>The variables of a segment that others use: those of its own stack, or of other stacks.</summary>
    private List<(string Type, string Name)> OutputsOf(Segment segment, Func<Segment, bool> users) =>
        [.. segment.Variables.Where(variable => _segments.Any(other => !ReferenceEquals(other, segment) && users(other) && Words.Of(other.Text).Contains(variable.Name)))];

    /// <summary>Writes the class of a stack; the result is the statement that creates it.</summary>
    private string Write(Host host, string? environment)
    {
        var inputs = InputsOf(string.Join("\n", host.Segments.Select(static segment => segment.Text)), host.Segments.SelectMany(static segment => segment.Variables));
        var outputs = host.Segments.SelectMany(segment => OutputsOf(segment, other => !host.Segments.Contains(other))).ToList();
        var (parameters, arguments, read) = Travel(host, inputs, environment);
        var body = new StringBuilder();
        var members = new List<string>();
        foreach (var (type, name) in outputs)
            members.Add(Exposed(type, PropertyOf(name)));
        foreach (var segment in host.Segments)
        {
            var taken = InputsOf(segment.Text, segment.Variables);
            var given = OutputsOf(segment, static _ => true);
            var written = new Placement(_draft, segment, taken, given).Write(name => _variables[name].Host == host ? name : read(name));
            body.Append(Indent(written.Statements, 8)).Append("\n        ");
            members.AddRange(written.Members.Select(member => Enclose(segment.Snippet, member)));
            _types.AddRange(written.Types.Select(type => Enclose(segment.Snippet, type)));
        }

        foreach (var (_, name) in outputs)
            body.Append($"{PropertyOf(name)} = {name};\n        ");
        var rest = string.Concat(members.Select(static member => $"\n\n    {Indent(member, 4)}"));
        _types.Add($$"""
            public {{_choices.Pick("", "sealed ", "partial ")}}class {{host.Name}} : Stack
            {
                public {{host.Name}}({{parameters}})
                {
                    {{Indent(body.ToString().TrimEnd(), 0)}}
                }{{rest}}
            }
            """);
        var creation = $"new {host.Name}({arguments});";
        return outputs.Count > 0 || _hosts.Any(other => other.TakesWhole.Contains(host)) ? $"var {host.Variable} = {creation}" : $"_ = {creation}";
    }

    /// <summary>How the constructor of a stack gets what it takes from others, how Main calls it, and how its body reads it.</summary>
    private (string Parameters, string Arguments, Func<string, string> Read) Travel(Host host, List<(string Type, string Name)> inputs, string? environment)
    {
        var props = environment is null ? "" : $", new StackProps {{ Env = {environment} }}";
        var begin = $"⟦scope⟧, \"{host.Name}\"";
        string From(string name) => $"{_variables[name].Host.Variable}.{PropertyOf(name)}";
        switch (inputs.Count == 0 ? 0 : _choices.Below(3))
        {
            case 1:
                var members = string.Concat(inputs.Select(static input => $" public required {input.Type} {PropertyOf(input.Name)} {{ get; {(input.Name.Length % 2 == 0 ? "set" : "init")}; }}"));
                _types.Add($"public class {host.Name}Props : StackProps\n{{\n   {members}\n}}");
                var values = inputs.Select(input => $"{PropertyOf(input.Name)} = {From(input.Name)}");
                if (environment is not null)
                    values = values.Prepend($"Env = {environment}");
                return ($"Construct scope, string id, {host.Name}Props given) : base(scope, id, given", $"{begin}, new {host.Name}Props {{ {string.Join(", ", values)} }}", static name => $"given.{PropertyOf(name)}");
            case 2:
                var stacks = inputs.Select(input => _variables[input.Name].Host).Distinct().ToList();
                host.TakesWhole.AddRange(stacks);
                return (
                    $"Construct scope, string id{string.Concat(stacks.Select(static stack => $", {stack.Name} {stack.Variable}"))}, IStackProps? props = null) : base(scope, id, props",
                    $"{begin}{string.Concat(stacks.Select(static stack => $", {stack.Variable}"))}{props}",
                    From);
            default:
                return (
                    $"Construct scope, string id{string.Concat(inputs.Select(static input => $", {input.Type} {input.Name}"))}, IStackProps? props = null) : base(scope, id, props",
                    $"{begin}{string.Concat(inputs.Select(input => $", {From(input.Name)}"))}{props}",
                    static name => name);
        }
    }

    private string Exposed(string type, string name) => _choices.Below(4) switch
    {
        1 => $"public {type} {name} {{ get; private set; }}",
        2 => $"public readonly {type} {name};",
        3 => $"public {type} {name} {{ get; set; }}",
        _ => $"public {type} {name} {{ get; }}",
    };

    private static string PropertyOf(string variable) => char.ToUpperInvariant(variable[0]) + variable[1..];
}

/// <summary>A stack class of the program.</summary>
/// <param name="Number">Its position in the order of creation.</param>
internal sealed record Host(int Number)
{
    /// <summary>The name of the class, and the id of the stack.</summary>
    public string Name => $"Stack{(char)('A' + (Number % 26))}{(Number < 26 ? "" : $"{Number}")}";

    /// <summary>The variable of Main that holds the stack.</summary>
    public string Variable => char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>What its constructor does.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>The stacks that it takes as a whole.</summary>
    public List<Host> TakesWhole { get; } = [];

    /// <inheritdoc/>
    public bool Equals(Host? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number;
}
