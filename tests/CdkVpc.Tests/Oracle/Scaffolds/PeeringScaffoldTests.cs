using CdkVpc.Tests.Scaffolds;
using Xunit;

namespace CdkVpc.Tests.Oracle.Scaffolds;

/// <summary>What <c>[VpcPeering]</c> and <c>[VpcPeeringMesh]</c> deploy.</summary>
public sealed class PeeringScaffoldTests
{
    private const string Peerings = "AWS::EC2::VPCPeeringConnection";

    [Fact]
    public void Peering_IsRoutedBothWays_AndResolvesNames()
    {
        var template = ScaffoldedTemplate.OfSource(PeeredApp.Stack("[VpcPeering(nameof(App), nameof(Data))]", "_ = _ops; ScaffoldAppToData();"));

        Assert.Equal(
            [
                "AppToDataPeering/Accepterappsubnet1: AWS::EC2::Route",
                "AppToDataPeering/Accepterdatasubnet1: AWS::EC2::Route",
                "AppToDataPeering/Connection: AWS::EC2::VPCPeeringConnection",
                "AppToDataPeering/Dns/CustomResourcePolicy: AWS::IAM::Policy",
                "AppToDataPeering/Dns/Resource/Default: Custom::AWS",
                "AppToDataPeering/Requesterappsubnet1: AWS::EC2::Route",
                "AppToDataPeering/Requesterdatasubnet1: AWS::EC2::Route",
            ],
            template.Below("AppToDataPeering").Select(static path => path.Replace("Subnet1", "subnet1", StringComparison.Ordinal)));
        template.Has("AppToDataPeering/Connection", """{ "PeerVpcId": "@Data", "VpcId": "@App" }""");
        foreach (var (side, vpc, peer) in new[] { ("Requester", "App", "Data"), ("Accepter", "Data", "App") })
        {
            foreach (var subnet in new[] { "appSubnet1", "dataSubnet1" })
            {
                template.Has($"AppToDataPeering/{side}{subnet}", $$"""
                    {
                      "DestinationCidrBlock": "@{{peer}}.CidrBlock",
                      "RouteTableId": "@{{vpc}}/{{subnet}}/RouteTable",
                      "VpcPeeringConnectionId": "@AppToDataPeering/Connection"
                    }
                    """);
            }
        }

        Assert.Equal(
            """
            {"action":"modifyVpcPeeringConnectionOptions","service":"EC2","parameters":{"VpcPeeringConnectionId":"@AppToDataPeering/Connection","RequesterPeeringConnectionOptions":{"AllowDnsResolutionFromRemoteVpc":true},"AccepterPeeringConnectionOptions":{"AllowDnsResolutionFromRemoteVpc":true}},"physicalResourceId":{"id":"AppToDataPeering"}}
            """,
            template.Property("AppToDataPeering/Dns/Resource/Default", "Create"));
    }

    [Fact]
    public void Peering_WithPublicSubnets_RoutesThemToo()
    {
        var template = ScaffoldedTemplate.OfSource(PeeredApp.Stack("[VpcPeering(nameof(App), nameof(Data), PublicSubnets = true)]", "_ = _ops; ScaffoldAppToData();"));

        Assert.Contains("AppToDataPeering/RequesteredgeSubnet1: AWS::EC2::Route", template.Below("AppToDataPeering"));
        Assert.Contains("AppToDataPeering/AccepteredgeSubnet1: AWS::EC2::Route", template.Below("AppToDataPeering"));
    }

    [Fact]
    public void Allow_InOneRegion_NamesTheGroups()
    {
        var template = ScaffoldedTemplate.OfSource(PeeredApp.Stack("[VpcPeering(nameof(App), nameof(Data))]", "_ = _ops; ScaffoldAppToData().Allow(appGroup, dataGroup, Port.Tcp(5432));"));

        template.Has(Assert.Single(template.OfType("AWS::EC2::SecurityGroupIngress")), """
            {
              "Description": "Through the peering AppToDataPeering",
              "FromPort": 5432,
              "GroupId": "@DataGroup.GroupId",
              "IpProtocol": "tcp",
              "SourceSecurityGroupId": "@AppGroup.GroupId",
              "ToPort": 5432
            }
            """);
        template.Has(Assert.Single(template.OfType("AWS::EC2::SecurityGroupEgress")), """
            {
              "Description": "Through the peering AppToDataPeering",
              "DestinationSecurityGroupId": "@DataGroup.GroupId",
              "FromPort": 5432,
              "GroupId": "@AppGroup.GroupId",
              "IpProtocol": "tcp",
              "ToPort": 5432
            }
            """);
    }

