using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// What the constructs of one family do: one file a family. While the program runs it answers constructors, calls and reads;
/// afterwards it writes what it knows into the network.
/// </summary>
internal abstract class Family
{
    /// <summary>Metadata names of the types whose members it answers.</summary>
    public abstract IEnumerable<string> Types { get; }

    /// <summary>Runs a constructor of one of its types. The construct's scope and id are known already (<see cref="ConstructTree"/>).</summary>
    public virtual void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
    }

    /// <summary>Calls a member of one of its types; null where it does not know it.</summary>
    public virtual Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) => null;

    /// <summary>Reads a member of one of its types that was not set as a plain member; null where it does not know it.</summary>
    public virtual Value? Get(Value? receiver, MemberRef member, CdkContext context) => null;

    /// <summary>Sees a construct of any type of the library being created, whichever family knows it.</summary>
    public virtual void ObserveConstruct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
    }

    /// <summary>Sees a call of any member of the library, whichever family answers it.</summary>
    public virtual void ObserveCall(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
    }

    /// <summary>The program has run: does what waits for the end.</summary>
    public virtual void Finish(CdkContext context)
    {
    }

    /// <summary>
    /// Makes the record of a thing that no program of this compilation creates (a parameter, an unknown result), when something refers to it;
    /// null where the type has no record.
    /// </summary>
    public virtual Resource? DeclareUnknown(Instance instance, NetworkWriter writer) => null;

    /// <summary>First pass over the finished program: makes the records of its things (<see cref="NetworkWriter.Add"/>), without links to others.</summary>
    public virtual void Declare(NetworkWriter writer)
    {
    }

    /// <summary>Second pass, when the records of all families exist: links them, and fills what depends on others (routes, policies, rules).</summary>
    public virtual void Link(NetworkWriter writer)
    {
    }
}
