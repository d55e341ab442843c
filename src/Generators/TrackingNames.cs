namespace CdkVpc.Generators;

/// <summary>The names of the generator's steps, by which tests follow them.</summary>
internal static class TrackingNames
{
    /// <summary>What the attributes of a VPC ask for, read from the attributes of one kind.</summary>
    public const string Vpcs = "Vpcs";

    /// <summary>What the attributes of a class that peers VPCs ask for.</summary>
    public const string Peerings = "Peerings";
}
