using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC101: a flow log of all traffic, in the properties of the VPC or, where those are not written in place, by a call on the variable that
/// holds it. An L1 VPC gets an L1 flow log and a bucket for it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlowLogFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC101.AddFlowLog";

    /// <summary>Makes the fix.</summary>
    public FlowLogFix() : base("Add a flow log of all traffic", EquivalenceKey, "VPC101")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (diagnostic.Properties.ContainsKey(FindingKeys.IsImplicit) || Site.Of(draft, diagnostic.Location) is not { Syntax: BaseObjectCreationExpressionSyntax } site)
            return null;
        if (site.Type.Is(Symbols.Ec2, "Vpc") && site.HasRoomInProps(draft, "VpcProps", "FlowLogs"))
            return () => AddToProps(draft, site);
        if (Holder.Of(draft, site) is not { } holder)
            return null;
        if (holder.Type.DerivesFrom(Symbols.Ec2, "IVpc"))
            return () => AddByCall(draft, site, holder);
        return holder.Type.Is(Symbols.Ec2, "CfnVPC") && site.Id is not null && site.Argument("scope")?.IsPath() == true
            ? () => AddL1(draft, site, holder)
            : null;
    }

    private static void AddToProps(Draft draft, Site site)
    {
        var types = draft.Types;
        var at = site.Position;
        var flowLogs = $$"""
            FlowLogs = new {{types.Dictionary(at)}}<string, {{types.Ec2("IFlowLogOptions", at)}}>
            {
                ["FlowLog"] = new {{types.Ec2("FlowLogOptions", at)}} { TrafficType = {{types.Ec2("FlowLogTrafficType", at)}}.ALL },
            }
            """;
        site.SetInProps(draft, "VpcProps", flowLogs);
    }

    private static void AddByCall(Draft draft, Site site, Holder holder)
    {
        var types = draft.Types;
        var at = site.Position;
        var vpc = holder.NameOrIntroduce(draft, site, "vpc");
        draft.InsertAfter(holder.Statement, $$"""
            {{vpc}}.AddFlowLog("FlowLog", new {{types.Ec2("FlowLogOptions", at)}} { TrafficType = {{types.Ec2("FlowLogTrafficType", at)}}.ALL });
            """);
    }

    private static void AddL1(Draft draft, Site site, Holder holder)
    {
        var types = draft.Types;
        var at = site.Position;
        var vpc = holder.NameOrIntroduce(draft, site, "vpc");
        var bucket = draft.NewLocal(site.Syntax, "flowLogBucket");
        var bucketType = types.S3("Bucket", at);
        draft.InsertAfter(holder.Statement, $$"""
            {{draft.Style.DeclarationType(site.Syntax, bucketType)}} {{bucket}} = new {{bucketType}}({{site.Argument("scope")}}, {{draft.Ids.After(site.Id!, "FlowLogBucket")}}, new {{types.S3("BucketProps", at)}}
            {
                {{FlowLogCode.LifecycleRules(types, at)}},
            });
            {{draft.Style.Discard()}}new {{types.Ec2("CfnFlowLog", at)}}({{site.Argument("scope")}}, {{draft.Ids.After(site.Id!, "FlowLog")}}, new {{types.Ec2("CfnFlowLogProps", at)}}
            {
                ResourceId = {{vpc}}.Ref,
                ResourceType = "VPC",
                TrafficType = "ALL",
                LogDestinationType = "s3",
                LogDestination = {{bucket}}.BucketArn,
            });
            """);
    }
}
