using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>What the flow log of a transit gateway or of its attachment cannot have (FlowLog in aws-ec2/lib/vpc-flow-logs.js).</summary>
internal static class FlowLogRefusals
{
    /// <param name="log">The log.</param>
    /// <param name="type">CloudFormation's name of the kind of thing that it records.</param>
    /// <param name="options">The options of the log.</param>
    /// <param name="context">What is evaluated now.</param>
    public static void Check(Instance log, Value type, Value options, CdkContext context)
    {
        if (!FlowLogWriter.IsTransitGateway(type))
            return;
        var reason = ValueReader.IsSet(context.Member(options, "TrafficType"))
            ? new Reason("the flow log of a transit gateway has a TrafficType", "leave it out: it records everything", RefusalCase.TrafficTypeOfTransitGateway)
            : ValueReader.EnumName(context.Member(options, "MaxAggregationInterval")).Is("TEN_MINUTES")
                ? new Reason("the flow log of a transit gateway has an interval of ten minutes", "leave MaxAggregationInterval out, or set ONE_MINUTE", RefusalCase.AggregationOfTransitGateway)
                : null;
        context.Family<RefusalFamily>().Refuse(log, reason, context);
    }
}
