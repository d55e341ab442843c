using System.Reflection;

namespace CdkVpc.Tests.Testing;

/// <summary>The files of the repository that the tests were built in.</summary>
public static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "Repository").Value!;

    /// <summary>The path of a file or folder, given from the root with '/'.</summary>
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(Root, path));
}
