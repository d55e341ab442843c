using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>An endpoint while the program runs.</summary>
internal sealed class EndpointModel(Instance construct)
{
    public Instance Construct { get; } = construct;

    public Origin Origin { get; init; } = Origin.Created;

    /// <summary>The VPC, or what stands for it.</summary>
    public Value Vpc { get; init; } = Unknown.Any;

    public EndpointService Service { get; init; } = EndpointService.Unknown;

    /// <summary>The subnets of an interface endpoint, or those whose route tables a gateway endpoint is on.</summary>
    public Value Subnets { get; init; } = Unknown.Any;

    /// <summary>Whether the program chose the subnets itself.</summary>
    public bool SubnetsAreChosen { get; init; }

    public bool? PrivateDns { get; init; }

    public bool? AdmitsVpc { get; init; }

    /// <summary>As in <see cref="InterfaceEndpoint.PrivateDnsScope"/>, as its options say.</summary>
    public Setting<string> PrivateDnsScope { get; init; }

    /// <summary>As in <see cref="InterfaceEndpoint.OwnNamesAreUsed"/>.</summary>
    public bool OwnNamesAreUsed { get; set; }

    /// <summary>The policy that <c>AddToPolicy</c> fills.</summary>
    public PolicyModel Policy { get; } = new();

    /// <summary>The properties of an L1 endpoint; null for an L2 one.</summary>
    public L1Properties? Properties { get; init; }

    /// <summary>Writes the policy, with what was set on the L1 construct inside of an L2 one.</summary>
    public void WritePolicy(Endpoint endpoint, NetworkWriter writer)
    {
        var policy = new Policy();
        var policies = new PolicyWriter(writer);
        var at = new Moment(Construct.Anchor, Construct.Order, Construct.Guard, Construct.IsRepeated);
        var document = (Properties ?? L1Properties.OfDefaultChild(Construct, writer.Tree))?["PolicyDocument"] ?? Constant.Null;
        if (ValueReader.IsNull(document))
            policies.Add(policy, Policy);
        else
            policies.AddDocument(policy, document, at);
        endpoint.Policy = policy.Statements.IsKnownEmpty && ValueReader.IsNull(document) ? null : policy;
        endpoint.PolicyIsUnknown = !endpoint.IsClosed || document is Unknown;
    }
}
