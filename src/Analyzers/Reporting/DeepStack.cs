using System.Runtime.ExceptionServices;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// Runs something that nests deeply on a stack of its own. How much the calling thread has left depends on who hosts the compiler and on how
/// deep it is already: 1 MB at most in some editors, where an evaluation may need 2. An overflow would end the whole process.
/// </summary>
internal static class DeepStack
{
    // Far above what an evaluation needs, for the compiler's own recursion over what its parser still accepts (several thousand nested calls).
    // Only what is used of it costs memory, and a thread costs less than 0.1 ms.
    private const int Size = 64 * 1024 * 1024;

    /// <summary>The result of <paramref name="function"/>, or what it throws.</summary>
    public static T Run<T>(Func<T> function)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Size)
        {
            IsBackground = true,
            Name = "CdkVpc",
        };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
