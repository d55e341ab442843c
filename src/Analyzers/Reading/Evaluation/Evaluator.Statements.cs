using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>Statements.</summary>
internal sealed partial class Evaluator
{
    // What the body returns, and in which worlds.
    private List<(Guard Guard, Value Value)> _results = [];

    private Completion Run(Node node, Frame frame)
    {
        _budget.Enter();
        var completion = RunStatement(node, frame);
        _budget.Leave();
        return completion;
    }

    private Completion RunStatement(Node node, Frame frame)
    {
        switch (node)
        {
            case BlockNode block:
                return RunBlock(block.Statements, frame);
            case DeclareNode declare:
                // The value first: in a round of a loop the variable of the round before may be read by it.
                var declared = declare.Value is null ? Constant.Null : Evaluate(declare.Value, frame);
                frame.Declare(declare.Slot, declared);
                return Completion.Normal;
            case LocalFunctionNode function:
                frame.Declare(function);
                return Completion.Normal;
            case IfNode branch:
                return RunIf(branch, frame);
            case ForEachNode loop:
                return RunForEach(loop, frame);
            case ForNode loop:
                return RunFor(loop, frame);
            case WhileNode loop:
                return RunWhile(loop, frame);
            case SwitchNode @switch:
                return RunSwitch(@switch, frame);
            case ReturnNode @return:
                _results.Add((Guard, @return.Value is null ? Constant.Null : Evaluate(@return.Value, frame)));
                return Completion.Return;
            case YieldNode yield:
                if (yield.Value is null)
                    return Completion.Return;
                if (frame.Yields is { } yields)
                    _journal.Write(yields, yields.Items.Add(Evaluate(yield.Value, frame)), yields.IsOpen);
                return Completion.Normal;
            case ThrowNode @throw:
                if (@throw.Value is not null)
                    Evaluate(@throw.Value, frame);
                return Completion.Throw;
            case BreakNode:
                return Completion.Break;
            case ContinueNode:
                return Completion.Continue;
            case TryNode @try:
                return RunTry(@try, frame);
            case UsingNode @using:
                Run(@using.Resources, frame);
                return Run(@using.Body, frame);
            default:
                Evaluate(node, frame);
                return Completion.Normal;
        }
    }

    private Completion RunBlock(ImmutableArray<Node> statements, Frame frame)
    {
        foreach (var statement in statements)
        {
            if (statement is LocalFunctionNode function)
                frame.Declare(function);
        }

        foreach (var statement in statements)
        {
            var completion = Run(statement, frame);
            if (completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }

    private Completion RunIf(IfNode branch, Frame frame)
    {
        var condition = Evaluate(branch.Condition, frame);

        // A check that ends in an exception is no branch: the program that is deployed passed it.
        if (Simplify(condition) is not Constant)
        {
            if (Throws(branch.WhenTrue))
                return branch.WhenFalse is null ? Completion.Normal : Run(branch.WhenFalse, frame);
            if (branch.WhenFalse is not null && Throws(branch.WhenFalse))
                return Run(branch.WhenTrue, frame);
        }

        return ForkOn(condition, truth => truth ? Run(branch.WhenTrue, frame) : branch.WhenFalse is null ? Completion.Normal : Run(branch.WhenFalse, frame));
    }

    private static bool Throws(Node node) => node switch
    {
        ThrowNode => true,
        BlockNode { Statements: [.., var last] } => Throws(last),
        _ => false,
    };

    private Completion RunSwitch(SwitchNode @switch, Frame frame)
    {
        var value = Evaluate(@switch.Value, frame);
        return RunLoopless(() => RunSections(@switch.Sections, 0, value, frame));
    }

    /// <summary>A switch takes the breaks inside it, as a loop does, but leaves continue to the loop around it.</summary>
    private Completion RunLoopless(Func<Completion> body)
    {
        var completion = RunLoop(() =>
        {
            var inner = body();
            return inner == Completion.Continue ? (Completion)ContinueThroughSwitch : inner;
        });
        return (int)completion == ContinueThroughSwitch ? Completion.Continue : completion;
    }

    private const int ContinueThroughSwitch = 100;

    private Completion RunSections(ImmutableArray<SwitchSection> sections, int index, Value value, Frame frame)
    {
        if (index >= sections.Length)
        {
            // The default section comes last wherever it is written.
            var fallback = sections.FirstOrDefault(static section => section.Labels.Any(static label => label.Pattern is null));
            return fallback is null ? Completion.Normal : Run(fallback.Body, frame);
        }

        Value matches = Constant.False;
        foreach (var label in sections[index].Labels)
        {
            if (label.Pattern is null)
                continue;
            var match = Matches(value, label.Pattern, frame);
            if (label.When is { } when && match is not Constant { Data: false })
                match = And(match, Evaluate(when, frame));
            matches = Or(matches, match);
        }

        return ForkOn(matches, truth => truth ? Run(sections[index].Body, frame) : RunSections(sections, index + 1, value, frame));
    }

    private Completion RunTry(TryNode @try, Frame frame)
    {
        var completion = RunCatching(@try, frame);
        if (@try.Finally is { } last)
        {
            var after = Run(last, frame);
            if (after != Completion.Normal)
                return after;
        }

        return completion;
    }

    private Completion RunCatching(TryNode @try, Frame frame)
    {
        Completion completion;
        var position = _budget.Position;
        try
        {
            completion = Run(@try.Body, frame);
        }
        catch (ProgramThrowsException)
        {
            completion = Completion.Throw;
            _budget.Position = position;
        }

        if (@try.Catches.IsEmpty)
            return completion;

        // Whether something throws cannot be told: the handlers may run, after all of the body.
        var handled = Completion.Normal;
        foreach (var clause in @try.Catches)
        {
            var caught = Fork(NewBranch(2), 2, arm =>
            {
                if (arm == 1)
                    return Completion.Normal;
                if (clause.Slot is { } slot)
                    frame.Declare(slot, Unknown.Any);
                return Run(clause.Body, frame);
            });
            if (caught != Completion.Normal)
                handled = caught;
        }

        return completion == Completion.Throw ? handled : completion;
    }
}
