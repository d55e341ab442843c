using System.Collections.Immutable;

namespace CdkVpc.Analyzers.Reading.Code;

/// <summary>What a type of a library says about itself by attributes.</summary>
/// <param name="Attributes">Those of the type.</param>
/// <param name="Properties">The properties that it declares itself.</param>
internal sealed record LibraryType(ImmutableArray<LibraryAttribute> Attributes, ImmutableArray<LibraryProperty> Properties);

/// <summary>A property that a type of a library declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsReference">Whether null is a value of its type, annotations aside: a class, an interface, an array or a string.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record LibraryProperty(string Name, bool IsReference, ImmutableArray<LibraryAttribute> Attributes);

/// <summary>An attribute.</summary>
/// <param name="Type">The metadata name of its type.</param>
/// <param name="Arguments">The constants that its constructor is given; null for what is none.</param>
internal sealed record LibraryAttribute(string Type, ImmutableArray<object?> Arguments);
