using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkVpc;
using Constructs;

namespace CdkApp.Right;

internal sealed class PeeringStackProps : StackProps
{
    public required IVpc Shop { get; init; }

    public required IVpc Tools { get; init; }
}

/// <summary>Joins the two VPCs: a connection, routes both ways from every subnet that is not public, and the names of each on the other side.</summary>
[VpcPeering(nameof(Shop), nameof(Tools))]
internal sealed partial class PeeringStack : Stack
{
    public IVpc Shop { get; }

    public IVpc Tools { get; }

    public PeeringStack(Construct scope, string id, PeeringStackProps props) : base(scope, id, props)
    {
        Shop = props.Shop;
        Tools = props.Tools;
        ScaffoldShopToTools();
    }
}
