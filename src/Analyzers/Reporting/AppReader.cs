using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Evaluation;
using CdkVpc.Analyzers.Reading.Lowering;
using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CdkVpc.Analyzers.Reporting;

/// <summary>From a compilation to its network and to what the rules say of it.</summary>
internal static class AppReader
{
    private const string CdkAssembly = "Amazon.CDK.Lib";

    /// <summary>
    /// Told of what went wrong inside: a fault of ours, which must cost the user his diagnostics at most, never his build. Tests throw it on.
    /// </summary>
    public static Action<Exception>? OnFailure { get; set; }

    /// <summary>Whether a compilation can make anything of CDK at all.</summary>
    public static bool UsesCdk(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly => string.Equals(assembly.Name, CdkAssembly, StringComparison.OrdinalIgnoreCase));

    /// <summary>The network that the program deploys.</summary>
    public static DeployedNetwork ReadNetwork(Compilation compilation, CancellationToken cancellationToken, string? contextFile = null)
    {
        var library = new CdkLibrary(contextFile);
        var code = SourceCode.For(compilation);
        code.Warm(IsRoot, cancellationToken);
        var isComplete = Evaluator.TryRun(
            code,
            library,
            IsRoot,
            cancellationToken);
        return library.BuildNetwork(isIncomplete: !isComplete);
    }

    private static bool IsRoot(TypeRef type) => type.Is(CdkNames.Construct);

    /// <summary>What the rules find in a compilation.</summary>
    public static AppFindings Find(CSharpCompilation compilation, Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            return DeepStack.Run(() =>
                new AppFindings(Catalogue.Evaluate(ReadNetwork(compilation, cancellationToken, settings.ContextFile), settings.Rules, cancellationToken), compilation.SyntaxTrees));
        }
        catch (InsufficientExecutionStackException)
        {
            // The compiler itself gives up on code like this.
            return AppFindings.None;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            OnFailure?.Invoke(exception);
            return AppFindings.None;
        }
    }
}
