using System.Collections.Immutable;
using System.Reflection;
using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using Basic.Reference.Assemblies;
using Constructs;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// What a CDK app is compiled against: .NET 8 and the CDK. Amazon.CDK.Lib.dll is 88 MB, so each reference is made once for
/// the whole run: compilations that share the instance share what the compiler has read of it.
/// </summary>
public static class CdkReferences
{
    private static readonly ImmutableArray<MetadataReference> CdkBase =
    [
        MetadataReference.CreateFromFile(typeof(Construct).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(DeputyBase).Assembly.Location),
    ];

    /// <summary>.NET 8 alone: a project that has nothing to do with CDK.</summary>
    public static readonly ImmutableArray<MetadataReference> Net80Only = [.. Net80.References.All];

    /// <summary>.NET 8 and the CDK that the tests synthesise with (2.160.0).</summary>
    public static readonly ImmutableArray<MetadataReference> Default =
        [.. Net80Only, .. CdkBase, MetadataReference.CreateFromFile(typeof(Stack).Assembly.Location)];

    /// <summary>The oldest CDK that is supported. It is only ever compiled against, with the newer Constructs and jsii.</summary>
    public static readonly ImmutableArray<MetadataReference> Oldest = [.. Net80Only, .. CdkBase, CdkLib("2.103.0")];

    /// <summary>The newest CDK that is tested. It is only ever compiled against, with the older Constructs and jsii.</summary>
    public static readonly ImmutableArray<MetadataReference> Newest = [.. Net80Only, .. CdkBase, CdkLib("2.277.0")];

    private static PortableExecutableReference CdkLib(string version)
    {
        var folder = typeof(CdkReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == $"Amazon.CDK.Lib {version}").Value
            ?? throw new InvalidOperationException($"The build gave no folder for Amazon.CDK.Lib {version}.");
        return MetadataReference.CreateFromFile(Path.Combine(folder, "Amazon.CDK.Lib.dll"));
    }
}
