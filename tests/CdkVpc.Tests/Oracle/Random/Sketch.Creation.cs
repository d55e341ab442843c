namespace CdkVpc.Tests.Oracle.Random;

/// <content>Creations and calls.</content>
internal sealed partial class Sketch
{
    private string _scope = "this";

    /// <summary>What is created meanwhile stands in another scope than this one.</summary>
    /// <param name="scope">The variable of a construct.</param>
    /// <param name="write">Writes the creations.</param>
    public T In<T>(string scope, Func<T> write)
    {
        _scope = scope;
        var result = write();
        _scope = "this";
        return result;
    }

    /// <summary>A place at which a rule must report, of a name with its namespace the last part; without a rule, the text as it is.</summary>
    public static string Mark(string? rule, string text)
    {
        var last = text.LastIndexOf('.') + 1;
        return rule is null ? text : $"{text[..last]}{{|{rule}:{text[last..]}|}}";
    }

    /// <summary>Creates a construct and returns its variable. Its props are of the type that is called like it, with 'Props'.</summary>
    /// <param name="type">The type of the construct.</param>
    /// <param name="hint">What its variable and id begin with.</param>
    /// <param name="mark">The rule that must report the creation; null where none must.</param>
    /// <param name="props">The properties; none where the construct is created without props.</param>
    public string Create(string type, string hint, string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        var arguments = $"{_scope}, {Id(char.ToUpperInvariant(hint[0]) + hint[1..])}";
        var propsType = $"{type.TrimEnd('_')}Props";
        var given = props.Count == 0 ? null : Props(propsType, props);
        var all = given is null ? arguments : $"{arguments}, {given}";
        var created = $"new {Mark(mark, type)}({all})";
        var name = Var(type, hint);
        switch (Choices.Below(12))
        {
            case 1:
                Code($"{type} {name} = {Mark(mark, "new")}({all});");
                break;
            case 2:
                var factory = Name("Factory");
                var (parameter, handedOn) = given is null ? ("", "") : ($", {InterfaceOf(propsType)} props", ", props");
                Type($"internal static class {factory} {{ public static {type} Create(Construct scope, string id{parameter}) => new {Mark(mark, type)}(scope, id{handedOn}); }}");
                Code($"var {name} = {factory}.Create({all});");
                break;
            case 3:
                var make = Name("Make");
                Code($"{type} {make}() => {created};\nvar {name} = {make}();");
                break;
            case 4:
                Code($"var {name} = {Known(value: true)} ? {created} : throw new InvalidOperationException();");
                break;
            case 5:
                Code($"{type}? {name}Or = null;\nvar {name} = {name}Or ?? {created};");
                break;
            case 6:
                Code($"Func<{type}> {name}Maker = () => {created};\nvar {name} = {name}Maker();");
                break;
            case 7:
                Subclass(type, name, mark, arguments, given is null ? null : InterfaceOf(propsType), given);
                break;
            case 8:
                var builder = Name("Builder");
                Type($"internal static class {builder} {{ public static T Add<T>(Construct scope, string id, Func<Construct, string, T> make) where T : Construct => make(scope, id); }}");
                Code($"var {name} = {builder}.Add({arguments}, (inner, id) => new {Mark(mark, type)}(inner, id{(given is null ? "" : ", " + given)}));");
                break;
            case 9:
                Code($"var ({name}, _) = ({created}, true);");
                break;
            case 10:
                Code($"var {name}Box = new Lazy<{type}>(() => {created});\nvar {name} = {name}Box.Value;");
                break;
            case 11:
                Code($"{type}[] {name}List = [{created}];\nvar {name} = {name}List.Single();");
                break;
            default:
                Code($"var {name} = {created};");
                break;
        }

        return name;
    }

    /// <summary>A class of the program that derives from the construct's.</summary>
    private void Subclass(string type, string name, string? mark, string arguments, string? propsType, string? given)
    {
        var derived = Name("Own" + type[(type.LastIndexOf('.') + 1) ..]);
        if (given is null)
        {
            Type($"internal class {derived} : {type} {{ public {derived}(Construct scope, string id) : base(scope, id) {{ }} }}");
            Code($"var {name} = new {Mark(mark, derived)}({arguments});");
        }
        else
        {
            Type($"internal class {derived} : {type} {{ public {derived}(Construct scope, string id, {propsType} props) : base(scope, id, props) {{ }} }}");
            Code($"{type} {name} = new {Mark(mark, derived)}({arguments}, {given});");
        }
    }

    private static string InterfaceOf(string propsType) => propsType.Insert(propsType.LastIndexOf('.') + 1, "I");

    /// <summary>Creates a construct that nothing else uses.</summary>
    /// <inheritdoc cref="Create"/>
    public void CreateUnused(string type, string hint, string? mark, params IReadOnlyList<(string Name, string Value)> props)
    {
        if (Choices.Maybe(70))
        {
            _ = Create(type, hint, mark, props);
            return;
        }

        var given = props.Count == 0 ? "" : $", {Props($"{type.TrimEnd('_')}Props", props)}";
        Code($"{Choices.Pick("", "_ = ")}new {Mark(mark, type)}({_scope}, {Id(char.ToUpperInvariant(hint[0]) + hint[1..])}{given});");
    }

    /// <summary>An object of properties.</summary>
    public string Props(string type, params IReadOnlyList<(string Name, string Value)> props)
    {
        var initializer = props.Count == 0 ? "" : $" {{ {string.Join(", ", props.Select(static prop => $"{prop.Name} = {prop.Value}"))} }}";
        var shape = Choices.Below(6);
        var local = shape is 0 or 5 ? "" : Var(shape == 4 ? $"Func<{type}>" : type, "props");
        switch (shape)
        {
            case 1:
                Code($"var {local} = new {type}(){initializer};");
                return local;
            case 2:
                Code($"{type} {local} = new(){initializer};");
                return local;
            case 3:
                Code($"var {local} = new {type}();");
                foreach (var (name, value) in props)
                    Code($"{local}.{name} = {value};");
                return local;
            case 4:
                Code($"Func<{type}> {local} = () => new {type}(){initializer};");
                return $"{local}()";
            case 5:
                return $"new {type}(){initializer}";
            default:
                return props.Count == 0 ? $"new {type}()" : $"new {type}{initializer}";
        }
    }

    /// <summary>A call of a method, whose result nothing uses.</summary>
    /// <param name="receiver">The object: an expression without effects.</param>
    /// <param name="method">The method.</param>
    /// <param name="mark">The rule that must report the call; null where none must.</param>
    /// <param name="arguments">The arguments.</param>
    public void Call(string receiver, string method, string? mark, params IReadOnlyList<string> arguments)
    {
        var call = $"{Mark(mark, method)}({string.Join(", ", arguments)})";
        switch (Choices.Below(4))
        {
            case 1:
                var act = Name("act");
                Code($"System.Action {act} = () => {receiver}.{call};\n{act}();");
                break;
            case 2:
                Code($"{receiver}?.{call};");
                break;
            case 3:
                var local = Name("receiver");
                Code($"var {local} = {receiver};\n{local}.{call};");
                break;
            default:
                Code($"{receiver}.{call};");
                break;
        }
    }
}
