using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>
/// Objects of properties, of the EC2 and S3 modules, that reach CDK without a property which they require. The C# types do not say which those are;
/// the attributes that jsii writes on them do, in every version of the library: <c>JsiiProperty(name, typeJson, isOptional)</c>. jsii refuses such an
/// object when it is handed over, be it an argument or a part of one. A value type that is left out has its default.
/// </summary>
internal sealed class RequiredPropertyFamily : Family
{
    private const string ByValue = "Amazon.JSII.Runtime.Deputy.JsiiByValueAttribute";
    private const string JsiiProperty = "Amazon.JSII.Runtime.Deputy.JsiiPropertyAttribute";
    private const int IsOptional = 2;

    /// <summary>How deep objects in objects are looked at.</summary>
    private const int MaxDepth = 8;

    private static readonly string[] Modules = [CdkNames.Ec2, "Amazon.CDK.AWS.S3."];

    private readonly Dictionary<string, Shape?> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<Instance, (Instance? User, Shape Shape, IReadOnlyList<string> Missing, Guard Guard)> _incomplete = [];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [];

    /// <inheritdoc/>
    public override void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context) => CheckAll(arguments, instance, context);

    /// <inheritdoc/>
    public override void ObserveCall(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) => CheckAll(arguments, receiver as Instance ?? arguments["scope"] as Instance, context);

    /// <inheritdoc/>
    public override void Declare(NetworkWriter writer)
    {
        foreach (var entry in _incomplete)
        {
            var (user, shape, missing, guard) = entry.Value;
            writer.Network.IncompleteObjects.Add(new IncompleteObject
            {
                Path = user is not null && user.Type.Is(CdkNames.Construct) ? writer.Tree.PathOf(user) : "*",
                Anchor = entry.Key.Anchor, Order = entry.Key.Order, Guard = guard, IsRepeated = entry.Key.IsRepeated,
                TypeName = shape.Name, Missing = missing,
            });
        }
    }

    private void CheckAll(Arguments arguments, Instance? user, CdkContext context)
    {
        foreach (var argument in arguments.All)
            Check(argument, user, context.Evaluation.Guard, MaxDepth, context);
    }

    private void Check(Value value, Instance? user, Guard guard, int depth, CdkContext context)
    {
        if (depth == 0)
            return;
        switch (value)
        {
            case Choice:
                foreach (var (world, alternative) in ValueReader.Alternatives(value, guard))
                    Check(alternative, user, world, depth, context);
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    Check(item, user, guard, depth - 1, context);
                break;
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    Check(entry.Value, user, guard, depth - 1, context);
                break;
            case Instance { IsOpaque: false, IsEscaped: false } instance when !instance.Type.Is(CdkNames.Construct) && ShapeOf(instance.Type, context) is { } shape:
                Check(instance, shape, user, guard, depth, context);
                break;
            default:
                break;
        }
    }

    private void Check(Instance instance, Shape shape, Instance? user, Guard guard, int depth, CdkContext context)
    {
        var missing = new List<string>();
        foreach (var (name, isRequired) in shape.Properties)
        {
            var value = context.Evaluation.Member(instance, name);
            if (isRequired && !IsHidden(instance, name) && ValueReader.Alternatives(value, guard).All(static way => ValueReader.IsNull(way.Value)))
                missing.Add(name);
            else
                Check(value, user, guard, depth - 1, context);
        }

        if (missing.Count > 0 && !_incomplete.ContainsKey(instance))
            _incomplete.Add(instance, (user, shape, missing, guard));
    }

    /// <summary>Whether a class of the program declares a property of this name, so that what is read may not be what jsii reads.</summary>
    private static bool IsHidden(Instance instance, string name) => instance.Type.Source is not null && instance.Members.Keys.Any(key => key.StartsWith(name + "@", StringComparison.Ordinal));

    /// <summary>The nearest type of the library that an object is of; null for one that is none, or that is no object of properties.</summary>
    private Shape? ShapeOf(TypeRef type, CdkContext context)
    {
        var name = type.Source is null ? type.Name : type.BaseNames.FirstOrDefault(static name => name.StartsWith("Amazon.CDK.", StringComparison.Ordinal));
        if (name is null)
            return null;
        if (!_shapes.TryGetValue(name, out var shape))
            _shapes.Add(name, shape = context.Evaluation.Describe(name) is { } described && described.Attributes.Any(static attribute => attribute.Type == ByValue) ? new Shape(name, described) : null);
        return shape;
    }

    /// <summary>A type of objects of properties.</summary>
    private sealed class Shape
    {
        public Shape(string name, LibraryType type)
        {
            Name = name.Substring(name.LastIndexOf('.') + 1).Replace('+', '.');
            var isOurs = Array.Exists(Modules, module => name.StartsWith(module, StringComparison.Ordinal));
            Properties = [.. type.Properties.Select(property => (property.Name, isOurs && property.IsReference && property.Attributes.Any(IsRequired)))];
        }

        public string Name { get; }

        /// <summary>Its properties, and whether each is a reference that must be set.</summary>
        public IReadOnlyList<(string Name, bool IsRequired)> Properties { get; }

        private static bool IsRequired(LibraryAttribute attribute) =>
            attribute.Type == JsiiProperty && attribute.Arguments.Length > IsOptional && attribute.Arguments[IsOptional] is false;
    }
}
