using System.Runtime.ExceptionServices;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>
/// Runs something that nests deeply on a stack of its own. How much the calling thread has left depends on who hosts the compiler (1 MB in
/// some editors) and on how deep it is already; an overflow would end the whole process.
/// </summary>
internal static class DeepStack
{
    private const int Size = 16 * 1024 * 1024;

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
