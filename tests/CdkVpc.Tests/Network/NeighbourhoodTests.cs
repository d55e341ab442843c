using CdkVpc.Analyzers.Network;
using CdkVpc.Tests.Testing;
using Xunit;
using static CdkVpc.Tests.Testing.NetworkBuilder;

namespace CdkVpc.Tests.Network;

public sealed class NeighbourhoodTests
{
    private readonly NetworkBuilder _net = new();

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("VPC", false)]
    [InlineData("attachments", false)]
    [InlineData("peerings", false)]
    public void Vpc_StandsAloneWhereAllIsSeen(string open, bool isProven)
    {
        var vpc = _net.Vpc();
        vpc.IsEscaped = open == "VPC";
        _net.Network.Attachments.IsOpen = open == "attachments";
        _net.Network.Peerings.IsOpen = open == "peerings";

        Assert.Equal(isProven, _net.Network.StandsAlone(vpc));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Vpc_StandsAloneBesideAnAttachmentOfAnotherWorld(int arm, bool standsAlone)
    {
        var vpc = _net.Vpc(guard: Arm(0));
        _net.Attachment(vpc: null, guard: Arm(arm));

        Assert.Equal(standsAlone, _net.Network.StandsAlone(vpc));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Vpc_StandsAloneBesideAConnectionOfAnotherWorld(int arm, bool standsAlone)
    {
        var vpc = _net.Vpc(guard: Arm(0));
        _net.Peering(_net.Vpc("Net/Other"), accepter: null, Arm(arm));

        Assert.Equal(standsAlone, _net.Network.StandsAlone(vpc));
    }

    [Fact]
    public void Vpc_StandsAloneBesideWhatJoinsOthers()
    {
        var (alone, attached, requester, accepter) = (_net.Vpc(), _net.Vpc("Net/Attached"), _net.Vpc("Net/Requester"), _net.Vpc("Net/Accepter"));
        _net.Attachment(attached);
        _net.Peering(requester, accepter);

        Assert.Equal([alone], _net.Network.Vpcs.Where(_net.Network.StandsAlone));
    }

    [Theory]
    [InlineData(nameof(AttachmentKind.PrivateGateway), 0, true, true)]
    [InlineData(nameof(AttachmentKind.PrivateGateway), 1, true, false)]
    [InlineData(nameof(AttachmentKind.PrivateGateway), 0, false, false)]
    [InlineData(nameof(AttachmentKind.TransitGateway), 0, true, false)]
    public void Vpc_LearnsRoutesFromAPrivateGatewayOfItsOwn(string kind, int arm, bool isItsOwn, bool mayLearn)
    {
        var vpc = _net.Vpc(guard: Arm(0));
        _net.Attachment(isItsOwn ? vpc : _net.Vpc("Net/Other"), Enum.Parse<AttachmentKind>(kind), Arm(arm));

        Assert.Equal(mayLearn, _net.Network.MayLearnRoutes(vpc));
    }

    [Fact]
    public void Vpc_MayLearnRoutesWhereAttachmentsAreNotAllSeen()
    {
        var vpc = _net.Vpc();
        Assert.False(_net.Network.MayLearnRoutes(vpc));

        _net.Network.Attachments.IsOpen = true;
        Assert.True(_net.Network.MayLearnRoutes(vpc));
    }
}
