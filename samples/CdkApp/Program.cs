// An AWS CDK app in two halves. Right/ is a shop's network as it should be: the analyzers say nothing of it.
// Mistakes/ has one plain mistake after another; each line that is due a diagnostic names it in a comment.
// 'dotnet build' shows the diagnostics, 'dotnet run' synthesises both halves to cdk.out.
using Amazon.CDK;
using CdkApp.Mistakes;
using CdkApp.Right;

namespace CdkApp;

internal static class Program
{
    public static void Main()
    {
        // The CDK's command line says where it wants the templates; run by itself, the app writes to cdk.out.
        var app = new App(new AppProps { Outdir = System.Environment.GetEnvironmentVariable("CDK_OUTDIR") ?? "cdk.out" });
        AddShop(app);
        AddMistakes(app);
        app.Synth();
    }

    private static void AddShop(App app)
    {
        var network = new NetworkStack(app, "Shop-Network", new NetworkStackProps { Settings = NetworkSettings.Shop });
        var security = new SecurityStack(app, "Shop-Security", new SecurityStackProps
        {
            Vpc = network.Vpc,
            Settings = NetworkSettings.Shop,
            ToolsCidr = NetworkSettings.Tools.Cidr,
        });
        var storage = new StorageStack(app, "Shop-Storage", new StorageStackProps
        {
            Vpc = network.Vpc,
            DatabaseGroup = security.Database,
        });
        _ = new WorkloadStack(app, "Shop-Workload", new WorkloadStackProps
        {
            Vpc = network.Vpc,
            Security = security,
            Storage = storage,
        });

        var tools = new ToolsStack(app, "Tools", NetworkSettings.Tools);
        _ = new PeeringStack(app, "Shop-Tools-Peering", new PeeringStackProps { Shop = network.Vpc, Tools = tools.Vpc });
    }

    private static void AddMistakes(App app)
    {
        _ = new FlowLogMistakes(app, "Mistakes-FlowLogs");
        _ = new GatewayEndpointMistakes(app, "Mistakes-GatewayEndpoints");
        _ = new AnotherRegionMistakes(app, "Mistakes-AnotherRegion");
        _ = new BucketMistakes(app, "Mistakes-Buckets");
        _ = new InterfaceEndpointMistakes(app, "Mistakes-InterfaceEndpoints");
        _ = new PrivateDnsMistakes(app, "Mistakes-PrivateDns");
        _ = new EndpointPlaceMistakes(app, "Mistakes-EndpointPlaces");
        _ = new ServiceAccessMistakes(app, "Mistakes-ServiceAccess");
        _ = new PeeringMistakes(app, "Mistakes-Peering");
        RegionMistakes.Add(app);
        _ = new Ipv6Mistakes(app, "Mistakes-Ipv6");
        _ = new FilteringMistakes(app, "Mistakes-Filtering");
        _ = new PassageMistakes(app, "Mistakes-Passage");
        _ = new AddressingMistakes(app, "Mistakes-Addressing");
        _ = new ScaffoldMistakes(app, "Mistakes-Scaffolds");
    }
}
