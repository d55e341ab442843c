using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk.Refusals;

/// <summary>What <c>Vpc.FromLookup</c> refuses (aws-ec2/lib/vpc.js, and ContextProvider in core/lib/context-provider.js).</summary>
internal static class LookupRefusals
{
    public static void Check(Arguments arguments, CdkContext context)
    {
        if (arguments["scope"] is not Instance scope)
            return;
        var options = arguments["options"];
        var reason = context.Member(options, "VpcId") is Token || context.Member(options, "VpcName") is Token
            ? new Reason("a VPC is looked up by what is known at deployment only", "write its id or name, or describe it by FromVpcAttributes")
            : StackFamily.EnvironmentOf(scope, context.Tree).LacksForCertain is { } lacking
                ? new Reason($"a VPC is looked up in a stack that has no {lacking}", "give the stack both by Env")
                : null;
        context.Family<RefusalFamily>().RefuseCall(scope, reason, context);
    }
}
