namespace CdkVpc.Analyzers.Reading.Evaluation;

/// <summary>
/// How much an evaluation may do. Programs that people write stay far below; a runaway one is given up as a whole,
/// since what was not seen could have changed anything.
/// </summary>
internal sealed class Budget(long steps, CancellationToken cancellationToken)
{
    /// <summary>Deepest nesting of calls.</summary>
    public const int Depth = 120;

    /// <summary>Deepest nesting of expressions and statements, all calls together: the stack of a thread is 1 MB in an editor.</summary>
    public const int Nesting = 900;

    /// <summary>Most rounds of one loop, and most elements of a sequence that is walked.</summary>
    public const int Rounds = 2_000;

    /// <summary>Most alternatives that one value may have before it is taken as unknown.</summary>
    public const int Alternatives = 8;

    private long _left = steps;
    private int _depth;
    private int _nesting;

    /// <summary>One expression or statement is evaluated.</summary>
    public void Enter()
    {
        if (--_left < 0 || ++_nesting > Nesting)
            throw new BudgetExceededException();
        if ((_left & 0xFFF) == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The expression or statement is done.</summary>
    public void Leave() => _nesting--;

    /// <summary>A body is entered.</summary>
    public void EnterCall()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_depth > Depth)
            throw new BudgetExceededException();
    }

    /// <summary>The body is left.</summary>
    public void LeaveCall() => _depth--;

    /// <summary>A loop begins its round number <paramref name="round"/>.</summary>
    public void EnterRound(int round)
    {
        if (round >= Rounds)
            throw new BudgetExceededException();
        Enter();
        Leave();
    }

    /// <summary>How deep the evaluation stands, to go back to after an exception was let through.</summary>
    public (int Depth, int Nesting) Position
    {
        get => (_depth, _nesting);
        set => (_depth, _nesting) = value;
    }
}

/// <summary>The program does more than an evaluation may.</summary>
internal sealed class BudgetExceededException : Exception;
