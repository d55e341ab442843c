using CdkVpc.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CdkVpc.CodeFixes.Internals;

/// <summary>The egress-only internet gateway of a VPC: the one that code makes and holds, or a new one below the VPC.</summary>
internal sealed class EgressOnlyCode
{
    private const string Type = "CfnEgressOnlyInternetGateway";

    private readonly Func<string> _name;

    private EgressOnlyCode(Func<string> name) => _name = name;

    /// <summary>The id of the gateway as an expression. Writes the gateway if there is none.</summary>
    public string Id() => $"{_name()}.Ref";

    /// <summary>The gateway of the VPC that a diagnostic names, for code that stands in <paramref name="user"/>; null where none can be had there.</summary>
    public static EgressOnlyCode? For(Draft draft, Diagnostic diagnostic, StatementSyntax user)
    {
        if (diagnostic.At(FindingLabels.Vpc).FirstOrDefault() is not { } place || Site.Of(draft, place) is not { } vpc || Holder.Of(draft, vpc) is not { } holder)
            return null;
        return diagnostic.Fact(FindingKeys.Gateway) switch
        {
            null => New(draft, vpc, holder, user),
            "explicit" => Existing(draft, diagnostic, user),
            _ => null,
        };
    }

    private static EgressOnlyCode? Existing(Draft draft, Diagnostic diagnostic, StatementSyntax user)
    {
        if (diagnostic.At(FindingLabels.Gateway).FirstOrDefault() is not { } place || Site.Of(draft, place) is not { } site || !site.Type.Is(Symbols.Ec2, Type))
            return null;
        return Holder.Of(draft, site) is { } holder && holder.IsReadyAfter(user)
            ? new EgressOnlyCode(() => holder.NameOrIntroduce(draft, site, "egressOnlyGateway"))
            : null;
    }

    private static EgressOnlyCode? New(Draft draft, Site vpc, Holder holder, StatementSyntax user)
    {
        var member = holder.Type.DerivesFrom(Symbols.Ec2, "IVpc") ? "VpcId" : holder.Type.Is(Symbols.Ec2, "CfnVPC") ? "Ref" : null;
        if (member is null || vpc.Id is null || vpc.Argument("scope")?.IsPath() != true || !holder.IsReadyAfter(user))
            return null;
        return new EgressOnlyCode(() => draft.Once((holder.Statement, Type), () =>
        {
            var at = vpc.Position;
            var name = draft.NewLocal(vpc.Syntax, "egressOnlyGateway");
            var type = draft.Types.Ec2(Type, at);
            draft.InsertAfter(
                holder.Statement,
                $"{draft.Style.DeclarationType(vpc.Syntax, type)} {name} = new {type}({vpc.Argument("scope")}, {draft.Ids.After(vpc.Id, "EgressOnlyGateway")}, new {draft.Types.Ec2(Type + "Props", at)} {{ VpcId = {holder.NameOrIntroduce(draft, vpc, "vpc")}.{member} }});");
            return name;
        }));
    }
}
