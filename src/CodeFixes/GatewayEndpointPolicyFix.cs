using System.Composition;
using CdkVpc.Analyzers.Rules;
using CdkVpc.CodeFixes.Internals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes;

/// <summary>
/// VPC301: a policy that admits the account's principals to the account's resources. Endpoints that a VPC's properties declare cannot be
/// reached to get one: they move out of there to calls of AddGatewayEndpoint, by which they are the same constructs.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class GatewayEndpointPolicyFix : FixProvider
{
    /// <summary>The equivalence key.</summary>
    public const string EquivalenceKey = "VPC301.AddPolicy";

    /// <summary>Makes the fix.</summary>
    public GatewayEndpointPolicyFix() : base("Add a policy that admits this account only", EquivalenceKey, "VPC301")
    {
    }

    private protected override Action? Plan(Draft draft, Diagnostic diagnostic)
    {
        if (Site.Of(draft, diagnostic.Location) is not { } site)
            return null;
        var usesImages = diagnostic.Fact(FindingKeys.UsesImages) is not null;
        if (site.PropsInPlace(draft, Symbols.Ec2, "CfnVPCEndpointProps") is { } l1)
            return l1.ValueOf("PolicyDocument") is null ? () => AddDocument(draft, site, l1, diagnostic.Fact(FindingKeys.Service), usesImages) : null;
        if (Holder.Of(draft, site) is not { } holder)
            return null;
        if (holder.Type.DerivesFrom(Symbols.Ec2, "VpcEndpoint"))
            return () => AddByCall(draft, site, holder, diagnostic.Fact(FindingKeys.Service), usesImages);
        return holder.Type.DerivesFrom(Symbols.Ec2, "IVpc") && DeclaredEndpoints.Of(draft, site) is { } declared
            ? () => MoveOut(draft, site, holder, declared, usesImages)
            : null;
    }

    private static void AddDocument(Draft draft, Site site, BaseObjectCreationExpressionSyntax props, string? service, bool usesImages)
    {
        var document = PolicyCode.DocumentWithinAccount(draft.Types, site.Position, ActionsOf(service), Symbols.Account(draft, site.Syntax), usesImages && service == "s3");
        Initializers.Set(draft, props, $"PolicyDocument = {document}");
    }

    private static void AddByCall(Draft draft, Site site, Holder holder, string? service, bool usesImages)
    {
        var endpoint = holder.NameOrIntroduce(draft, site, VariableFor(service));
        draft.InsertAfter(holder.Statement, AddToPolicy(draft, site, endpoint, service, usesImages));
    }

    private static void MoveOut(Draft draft, Site site, Holder holder, DeclaredEndpoints declared, bool usesImages)
    {
        var vpc = holder.NameOrIntroduce(draft, site, "vpc");
        var type = draft.Style.DeclarationType(site.Syntax, draft.Types.Ec2("GatewayVpcEndpoint", site.Position));
        Initializers.Remove(draft, declared.Setting);
        foreach (var (id, options) in declared.Entries)
        {
            var service = DeclaredEndpoints.ServiceOf(options);
            var endpoint = draft.NewLocal(site.Syntax, VariableFor(service));
            draft.InsertAfter(
                holder.Statement,
                $"{type} {endpoint} = {vpc}.AddGatewayEndpoint({id}, {draft.CodeOf(options)});\n{AddToPolicy(draft, site, endpoint, service, usesImages)}");
        }
    }

    /// <summary>The statements of the policy: the layers of images, which are of no account of the app, need one of their own.</summary>
    private static string AddToPolicy(Draft draft, Site site, string endpoint, string? service, bool usesImages)
    {
        var account = $"{endpoint}.AddToPolicy({PolicyCode.AllowWithinAccount(draft.Types, site.Position, ActionsOf(service), Symbols.Account(draft, site.Syntax))});";
        return usesImages && service == "s3" ? $"{account}\n{endpoint}.AddToPolicy({PolicyCode.AllowImageLayers(draft.Types, site.Position)});" : account;
    }

    private static string ActionsOf(string? service) => service is null ? "*" : $"{service}:*";

    private static string VariableFor(string? service) => service switch
    {
        "s3" => "s3Endpoint",
        "dynamodb" => "dynamoDbEndpoint",
        _ => "endpoint",
    };

    /// <summary>The gateway endpoints that the properties of a VPC declare in place.</summary>
    private sealed record DeclaredEndpoints(AssignmentExpressionSyntax Setting, IReadOnlyList<(ExpressionSyntax Id, ExpressionSyntax Options)> Entries)
    {
        public static DeclaredEndpoints? Of(Draft draft, Site site)
        {
            if (site.PropsInPlace(draft, Symbols.Ec2, "VpcProps")?.SettingOf("GatewayEndpoints") is not { Right: BaseObjectCreationExpressionSyntax { Initializer: { } initializer } } setting)
                return null;
            var entries = initializer.Expressions.Select(EntryOf).ToList();
            return entries.Count > 0 && entries.TrueForAll(static entry => entry is not null)
                ? new DeclaredEndpoints(setting, entries.ConvertAll(static entry => entry!.Value))
                : null;
        }

        /// <summary>The service that the options name by a constant of the CDK's.</summary>
        public static string? ServiceOf(ExpressionSyntax options) =>
            (options as BaseObjectCreationExpressionSyntax)?.ValueOf("Service") is MemberAccessExpressionSyntax service
                ? service.Name.Identifier.ValueText switch
                {
                    "S3" => "s3",
                    "S3_EXPRESS" => "s3express",
                    "DYNAMODB" => "dynamodb",
                    _ => null,
                }
                : null;

        private static (ExpressionSyntax Id, ExpressionSyntax Options)? EntryOf(ExpressionSyntax entry) => entry switch
        {
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } set => (key.Expression, set.Right),
            InitializerExpressionSyntax { Expressions: [var key, var options] } => (key, options),
            _ => null,
        };
    }
}
