using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class RestrictionFaultsTests
{
    private readonly NetworkBuilder _net = new();

    [Fact]
    public void DenyWithConditionsThatAreNotSeen_MayBeAnException()
    {
        var statement = _net.Deny("StringEquals aws:SourceVpce vpce-1");
        Assert.Equal((RestrictionFault.Inverted, statement.Conditions[0]), statement.FindRestrictionFault());

        statement.Conditions.IsOpen = true;
        Assert.Null(statement.FindRestrictionFault());
    }
}