    [Fact]
    public void Peering_ToAnotherAccountAndRegion_MakesItsOwnSide_AndTheOtherWhereItIsTold()
    {
        var template = ScaffoldedTemplate.OfSource(PeeredApp.Stack(
            """[VpcPeering(nameof(App), nameof(Data), PeerRegion = "eu-west-1", PeerOwnerId = "222222222222", PeerRoleArn = "arn:aws:iam::222222222222:role/Accepter", PeerRange = "10.2.0.0/16")]""",
            """
            _ = _ops;
            var peering = ScaffoldAppToData();
            peering.Allow(appGroup, dataGroup, Port.Tcp(5432));
            peering.AllowBack(dataGroup, appGroup, Port.Tcp(443));
            peering.AddAccepterSide(new Construct(this, "Far"));
            """));

        template.Has("AppToDataPeering/Connection", """
            {
              "PeerOwnerId": "222222222222",
              "PeerRegion": "eu-west-1",
              "PeerRoleArn": "arn:aws:iam::222222222222:role/Accepter",
              "PeerVpcId": "@Data",
              "VpcId": "@App"
            }
            """);
        Assert.Equal(["AppToDataPeering/appSubnet1: AWS::EC2::Route", "AppToDataPeering/dataSubnet1: AWS::EC2::Route"], Routes("AppToDataPeering"));
        Assert.Equal(["Far/AppToDataPeering/appSubnet1: AWS::EC2::Route", "Far/AppToDataPeering/dataSubnet1: AWS::EC2::Route"], Routes("Far"));
        template.Has("AppToDataPeering/appSubnet1", """
            { "DestinationCidrBlock": "10.2.0.0/16", "RouteTableId": "@App/appSubnet1/RouteTable", "VpcPeeringConnectionId": "@AppToDataPeering/Connection" }
            """);
        template.Has("Far/AppToDataPeering/appSubnet1", """
            { "DestinationCidrBlock": "@App.CidrBlock", "RouteTableId": "@Data/appSubnet1/RouteTable", "VpcPeeringConnectionId": "@AppToDataPeering/Connection" }
            """);
        Assert.Contains("\"RequesterPeeringConnectionOptions\"", template.Property("AppToDataPeering/Dns/Resource/Default", "Create"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"AccepterPeeringConnectionOptions\"", template.Property("AppToDataPeering/Dns/Resource/Default", "Create"), StringComparison.Ordinal);
        Assert.Contains("\"AccepterPeeringConnectionOptions\"", template.Property("Far/AppToDataPeering/Dns/Resource/Default", "Create"), StringComparison.Ordinal);

        // No group of another region or account can be named.
        Assert.Empty(template.OfType("AWS::EC2::SecurityGroupIngress"));
        template.Has("AppGroup", """
            {
              "GroupDescription": "App",
              "SecurityGroupEgress": [{ "CidrIp": "10.2.0.0/16", "Description": "Through the peering AppToDataPeering", "FromPort": 5432, "IpProtocol": "tcp", "ToPort": 5432 }],
              "SecurityGroupIngress": [{ "CidrIp": "10.2.0.0/16", "Description": "Through the peering AppToDataPeering", "FromPort": 443, "IpProtocol": "tcp", "ToPort": 443 }],
              "VpcId": "@App"
            }
            """);
        template.Has("DataGroup", """
            {
              "GroupDescription": "Data",
              "SecurityGroupEgress": [{ "CidrIp": "0.0.0.0/0", "Description": "Allow all outbound traffic by default", "IpProtocol": "-1" }],
              "SecurityGroupIngress": [{ "CidrIp": "@App.CidrBlock", "Description": "Through the peering AppToDataPeering", "FromPort": 5432, "IpProtocol": "tcp", "ToPort": 5432 }],
              "VpcId": "@Data"
            }
            """);

        IEnumerable<string> Routes(string path) => template.Below(path).Where(static resource => resource.EndsWith("Route", StringComparison.Ordinal));
    }

    [Fact]
    public void Peering_OfAnImportedVpc_TakesTheRangeThatIsGiven()
    {
        var template = ScaffoldedTemplate.OfSource(PeeredApp.Stack("""[VpcPeering(nameof(App), nameof(Data), PeerRange = "10.9.0.0/16")]""", "_ = _ops; ScaffoldAppToData();").Replace(
            "Data = Tiers(\"Data\", \"10.2.0.0/16\");",
            """
            Data = Vpc.FromVpcAttributes(this, "Data", new VpcAttributes
            {
                VpcId = "vpc-1", AvailabilityZones = new[] { "eu-west-1a" }, PrivateSubnetIds = new[] { "subnet-1" }, PrivateSubnetRouteTableIds = new[] { "rtb-1" },
            });
            """,
            StringComparison.Ordinal));

        template.Has("AppToDataPeering/RequesterappSubnet1", """
            { "DestinationCidrBlock": "10.9.0.0/16", "RouteTableId": "@App/appSubnet1/RouteTable", "VpcPeeringConnectionId": "@AppToDataPeering/Connection" }
            """);
        template.Has("AppToDataPeering/AccepterPrivateSubnet1", """
            { "DestinationCidrBlock": "@App.CidrBlock", "RouteTableId": "rtb-1", "VpcPeeringConnectionId": "@AppToDataPeering/Connection" }
            """);
    }

    [Fact]
    public void Mesh_PeersEachPairOnce()
    {
        var template = ScaffoldedTemplate.OfSource(PeeredApp.Stack("[VpcPeeringMesh(nameof(App), nameof(Data), nameof(_ops), nameof(App))]", "_ = _ops; ScaffoldMesh();"));

        Assert.Equal(["MeshPeering/AppToData/Connection", "MeshPeering/AppToOps/Connection", "MeshPeering/DataToOps/Connection"], template.OfType(Peerings));
        template.Has("MeshPeering/AppToData/Connection", """{ "PeerVpcId": "@Data", "VpcId": "@App" }""");
        template.Has("MeshPeering/AppToOps/Connection", """{ "PeerVpcId": "@Ops", "VpcId": "@App" }""");
        template.Has("MeshPeering/DataToOps/Connection", """{ "PeerVpcId": "@Ops", "VpcId": "@Data" }""");
        Assert.Equal(12, template.Below("MeshPeering").Count(static resource => resource.EndsWith("AWS::EC2::Route", StringComparison.Ordinal)));
        template.Has("MeshPeering/DataToOps/AccepterdataSubnet1", """
            { "DestinationCidrBlock": "@Data.CidrBlock", "RouteTableId": "@Ops/dataSubnet1/RouteTable", "VpcPeeringConnectionId": "@MeshPeering/DataToOps/Connection" }
            """);
    }
}
