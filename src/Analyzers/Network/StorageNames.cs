using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>Which buckets and tables the resources of policies name.</summary>
internal static class StorageNames
{
    private static readonly Regex Reference = new(@"\$\{[^}]*\}", RegexOptions.None, TimeSpan.FromSeconds(1));
    private static readonly Regex BucketArn = new("^arn:[^:]*:s3:::(?<name>[^/:]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex TableArn = new("^arn:[^:]*:dynamodb:[^:]*:[^:]*:table/(?<name>[^/:]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>The name of the bucket or table that an ARN is of, or of which it is a part; null where it is no such ARN, or of several.</summary>
    public static string? OfArn(string arn, string service) =>
        NameIn(arn, service) is { } name && !Wildcards.IsPattern(name) ? name : null;

    /// <summary>Whether a resource of a policy may be <paramref name="thing"/>, or a part of it: an object of the bucket, an index of the table.</summary>
    public static bool MayName(PolicyValue resource, Resource thing)
    {
        var isBucket = thing is Bucket;
        if (resource.Refers is { } other)
        {
            return ReferenceEquals(other, thing) || other.Origin == Origin.Unknown || other is not (Bucket or Table)
                || (other is Bucket == isBucket && NameOf(other) is { IsAbsent: false } otherName && MayBe(NameOf(thing), otherName));
        }

        if (resource.Text is not { } text)
            return true;
        return NameIn(text, isBucket ? "s3" : "dynamodb") is { } name ? MayBe(NameOf(thing), name) : !IsOfAnotherService(text, isBucket ? "s3" : "dynamodb");
    }

    /// <summary>Whether a resource of a policy may be what is made elsewhere and is called <paramref name="name"/>.</summary>
    public static bool MayName(PolicyValue resource, string name, string service)
    {
        if (resource.Refers is { } other)
            return other.Origin == Origin.Unknown || MayBe(NameOf(other), name);
        if (resource.Text is not { } text)
            return true;
        return NameIn(text, service) is { } written ? Wildcards.Match(written, name) : !IsOfAnotherService(text, service);
    }

    /// <summary>The name in an ARN, with '*' for references; null where it is no ARN of a bucket or table.</summary>
    private static string? NameIn(string text, string service)
    {
        text = Reference.Replace(text, "*");
        var match = service switch { "s3" => BucketArn.Match(text), "dynamodb" => TableArn.Match(text), _ => null };
        return match is { Success: true } ? match.Groups["name"].Value : null;
    }

    /// <summary>Whether an ARN spells out another service.</summary>
    private static bool IsOfAnotherService(string text, string service)
    {
        var parts = Reference.Replace(text, "*").Split(':');
        return parts.Length > 2 && parts[0] == "arn" && !Wildcards.Match(parts[2], service);
    }

    private static Setting<string> NameOf(Resource thing) => thing switch { Bucket bucket => bucket.Name, Table table => table.Name, _ => Setting<string>.Unknown };

    /// <summary>Whether a name that is written may be that of a thing. A name that CloudFormation makes up is none that can be written, but may fit a pattern.</summary>
    private static bool MayBe(Setting<string> name, string written) =>
        name.TryGet(out var known) ? Wildcards.Match(written, known) : name.IsUnknown || Wildcards.IsPattern(written);

    private static bool MayBe(Setting<string> name, Setting<string> other) =>
        name.IsUnknown || other.IsUnknown || (name.IsKnown && name.Equals(other));
}
