using CdkVpc.Analyzers.Facts;

namespace CdkVpc.Analyzers.Network;

/// <summary>A private hosted zone, or whatever else decides which names resolve inside of some VPCs.</summary>
internal sealed class HostedZone : Resource
{
    /// <summary>The domain without a last dot, or what follows the last part of it that is not known: '.amazonaws.com'. Empty where nothing is known.</summary>
    public string Ending { get; init; } = "";

    /// <summary>The VPCs in which it counts. Open where there may be others.</summary>
    public Items<Vpc> Vpcs { get; } = new();
}
