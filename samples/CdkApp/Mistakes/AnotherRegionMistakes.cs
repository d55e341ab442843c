using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Constructs;

namespace CdkApp.Mistakes;

/// <summary>A stack of eu-central-1, which has been copied from one of us-east-1.</summary>
internal sealed class AnotherRegionMistakes : Stack
{
    public AnotherRegionMistakes(Construct scope, string id) : base(scope, id, new StackProps
    {
        Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-central-1" },
    })
    {
        var vpc = IsolatedVpc.Create(this, "Vpc", "10.116.0.0/16");
        _ = new CfnVPCEndpoint(this, "S3", new CfnVPCEndpointProps // VPC307: the stack is in eu-central-1
        {
            VpcId = vpc.VpcId,
            ServiceName = "com.amazonaws.us-east-1.s3",
            VpcEndpointType = "Gateway",
            RouteTableIds = vpc.IsolatedSubnets.Select(subnet => subnet.RouteTable.RouteTableId).ToArray(),
            PolicyDocument = new Dictionary<string, object>
            {
                ["Version"] = "2012-10-17",
                ["Statement"] = new Dictionary<string, object>
                {
                    ["Effect"] = "Allow",
                    ["Principal"] = "*",
                    ["Action"] = "s3:GetObject",
                    ["Resource"] = "arn:aws:s3:::example-images/*",
                },
            },
        });
    }
}
