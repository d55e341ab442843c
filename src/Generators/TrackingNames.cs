namespace CdkVpc.Generators;

/// <summary>The names of the generator's steps, by which tests follow them.</summary>
internal static class TrackingNames
{
    /// <summary>What all attributes of a program ask for.</summary>
    public const string Scaffolds = "Scaffolds";

    /// <summary>What the attributes of a VPC ask for.</summary>
    public const string Vpcs = "Vpcs";

    /// <summary>What the attributes of a class that peers VPCs ask for.</summary>
    public const string Peerings = "Peerings";
}
