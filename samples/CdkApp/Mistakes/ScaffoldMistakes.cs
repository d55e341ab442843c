using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using CdkVpc;
using Constructs;

namespace CdkApp.Mistakes;

/// <summary>Attributes that ask for something which is not made.</summary>
internal sealed partial class ScaffoldMistakes : Stack
{
    // A name that the CDK does not have: the queue's endpoint is left out.
    [InterfaceEndpoint("SQSS")] // VPC904: InterfaceVpcEndpointAwsService has no such member
    [InterfaceEndpoint(nameof(InterfaceVpcEndpointAwsService.SNS))]
    private readonly Vpc _misspelt;

    // Declared, and never called: the endpoint is there on paper.
    [GatewayEndpoint(GatewayService.S3)] // VPC905: nothing calls ScaffoldForgotten()
    private readonly Vpc _forgotten;

    public ScaffoldMistakes(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        _misspelt = IsolatedVpc.Create(this, "Misspelt", "10.190.0.0/16");
        ScaffoldMisspelt();

        _forgotten = IsolatedVpc.Create(this, "Forgotten", "10.191.0.0/16");
    }
}
