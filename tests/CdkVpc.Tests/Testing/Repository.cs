using System.Reflection;

namespace CdkVpc.Tests.Testing;

/// <summary>The files of the repository that the tests were built in.</summary>
public static class Repository
{
    private static readonly string Root = BuildValue("Repository");

    /// <summary>The configuration that the tests were built in.</summary>
    public static string Configuration => BuildValue("Configuration");

    /// <summary>The folder of the packages that the tests were built with.</summary>
    public static string Packages => BuildValue("Packages");

    /// <summary>The path of a file or folder, given from the root with '/'.</summary>
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(Root, path));

    private static string BuildValue(string name) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == name).Value!;
}
