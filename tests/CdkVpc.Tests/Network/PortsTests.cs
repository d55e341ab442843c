using CdkVpc.Analyzers.Network;
using Xunit;

namespace CdkVpc.Tests.Network;

public sealed class PortsTests
{
    [Fact]
    public void All_AreEveryPort() => Assert.Equal(new Ports("-1", 0, 65535), Ports.All);

    [Theory]
    [InlineData("tcp", 443, 443, "tcp/443")]
    [InlineData("udp", 1024, 65535, "udp/1024-65535")]
    [InlineData("tcp", 0, 65535, "tcp/all ports")]
    [InlineData("tcp", 1, 65535, "tcp/all ports")]
    [InlineData("tcp", 2, 65535, "tcp/2-65535")]
    [InlineData("tcp", 0, 65534, "tcp/0-65534")]
    [InlineData("icmp", 0, 65535, "icmp")]
    [InlineData("-1", 0, 65535, "all traffic")]
    public void Ports_InWords(string protocol, int from, int to, string expected) => Assert.Equal(expected, new Ports(protocol, from, to).ToString());
}
