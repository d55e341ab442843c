using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Reading.Code;

/// <summary>The body of a method, constructor or accessor.</summary>
/// <param name="ParameterSlots">The locals that its parameters are, in order. A setter's value is its last parameter.</param>
/// <param name="ConstructorCall">this(...) or base(...); null where there is none, or where it is base() of object. An implicit base() of a class in source or a library is a call without arguments.</param>
/// <param name="Code">Its statements or expression; null for a body that the compiler makes up.</param>
/// <param name="IsPrimary">Whether it is a primary constructor: its arguments are kept in the object under '(name)', which is how other members and initializers read them, and those of a record also under their names.</param>
internal sealed record MethodBody(ImmutableArray<int> ParameterSlots, ConstructorCallNode? ConstructorCall, Node? Code, bool IsPrimary = false);

/// <summary>The program as the evaluator sees it: bodies are read from source when they are first asked for.</summary>
internal interface ICodeBase
{
    /// <summary>The entry point (top-level statements or Main); null for a library.</summary>
    MethodRef? EntryPoint { get; }

    /// <summary>All classes, structs and records in source, in the order of trees and declarations.</summary>
    ImmutableArray<TypeRef> SourceTypes { get; }

    /// <summary>Whether some code seems to create objects of this type, or of one that derives from it: it is then most likely reached from there.</summary>
    bool IsUsed(TypeRef type);

    /// <summary>A type of a referenced library or of the program by its metadata name; null where there is none.</summary>
    TypeRef? FindType(string metadataName);

    /// <summary>
    /// Whether a member is in a document of a scaffold: nobody edits that, so that what it does is put down to the code that calls it.
    /// </summary>
    bool IsScaffold(MemberId id);

    /// <summary>What a type of a referenced library says about itself by attributes, by its metadata name; null where there is none.</summary>
    LibraryType? Describe(string metadataName);

    /// <summary>The body of a member in source; null where there is none to read.</summary>
    MethodBody? Body(MemberId id, CancellationToken cancellationToken);

    /// <summary>The initializer of a field or property in source; null where there is none to read.</summary>
    Node? Initializer(MemberId id, CancellationToken cancellationToken);
}
