using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>What the constructors of L2 endpoints refuse (aws-ec2/lib/vpc-endpoint.js).</summary>
internal static class EndpointRefusals
{
    /// <summary>A gateway endpoint whose subnets cannot be selected, or have no route tables for CDK.</summary>
    public static void CheckGateway(Instance endpoint, Value vpc, Value selections, Value subnets, CdkContext context)
    {
        var refusals = context.Family<RefusalFamily>();
        foreach (var (guard, selection) in ValueReader.Elements(selections, context.Evaluation.Guard))
            context.Under(guard, () => SelectionRefusals.Check(endpoint, vpc, selection, context));
        if (vpc is Instance && subnets is Sequence { IsOpen: false } list && list.Items.All(static subnet => subnet is Instance { Model: SubnetModel { HasTable: false } }))
        {
            refusals.Refuse(endpoint, list.Items.IsEmpty
                ? new("there are no subnets for the gateway endpoint to be on the route tables of", "choose subnets, or leave the selection out")
                : new("the VPC is imported without the route tables of its subnets, which a gateway endpoint needs", "give their ids to FromVpcAttributes, or look the VPC up"), context);
        }
    }

    /// <summary>An interface endpoint in a VPC whose range CDK does not know, or in no subnets.</summary>
    public static void CheckInterface(Instance endpoint, Value vpc, Value options, Value subnets, CdkContext context)
    {
        var refusals = context.Family<RefusalFamily>();
        var open = ValueReader.FlagOr(context.Member(options, "Open"), fallback: true);
        if (open == true && VpcFamily.ModelOf(vpc) is { LacksRange: true })
        {
            refusals.Refuse(endpoint, new(
                "the endpoint is open to the range of its VPC, which is imported without VpcCidrBlock",
                "give VpcCidrBlock to FromVpcAttributes, or set Open to false and admit the clients"), context);
            return;
        }

        SelectionRefusals.Check(endpoint, vpc, context.Member(options, "Subnets"), context);
        if (vpc is Instance && subnets is Sequence { IsOpen: false, Items.IsEmpty: true } && !SelectionRefusals.Find(vpc, context.Member(options, "Subnets"), context).Any())
            refusals.Refuse(endpoint, new("there are no subnets for the interface endpoint to be in", "choose subnets, or leave the selection out"), context);
        if (ValueReader.FlagOr(context.Member(options, "LookupSupportedAzs"), fallback: false) == true && StackFamily.EnvironmentOf(endpoint, context.Tree).LacksForCertain is { } lacking)
            refusals.Refuse(endpoint, new($"LookupSupportedAzs asks AWS for zones, and the stack has no {lacking}", "give the stack both by Env, or leave LookupSupportedAzs out"), context);
    }
}
