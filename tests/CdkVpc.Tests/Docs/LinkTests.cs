using System.Text.RegularExpressions;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Docs;

/// <summary>Links from page to page lead somewhere.</summary>
public sealed partial class LinkTests
{
    private static readonly string Root = Repository.PathOf(".");

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void LocalLinks_LeadToFilesAndHeadings(string page) => Assert.All(
        Link().Matches(MadeText.Read(page)).Select(static match => match.Groups["target"].Value).Where(static target => !target.Contains("://", StringComparison.Ordinal)),
        target =>
        {
            var (file, heading) = target.Split('#') is [var path, var anchor] ? (path, anchor) : (target, null);
            var found = file.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, file);
            Assert.True(Path.Exists(Repository.PathOf(found)), target);
            if (heading is not null)
                Assert.Contains(heading, Headings(found));
        });

    /// <summary>The headings as GitHub names their anchors.</summary>
    private static IEnumerable<string> Headings(string page) =>
        from line in MadeText.Read(page).Split('\n')
        where line.StartsWith('#')
        select string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
