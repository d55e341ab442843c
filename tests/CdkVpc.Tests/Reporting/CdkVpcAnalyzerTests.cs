using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.Reporting;

public sealed class CdkVpcAnalyzerTests
{
    [Fact]
    public Task Fault_IsReportedAtTheCall() => Verify.InStackAsync("""
        var vpc = Vpc.FromLookup(this, "Vpc", new VpcLookupOptions { VpcId = "vpc-1" });
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = vpc });
        group.{|VPC611:AddIngressRule|}(Peer.AnyIpv4(), Port.Tcp(22));
        """);
}
