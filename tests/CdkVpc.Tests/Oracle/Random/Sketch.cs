using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Tests.Oracle.Random;

/// <summary>
/// Writes a snippet: C# statements of a construct's constructor, <c>this</c> being the scope. Where the statements come to stand (in a constructor, a
/// method, a loop, another stack) is not decided here; how values, props and creations are written is, at random. A place at which a
/// rule must report is marked as <c>{|VPC101:Vpc|}</c>.
/// </summary>
internal sealed partial class Sketch(Draft draft, Snippet snippet)
{
    /// <summary>The decisions.</summary>
    public Choices Choices => draft.Choices;

    /// <summary>Whether the snippet may depend on what is not known before the program runs.</summary>
    public bool HasUndecided => draft.HasUndecided;

    /// <summary>Whether the stacks say to which account and region they go: 111122223333 and eu-west-1.</summary>
    public bool HasEnvironment => draft.HasEnvironment;

    private Segment Current
    {
        get
        {
            if (snippet.Segments.Count == 0)
                snippet.Segments.Add(new Segment(snippet, MayLeaveStack: false));
            return snippet.Segments[^1];
        }
    }

    /// <summary>Adds statements.</summary>
    public void Code(string statements) => Current.Lines.Add(statements);

    /// <summary>Adds a type (class, record, enum) that stands beside the stacks.</summary>
    public void Type(string declaration) => snippet.Types.Add(declaration);

    /// <summary>
    /// What follows may stand in another method or construct than what precedes; in another stack too, where it makes nothing that is before
    /// it refer to things that follow (such as a route of a subnet to a connection that is made here).
    /// </summary>
    public void Split(bool mayLeaveStack = false) => snippet.Segments.Add(new Segment(snippet, mayLeaveStack));

    /// <summary>A name that nothing else has.</summary>
    public string Name(string hint) => draft.Name(hint);

    /// <summary>The name of a variable, declared by the code that follows, that code after a <see cref="Split"/> may use.</summary>
    public string Var(string type, string hint)
    {
        var name = Name(hint);
        Current.Variables.Add((type, name));
        return name;
    }

    /// <summary>The id of a construct, unique in its scope: an expression that depends on where the code comes to stand.</summary>
    /// <param name="hint">What it begins with.</param>
    /// <param name="varying">What makes it differ in a loop of the snippet's own: an expression; null outside of loops.</param>
    public string Id(string hint, string? varying = null) => $"⟦{Name(hint)}{(varying is null ? "" : ":" + varying)}⟧";

    /// <summary>A range for a VPC that no other VPC has, such as '10.7.0.0/16'.</summary>
    public string Range() => draft.Range();

    /// <summary>A variable with a VPC that other snippets use too; what is made in it may be offered to them.</summary>
    public string SharedVpc()
    {
        snippet.Land ??= Choices.Pick(draft.Lands);
        return snippet.Land.Vpc;
    }

    /// <summary>A variable of this type that another snippet made in the shared VPC; null where there is none.</summary>
    public string? Shared(string type)
    {
        _ = SharedVpc();
        var things = snippet.Land!.Things.Where(thing => thing.Type == type).ToList();
        return things.Count == 0 ? null : Choices.Pick(things).Name;
    }

    /// <summary>Lets other snippets use a variable.</summary>
    public void Offer(string type, string name) => snippet.Land?.Things.Add((type, name));

    /// <summary>Makes a VPC that other snippets use.</summary>
    public void OfferVpc(string name) => draft.Lands.Add(snippet.Land = new Land(name));

    /// <summary>A C# literal.</summary>
    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
