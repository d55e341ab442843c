using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Rules;

public sealed class RuleWithoutDescriptionTests
{
    [Fact]
    public async Task GroupsAndRules_Report()
    {
        var found = await Verify.InStackAsync(
            """
            var vpc = new Vpc(this, "Vpc");
            var group = new {|VPC615:SecurityGroup|}(this, "Plain", new SecurityGroupProps { Vpc = vpc });
            group.{|VPC615:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(443));
            group.{|VPC615:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(80), " ");
            group.Connections.{|VPC615:AllowFromAnyIpv4|}(Port.Tcp(8443));
            var said = new SecurityGroup(this, "Said", new SecurityGroupProps { Vpc = vpc, Description = "Hosts" });
            said.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), "Customers");
            said.Connections.AllowFrom(group, Port.Tcp(443), $"From {group.SecurityGroupId}");
            group.Connections.{|VPC615:AllowTo|}(said, Port.Tcp(443));
            """,
            "VPC615");

        Assert.Equal(
            ["The security group 'TestStack/Plain' has no description; say what it is for", "The inbound rule for tcp/443 of the security group 'TestStack/Plain' has no description; say who needs it, and why"],
            found.Where(static one => one.Id == "VPC615").Take(2).Select(static one => one.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Replace("'*/", "'TestStack/", StringComparison.Ordinal)));
    }

    [Fact]
    public Task L1_Reports() => Verify.InStackAsync(
        """
        var vpc = new Vpc(this, "Vpc");
        var group = new CfnSecurityGroup(this, "Group", new CfnSecurityGroupProps { VpcId = vpc.VpcId, GroupDescription = "Hosts" });
        new {|VPC615:CfnSecurityGroup|}(this, "Inline", new CfnSecurityGroupProps
        {
            VpcId = vpc.VpcId,
            GroupDescription = "Hosts",
            SecurityGroupIngress = new object[] { new CfnSecurityGroup.IngressProperty { IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = "0.0.0.0/0" } },
        });
        new {|VPC615:CfnSecurityGroupIngress|}(this, "In", new CfnSecurityGroupIngressProps { GroupId = group.AttrGroupId, IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = "0.0.0.0/0" });
        new CfnSecurityGroupEgress(this, "Out", new CfnSecurityGroupEgressProps { GroupId = group.AttrGroupId, IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = "0.0.0.0/0", Description = "Services" });
        """,
        "VPC615");

    [Fact]
    public Task WhatIsMadeByOthers_IsSilent() => Verify.DiagnosticsAsync(
        """
        public class TestStack : Stack
        {
            public TestStack(Construct scope, string id, string said) : base(scope, id)
            {
                var vpc = new Vpc(this, "Vpc");
                vpc.AddInterfaceEndpoint("Sqs", new InterfaceVpcEndpointOptions { Service = InterfaceVpcEndpointAwsService.SQS });
                new Function(this, "Function", new FunctionProps { Vpc = vpc, Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Code.FromInline("x") });
                SecurityGroup.FromSecurityGroupId(this, "Imported", "sg-1").AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443), said);
                new SecurityGroup(this, "Given", new SecurityGroupProps { Vpc = vpc, Description = said });
            }
        }
        """,
        "VPC615");
}
