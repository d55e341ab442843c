using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Reading.Code;

/// <summary>
/// A member that is declared in source: the position of its tree in the compilation, and its position among the tree's members.
/// Both stay as they are while only bodies are edited, so that code which was read from other trees stays valid.
/// </summary>
internal readonly record struct MemberId(int Tree, int Ordinal);

/// <summary>A type by its names, without any symbol. Interned: one instance a type and program version.</summary>
internal sealed class TypeRef
{
    /// <summary>The metadata name with namespace, nested types joined by '+', such as 'Amazon.CDK.AWS.EC2.Vpc'. A type parameter is '!T', an array 'Element[]'.</summary>
    public required string Name { get; init; }

    /// <summary>The assembly that declares it; empty for arrays and type parameters.</summary>
    public string Assembly { get; init; } = "";

    /// <summary>Names of its base classes, nearest first, itself left out.</summary>
    public ImmutableArray<string> BaseNames { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Names of all interfaces.</summary>
    public ImmutableArray<string> InterfaceNames { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The base class; null for object, interfaces and unknown types.</summary>
    public TypeRef? Base { get; set; }

    /// <summary>Element type of an array, of IEnumerable&lt;T&gt; and its kin; null elsewhere.</summary>
    public TypeRef? Element { get; set; }

    /// <summary>Type arguments of a generic type.</summary>
    public ImmutableArray<TypeRef> TypeArguments { get; init; } = ImmutableArray<TypeRef>.Empty;

    public bool IsInterface { get; init; }

    public bool IsAbstract { get; init; }

    public bool IsEnum { get; init; }

    public bool IsValueType { get; init; }

    public bool IsDelegate { get; init; }

    public bool IsArray { get; init; }

    public bool IsTypeParameter { get; init; }

    public bool IsRecord { get; init; }

    /// <summary>Whether binding failed: the type is not known to the compiler.</summary>
    public bool IsError { get; init; }

    /// <summary>What it declares, for a type in source; null for a type of a library.</summary>
    public SourceType? Source { get; set; }

    /// <summary>Whether it is, derives from or implements the type of this metadata name.</summary>
    public bool Is(string name) => Name == name || BaseNames.Contains(name) || InterfaceNames.Contains(name);

    /// <summary>Whether it is a string.</summary>
    public bool IsString => Name == "System.String";

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a type in source declares.</summary>
internal sealed class SourceType
{
    /// <summary>Fields and properties with an initializer, in textual order, static ones too.</summary>
    public required ImmutableArray<MemberRef> Initialized { get; init; }

    /// <summary>Instance constructors, primary ones included. Empty where the compiler makes one.</summary>
    public required ImmutableArray<MethodRef> Constructors { get; init; }

    /// <summary>base() of a class without a constructor of its own, in source or a library; null where it is that of object, or there are constructors.</summary>
    public ConstructorCallNode? ImplicitBaseCall { get; init; }

    /// <summary>Ordinary methods with a body that take something of a library, but no type arguments, in textual order.</summary>
    public required ImmutableArray<MethodRef> Helpers { get; init; }

    /// <summary>The static constructor.</summary>
    public MethodRef? StaticConstructor { get; init; }

    /// <summary>Methods that override or implement, by the slots they fill (<see cref="MethodRef.Slot"/>).</summary>
    public required ImmutableDictionary<string, MethodRef> MethodsBySlot { get; init; }

    /// <summary>Properties that override or implement, by the slots they fill (<see cref="MemberRef.Slot"/>).</summary>
    public required ImmutableDictionary<string, MemberRef> PropertiesBySlot { get; init; }
}

/// <summary>A parameter.</summary>
/// <param name="Name">Its name, without '@'.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">The node of its default value; null where it has none.</param>
/// <param name="IsParams">Whether it takes the rest of the arguments.</param>
/// <param name="IsByReference">Whether it is ref or out.</param>
internal sealed record Parameter(string Name, TypeRef Type, Node? Default, bool IsParams, bool IsByReference);

/// <summary>A method, constructor or operator.</summary>
internal sealed class MethodRef
{
    public required TypeRef Declaring { get; init; }

    /// <summary>Its name; '.ctor' for a constructor.</summary>
    public required string Name { get; init; }

    public required ImmutableArray<Parameter> Parameters { get; init; }

    public required TypeRef Returns { get; init; }

    public bool IsStatic { get; init; }

    /// <summary>Whether the first parameter is the receiver of an extension method.</summary>
    public bool IsExtension { get; init; }

    /// <summary>Whether the call is dispatched by the receiver's type (virtual, override, abstract or of an interface).</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The slot that dispatch looks up: name and parameter types of the original declaration.</summary>
    public string Slot { get; init; } = "";

    public bool IsIterator { get; init; }

    public bool IsConstructor => Name == ".ctor";

    /// <summary>Names of the type parameters, as in <see cref="TypeRef.Name"/> of a type parameter without '!'.</summary>
    public ImmutableArray<string> TypeParameters { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Type arguments of this call.</summary>
    public ImmutableArray<TypeRef> TypeArguments { get; init; } = ImmutableArray<TypeRef>.Empty;

    /// <summary>Its declaration in source; null for a method of a library.</summary>
    public MemberId? Source { get; init; }

    /// <summary>Whether it is a local function; its body is in the frame it is called from.</summary>
    public int? LocalFunction { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Declaring.Name}.{Name}";
}

/// <summary>A field or property.</summary>
internal sealed class MemberRef
{
    public required TypeRef Declaring { get; init; }

    public required string Name { get; init; }

    /// <summary>The key of its storage in an object: the name, but name@type where a member hides another of the same name.</summary>
    public required string Key { get; init; }

    public required TypeRef Type { get; init; }

    public bool IsStatic { get; init; }

    public bool IsField { get; init; }

    public bool IsIndexer { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>Whether access is dispatched by the receiver's type.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The slot that dispatch looks up.</summary>
    public string Slot { get; init; } = "";

    /// <summary>Whether it is declared in source.</summary>
    public bool IsSource { get; init; }

    /// <summary>Whether the compiler makes the accessors: reading and writing go to the storage.</summary>
    public bool IsStorage { get; init; }

    /// <summary>The body of its getter in source; null for storage.</summary>
    public MethodRef? Getter { get; init; }

    /// <summary>The body of its setter in source; null for storage.</summary>
    public MethodRef? Setter { get; init; }

    /// <summary>The initializer in source, evaluated with <see cref="ICodeBase.Initializer"/>.</summary>
    public MemberId? Initializer { get; init; }

    /// <summary>The value of a const field or an enum member; null elsewhere.</summary>
    public Node? Constant { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Declaring.Name}.{Name}";
}
