namespace CdkVpc.Generators.InterfaceEndpoints;

/// <summary>Which services take no policy of an endpoint.</summary>
internal static class EndpointPolicies
{
    /// <summary>Whether an endpoint of this member of InterfaceVpcEndpointAwsService takes a policy.</summary>
    public static bool AreTakenBy(string service) => true;
}
