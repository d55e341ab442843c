using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>VPC107: a log group or a bucket that keeps records for a year.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowLogRetentionFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC107.KeepAYear";

    private const string Logs = "Amazon.CDK.AWS.Logs";
    private const string S3 = "Amazon.CDK.AWS.S3";

    /// <summary>Makes the fix.</summary>
    public FlowLogRetentionFix() : base("Keep the records for a year", EquivalenceKey, "VPC107")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { Syntax: BaseObjectCreationExpressionSyntax creation } site)
            return null;
        if (site.Type.Is(Logs, "LogGroup"))
        {
            return site.PropsInPlace(draft, Logs, "LogGroupProps")?.ValueOf("Retention") is MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "INFINITE" } name }
                ? () => draft.ReplaceVerbatim(name.Span, "ONE_YEAR")
                : null;
        }

        var at = site.Position;
        var types = draft.Types;
        if (site.Type.Is(Logs, "CfnLogGroup"))
            return Set(Logs, "RetentionInDays", () => types.Logs("CfnLogGroupProps", at), () => $"RetentionInDays = {FlowLogCode.Days}");
        if (site.Type.Is(S3, "Bucket"))
            return Set(S3, "LifecycleRules", () => types.S3("BucketProps", at), () => FlowLogCode.LifecycleRules(types, at));
        return site.Type.Is(S3, "CfnBucket") ? Set(S3, "LifecycleConfiguration", () => types.S3("CfnBucketProps", at), () => $$"""
            LifecycleConfiguration = new {{types.S3("CfnBucket", at)}}.LifecycleConfigurationProperty
            {
                Rules = new[] { new {{types.S3("CfnBucket", at)}}.RuleProperty { Status = "Enabled", ExpirationInDays = {{FlowLogCode.Days}} } },
            }
            """) : null;

        Action? Set(string module, string member, Func<string> props, Func<string> setting)
        {
            if (site.Props is null)
                return site.Arguments.Count > 1 && creation.ArgumentList is { Arguments: { Count: > 1 } arguments } ? () => Add(arguments.Last(), props(), setting()) : null;
            return site.PropsInPlace(draft, module, $"{site.Type.Name}Props") is { } given && given.ValueOf(member) is null ? () => Initializers.Set(draft, given, setting()) : null;
        }

        void Add(ArgumentSyntax last, string props, string setting)
        {
            var name = last.NameColon is null ? "" : "props: ";
            draft.Insert(last.Span.End, $", {name}new {props}\n{{\n{Initializers.Deeper(setting)},\n}}");
        }
    }
}
