using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>How a thing of the network came to be known.</summary>
internal enum Origin
{
    /// <summary>Created by the program; what it lacks is proven missing where its collections are closed.</summary>
    Created,

    /// <summary>Made somewhere else and looked up or named here: it may have anything.</summary>
    Imported,

    /// <summary>Known only by a parameter or a value that cannot be followed: it may have anything.</summary>
    Unknown,
}

/// <summary>Where and when something comes to be: what every <see cref="Resource"/> begins with.</summary>
internal sealed record Place(string Path, Anchor Anchor, int Order, Guard Guard, bool IsRepeated, Origin Origin, bool IsEscaped, Stack? Stack);

/// <summary>Anything that is deployed, or that is known to the program as deployed.</summary>
internal abstract class Resource
{
    /// <summary>All of the following at once.</summary>
    public Place Place
    {
        init => (Path, Anchor, Order, Guard, IsRepeated, Origin, IsEscaped, Stack) =
            (value.Path, value.Anchor, value.Order, value.Guard, value.IsRepeated, value.Origin, value.IsEscaped, value.Stack);
    }

    /// <summary>The ids from the stack down, such as 'Data/Vpc'; parts that are unknown are written as '*'.</summary>
    public string Path { get; init; } = "*";

    /// <summary>Where the code creates it: the type name in <c>new T(...)</c>, or the name of the method that makes it.</summary>
    public Anchor Anchor { get; init; } = Anchor.None;

    /// <summary>Position in evaluation order; of two that clash, the later one is reported.</summary>
    public int Order { get; init; }

    /// <summary>In which worlds it exists.</summary>
    public Guard Guard { get; init; } = Guard.Always;

    /// <summary>Whether one line of code makes an unknown number of these (a loop over unknown elements).</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the program creates it.</summary>
    public Origin Origin { get; init; } = Origin.Created;

    /// <summary>Whether code that cannot be read got hold of it, so that its settings may differ from what is known.</summary>
    public bool IsEscaped { get; set; }

    /// <summary>The stack that deploys it; null where unknown.</summary>
    public Stack? Stack { get; init; }

    /// <summary>Whether the program creates it and every touch of it was followed.</summary>
    public bool IsClosed => Origin == Origin.Created && !IsEscaped;

    /// <summary>Whether some world holds both.</summary>
    public bool MayCoexistWith(Resource other) => !Guard.Excludes(other.Guard);

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Path}";
}

/// <summary>A CloudFormation stack.</summary>
internal sealed class Stack : Resource
{
    /// <summary>The region it is deployed to: absent where the app is environment-agnostic.</summary>
    public Setting<string> Region { get; init; }

    /// <summary>The account it is deployed to: absent where the app is environment-agnostic.</summary>
    public Setting<string> Account { get; init; }

    /// <summary>The stack that it is nested in, which gives it its environment; null for any other.</summary>
    public Stack? Parent { get; init; }
}
