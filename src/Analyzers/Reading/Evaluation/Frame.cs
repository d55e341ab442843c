using System.Collections.Immutable;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>A local variable.</summary>
internal sealed class Cell(Value value)
{
    public Value Value { get; set; } = value;
}

/// <summary>
/// The variables of a body, a lambda or one round of a loop. Lambdas keep the frame they were made in, so each round has its own.
/// </summary>
internal sealed class Frame(Frame? outer, Value? self)
{
    private readonly List<(int Slot, Cell Cell)> _cells = [];
    private List<(int Function, LocalFunctionNode Code)>? _functions;

    /// <summary>The object that 'this' is.</summary>
    public Value? This { get; } = self;

    /// <summary>What the type parameters of the method stand for.</summary>
    public ImmutableDictionary<string, TypeRef> TypeArguments { get; init; } = outer?.TypeArguments ?? ImmutableDictionary<string, TypeRef>.Empty;

    /// <summary>The object that an initializer is filling.</summary>
    public Value? ImplicitReceiver { get; set; } = outer?.ImplicitReceiver;

    /// <summary>The receiver inside a?.b.</summary>
    public Value? ConditionalReceiver { get; set; } = outer?.ConditionalReceiver;

    /// <summary>What an iterator has yielded so far.</summary>
    public Sequence? Yields { get; init; } = outer?.Yields;

    /// <summary>Declares a variable, or the same one anew in a further round.</summary>
    public Cell Declare(int slot, Value value)
    {
        var cell = new Cell(value);
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_cells[i].Slot == slot)
            {
                _cells[i] = (slot, cell);
                return cell;
            }
        }

        _cells.Add((slot, cell));
        return cell;
    }

    /// <summary>The variable of this number; null where it is not declared here or outside.</summary>
    public Cell? Find(int slot)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            foreach (var entry in frame._cells)
            {
                if (entry.Slot == slot)
                    return entry.Cell;
            }
        }

        return null;
    }

    /// <summary>Declares a local function.</summary>
    public void Declare(LocalFunctionNode function) => (_functions ??= []).Add((function.Function, function));

    /// <summary>The local function of this number, and the frame it was declared in.</summary>
    public (LocalFunctionNode Code, Frame Frame)? FindFunction(int number)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (frame._functions is null)
                continue;
            foreach (var (function, code) in frame._functions)
            {
                if (function == number)
                    return (code, frame);
            }
        }

        return null;
    }

    private Frame? Outer { get; } = outer;
}
