using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.CodeAnalysis;

namespace CdkVpc.Tests.Testing;

/// <summary>Sources of the CDK itself: each Amazon.CDK.Lib.dll carries the JavaScript library that it wraps, as a package of npm.</summary>
internal static class CdkSources
{
    private static ReadOnlySpan<byte> BeginningOfGzip => [0x1f, 0x8b, 0x08];

    /// <summary>A file of the library, such as 'aws-ec2/lib/vpc-endpoint.js', as the CDK among some references has it.</summary>
    public static string Read(ImmutableArray<MetadataReference> references, string path)
    {
        var library = references.OfType<PortableExecutableReference>().Single(static reference => Path.GetFileName(reference.FilePath) == "Amazon.CDK.Lib.dll");
        var bytes = File.ReadAllBytes(library.FilePath!);
        var start = bytes.AsSpan().IndexOf(BeginningOfGzip);
        using var package = new GZipStream(new MemoryStream(bytes, start, bytes.Length - start), CompressionMode.Decompress);
        using var files = new TarReader(package);
        while (files.GetNextEntry() is { } file)
        {
            if (file.Name != "package/" + path)
                continue;
            using var text = new StreamReader(file.DataStream!);
            return text.ReadToEnd();
        }

        throw new InvalidOperationException($"The CDK has no {path}.");
    }
}
