using System.Text;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>Reads policy documents.</summary>
internal static partial class PolicyTemplates
{
    private const string AccountRoot = "account-root";

    /// <summary>The policy of a document; null where there is none.</summary>
    public static Policy? Read(TemplateNode document, TemplateNetwork network)
    {
        if (!document.Exists)
            return null;
        var policy = new Policy();
        policy.Statements.AddRange((document.Member("Statement").Elements() ?? []).Select(statement => ReadStatement(statement, network)));
        return policy;
    }

    /// <summary>One statement.</summary>
    public static Statement ReadStatement(TemplateNode json, TemplateNetwork network)
    {
        var statement = new Statement
        {
            Anchor = TemplateNetwork.NewAnchor(),
            Order = network.NextOrder(),
            Allows = json.Member("Effect").Text switch { "Allow" => true, "Deny" => false, _ => null },
            Sid = json.Member("Sid").Text,
        };
        AddPrincipals(statement.Principals, json.Member("Principal"), network);
        AddPrincipals(statement.NotPrincipals, json.Member("NotPrincipal"), network);
        AddTexts(statement.Actions, json.Member("Action"), network);
        AddTexts(statement.NotActions, json.Member("NotAction"), network);
        AddTexts(statement.Resources, json.Member("Resource"), network);
        AddTexts(statement.NotResources, json.Member("NotResource"), network);
        foreach (var (name, keys) in json.Member("Condition").Members())
        {
            foreach (var (key, values) in keys.Members())
            {
                var condition = new Condition { Operator = name, Key = key };
                AddTexts(condition.Values, values, network);
                statement.Conditions.Add(condition);
            }
        }

        return statement;
    }

    private static void AddTexts(Items<PolicyValue> list, TemplateNode values, TemplateNetwork network, string prefix = "")
    {
        foreach (var value in values.Elements() ?? [])
            list.Add(ValueOf(value, prefix, network));
        list.IsOpen |= values.Elements() is null;
    }

    private static void AddPrincipals(Items<PolicyValue> list, TemplateNode principals, TemplateNetwork network)
    {
        if (principals.Text is not null)
        {
            AddTexts(list, principals, network);
            return;
        }

        foreach (var (kind, values) in principals.Members())
        {
            foreach (var value in values.Elements() ?? [])
            {
                list.Add(kind == "AWS" && AccountOf(value) is { } account
                    ? new PolicyValue(account == (value.Stack.Account ?? "${AWS::AccountId}") ? AccountRoot : account)
                    : ValueOf(value, kind == "AWS" ? "" : kind.ToLowerInvariant() + ":", network));
            }
        }
    }

    /// <summary>The account that a principal is, by its id or by the ARN of its root; null where it is none.</summary>
    private static string? AccountOf(TemplateNode principal) =>
        Account().Match(Describe(principal)) is { Success: true } match ? match.Groups["account"].Value : null;

    private static string Describe(TemplateNode value) => string.Concat(value.Pieces().Select(static piece => piece switch
    {
        TemplatePiece.Literal literal => literal.Text,
        TemplatePiece.Attribute attribute => $"${{{attribute.Resource.Path}.{attribute.Name}}}",
        TemplatePiece.Pseudo pseudo => $"${{{pseudo.Name}}}",
        TemplatePiece.Opaque opaque => $"({opaque.Description})",
        _ => "",
    }));

    /// <summary>A text, and the thing that it refers to where it begins with it, as an ARN or an id does.</summary>
    private static PolicyValue ValueOf(TemplateNode value, string prefix, TemplateNetwork network)
    {
        var pieces = value.Pieces();
        Resource? refers = null;
        var before = new StringBuilder();
        var suffix = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece is TemplatePiece.Attribute attribute && refers is null && (before.Length == 0 || before[^1] is ':' or '/'))
            {
                refers = network.Find<Resource>(attribute.Resource);
                before.Append('?');
                continue;
            }

            (refers is null ? before : suffix).Append(piece switch
            {
                TemplatePiece.Literal literal => literal.Text,
                TemplatePiece.Pseudo pseudo => $"${{{pseudo.Name}}}",
                _ => "?",
            });
        }

        var text = pieces.Any(static piece => piece is TemplatePiece.Opaque) ? null : prefix + Describe(value);
        return refers is null && text is not null ? Named(text, network) : new PolicyValue(text, refers, refers is null ? null : suffix.ToString());
    }

    /// <summary>A bucket that is named by its literal ARN is that bucket of the app.</summary>
    private static PolicyValue Named(string text, TemplateNetwork network)
    {
        var name = text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf(":s3:::", StringComparison.Ordinal) is >= 0 and var marker ? text[(marker + 6) ..] : "";
        var slash = name.IndexOf('/') is >= 0 and var found ? found : name.Length;
        return network.Network.Buckets.FirstOrDefault(bucket => bucket.Name.Is(name[..slash])) is { } bucket ? new PolicyValue(text, bucket, name[slash..]) : new PolicyValue(text);
    }

    [GeneratedRegex(@"^(arn:.*:iam::)?(?<account>\d{12}|\$\{AWS::AccountId\})(:root)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Account();
}
