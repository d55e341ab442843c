using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>
/// What some resource types of CloudFormation put into the network. A further type is a class of this kind and its line in
/// <see cref="TemplateNetwork"/>.
/// </summary>
internal abstract class TemplateFamily
{
    /// <summary>The resource types that it reads.</summary>
    public abstract IEnumerable<string> Types { get; }

    /// <summary>Makes the record of a resource; those of families before it are there.</summary>
    public virtual void Declare(TemplateResource resource, TemplateNetwork network)
    {
    }

    /// <summary>Ties a resource to others, all of which are there.</summary>
    public virtual void Link(TemplateResource resource, TemplateNetwork network)
    {
    }

    /// <summary>What can be told only when everything is tied.</summary>
    public virtual void Finish(DeployedNetwork network)
    {
    }
}
