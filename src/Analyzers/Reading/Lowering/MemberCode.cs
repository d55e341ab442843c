using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;

namespace CdkVpc.Analyzers.Reading.Lowering;

/// <summary>What was read of a member.</summary>
/// <param name="Body">Its body; null where it has none.</param>
/// <param name="Initializer">Its initializer; null where it has none.</param>
/// <param name="Uses">The members in source that it names: whatever runs it is likely to run these.</param>
internal sealed record MemberCode(MethodBody? Body, Node? Initializer, ImmutableArray<MemberId> Uses)
{
    /// <summary>What a call runs: the method, and of a constructor the initializers and base constructors too.</summary>
    public static IEnumerable<MemberId> UsesOf(MethodRef method)
    {
        var own = method.Source is { } id ? [id] : Enumerable.Empty<MemberId>();
        return method.IsConstructor ? own.Concat(UsesOf(method.Declaring)) : own;
    }

    /// <summary>What the creation of an object runs beside the constructor.</summary>
    public static IEnumerable<MemberId> UsesOf(TypeRef created)
    {
        for (var type = created; type?.Source is { } source; type = type.Base)
        {
            foreach (var member in source.Initialized)
                yield return member.Initializer!.Value;
            if (source.ImplicitBaseCall?.Constructor.Source is { } constructor)
                yield return constructor;
        }
    }

    /// <summary>What an access runs: accessors, or for a first time the initializer.</summary>
    public static IEnumerable<MemberId> UsesOf(MemberRef member)
    {
        if (member.Getter?.Source is { } getter)
            yield return getter;
        if (member.Setter?.Source is { } setter)
            yield return setter;
        if (member.Initializer is { } initializer)
            yield return initializer;
    }
}
