using System.Composition;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC508: a custom resource that sets the DNS options of the peering connection on both sides. Of a connection with another region or account each
/// side sets its own, which one resource cannot do.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PeeringDnsFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC508.SetDnsOptions";

    private static readonly string[] Elsewhere = ["PeerRegion", "PeerOwnerId", "PeerRoleArn"];

    /// <summary>Makes the fix.</summary>
    public PeeringDnsFix() : base("Resolve the peer's host names to private addresses", EquivalenceKey, "VPC508")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (HeldPeering.Of(draft, diagnostic) is not var (site, props, holder) || Array.Exists(Elsewhere, property => props.ValueOf(property) is not null))
            return null;
        return () => draft.InsertAfter(holder.Statement, Resource(draft, site, holder.NameOrIntroduce(draft, site, "peering")));
    }

    private static string Resource(Draft draft, Site connection, string name)
    {
        var at = connection.Position;
        return $$"""
            {{draft.Style.Discard()}}new {{draft.Types.CustomResources("AwsCustomResource", at)}}({{connection.Argument("scope")}}, {{draft.Ids.After(connection.Id!, "Dns")}}, new {{draft.Types.CustomResources("AwsCustomResourceProps", at)}}
            {
                OnUpdate = new {{draft.Types.CustomResources("AwsSdkCall", at)}}
                {
                    Service = "EC2",
                    Action = "modifyVpcPeeringConnectionOptions",
                    Parameters = new {{draft.Types.Dictionary(at)}}<string, object>
                    {
                        ["VpcPeeringConnectionId"] = {{name}}.Ref,
                        ["RequesterPeeringConnectionOptions"] = new {{draft.Types.Dictionary(at)}}<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
                        ["AccepterPeeringConnectionOptions"] = new {{draft.Types.Dictionary(at)}}<string, object> { ["AllowDnsResolutionFromRemoteVpc"] = true },
                    },
                    PhysicalResourceId = {{draft.Types.CustomResources("PhysicalResourceId", at)}}.Of({{name}}.Ref),
                },
                InstallLatestAwsSdk = false,
                Policy = {{draft.Types.CustomResources("AwsCustomResourcePolicy", at)}}.FromSdkCalls(new {{draft.Types.CustomResources("SdkCallsPolicyOptions", at)}} { Resources = {{draft.Types.CustomResources("AwsCustomResourcePolicy", at)}}.ANY_RESOURCE }),
            });
            """;
    }
}
