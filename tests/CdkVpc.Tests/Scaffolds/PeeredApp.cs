namespace CdkVpc.Tests.Scaffolds;

/// <summary>Stacks that peer VPCs.</summary>
internal static class PeeredApp
{
    /// <summary>
    /// A stack with the VPCs App (10.1.0.0/16), Data (10.2.0.0/16) and Ops (10.3.0.0/16), one private and one isolated subnet each, the security groups
    /// appGroup, which allows no outbound traffic, and dataGroup, and these statements after them.
    /// </summary>
    public static string Stack(string attributes, string statements, string dataRange = "10.2.0.0/16") => $$"""
        {{ScaffoldedApp.Usings}}
        namespace Shop;

        {{attributes}}
        internal sealed partial class NetworkStack : Stack
        {
            public Vpc App { get; }

            public IVpc Data { get; }

            private readonly Vpc _ops;

            public NetworkStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
            {
                App = Tiers("App", "10.1.0.0/16");
                Data = Tiers("Data", "{{dataRange}}");
                _ops = Tiers("Ops", "10.3.0.0/16");
                var appGroup = new SecurityGroup(this, "AppGroup", new SecurityGroupProps { Vpc = App, Description = "App", AllowAllOutbound = false });
                var dataGroup = new SecurityGroup(this, "DataGroup", new SecurityGroupProps { Vpc = Data, Description = "Data" });
                {{statements}}
            }

            private Vpc Tiers(string id, string range) => new Vpc(this, id, new VpcProps
            {
                IpAddresses = IpAddresses.Cidr(range),
                MaxAzs = 1,
                SubnetConfiguration = new ISubnetConfiguration[]
                {
                    new SubnetConfiguration { Name = "edge", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                    new SubnetConfiguration { Name = "app", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 24 },
                    new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
                },
            });
        }
        """;
}
