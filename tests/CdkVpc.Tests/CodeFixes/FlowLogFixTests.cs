using CdkVpc.Tests.Testing;
using Xunit;

namespace CdkVpc.Tests.CodeFixes;

public sealed class FlowLogFixTests
{
    private const string Rule = "VPC101";

    [Fact]
    public Task PropsInPlace_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpc = new Vpc(this, "Vpc", new VpcProps
          {
              MaxAzs = 2, // two are enough
              NatGateways = 0,
        +     FlowLogs = new Dictionary<string, IFlowLogOptions>
        +     {
        +         ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL },
        +     },
          });
        """);

    [Fact]
    public Task PropsInPlace_WithoutLastComma_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          _ = new Vpc(this, "Vpc", new VpcProps()
          {
              NatGateways = 0,
        -     MaxAzs = 2 // two are enough
        +     MaxAzs = 2, // two are enough
        +     FlowLogs = new Dictionary<string, IFlowLogOptions>
        +     {
        +         ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL },
        +     }
          });
        """);

    [Fact]
    public Task PropsInOneLine_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
        - new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 });
        + new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2, FlowLogs = new Dictionary<string, IFlowLogOptions> { ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL } } });
        """);

    [Fact]
    public Task WithoutProps_TwoInOneMethod_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
        - var left = new Vpc(this, "Left");
        - Vpc right = new(this, "Right", new VpcProps());
        + var left = new Vpc(this, "Left", new VpcProps
        + {
        +     FlowLogs = new Dictionary<string, IFlowLogOptions>
        +     {
        +         ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL },
        +     },
        + });
        + Vpc right = new(this, "Right", new VpcProps()
        + {
        +     FlowLogs = new Dictionary<string, IFlowLogOptions>
        +     {
        +         ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL },
        +     },
        + });
        """);

    [Fact]
    public Task PropsInVariable_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var vpcProps = new VpcProps { MaxAzs = 2 };
          var kept = new Vpc(this, "Kept", vpcProps); // shared settings
        - new Vpc(this, "Discarded", vpcProps);
        - _ = new Vpc(this, "Dropped", vpcProps);
        + kept.AddFlowLog("FlowLog", new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL });
        + var vpc = new Vpc(this, "Discarded", vpcProps);
        + vpc.AddFlowLog("FlowLog", new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL });
        + var vpc2 = new Vpc(this, "Dropped", vpcProps);
        + vpc2.AddFlowLog("FlowLog", new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL });
        """);

    [Fact]
    public Task ReturnedFromHelper_IsFixed() => VerifyFix.PatchSourceAsync(Rule,
        """
          public class TestStack : Stack
          {
              public Vpc Network { get; }

              public TestStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props) => Network = Make("Vpc");

        -     private Vpc Make(string id) => new(this, id, new VpcProps { MaxAzs = 2 });
        +     private Vpc Make(string id) => new(this, id, new VpcProps { MaxAzs = 2, FlowLogs = new Dictionary<string, IFlowLogOptions> { ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL } } });
          }
        """);

    [Fact]
    public Task L1_IsFixed() => VerifyFix.PatchAsync(Rule,
        """
          var network = new CfnVPC(this, "Network", new CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        - new CfnVPC(this, "Other", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        + var flowLogBucket = new Bucket(this, "NetworkFlowLogBucket", new BucketProps
        + {
        +     LifecycleRules = new ILifecycleRule[] { new LifecycleRule { Expiration = Duration.Days(365) } },
        + });
        + new CfnFlowLog(this, "NetworkFlowLog", new CfnFlowLogProps
        + {
        +     ResourceId = network.Ref,
        +     ResourceType = "VPC",
        +     TrafficType = "ALL",
        +     LogDestinationType = "s3",
        +     LogDestination = flowLogBucket.BucketArn,
        + });
        + var vpc = new CfnVPC(this, "Other", new CfnVPCProps { CidrBlock = "10.1.0.0/16" });
        + var flowLogBucket2 = new Bucket(this, "OtherFlowLogBucket", new BucketProps
        + {
        +     LifecycleRules = new ILifecycleRule[] { new LifecycleRule { Expiration = Duration.Days(365) } },
        + });
        + new CfnFlowLog(this, "OtherFlowLog", new CfnFlowLogProps
        + {
        +     ResourceId = vpc.Ref,
        +     ResourceType = "VPC",
        +     TrafficType = "ALL",
        +     LogDestinationType = "s3",
        +     LogDestination = flowLogBucket2.BucketArn,
        + });
        """);

    [Fact]
    public Task OldStyleFile_IsFixed() => VerifyFix.FixedAsync(Rule,
        "using Amazon.CDK;\r\nusing Constructs;\r\nusing EC2 = Amazon.CDK.AWS.EC2;\r\n\r\nnamespace Shop {\r\n  public class NetworkStack : Stack {\r\n    public NetworkStack(Construct scope, string id, IStackProps props = null!) : base(scope, id, props) {\r\n      EC2.CfnVPC vpc = new EC2.CfnVPC(this, $\"{id}Vpc\", new EC2.CfnVPCProps { CidrBlock = \"10.0.0.0/16\" });\r\n    }\r\n  }\r\n}\r\n",
        "using Amazon.CDK;\r\nusing Amazon.CDK.AWS.S3;\r\nusing Constructs;\r\nusing EC2 = Amazon.CDK.AWS.EC2;\r\n\r\nnamespace Shop {\r\n  public class NetworkStack : Stack {\r\n    public NetworkStack(Construct scope, string id, IStackProps props = null!) : base(scope, id, props) {\r\n      EC2.CfnVPC vpc = new EC2.CfnVPC(this, $\"{id}Vpc\", new EC2.CfnVPCProps { CidrBlock = \"10.0.0.0/16\" });\r\n      Bucket flowLogBucket = new Bucket(this, $\"{id}VpcFlowLogBucket\", new BucketProps {\r\n        LifecycleRules = new ILifecycleRule[] { new LifecycleRule { Expiration = Duration.Days(365) } },\r\n      });\r\n      _ = new EC2.CfnFlowLog(this, $\"{id}VpcFlowLog\", new EC2.CfnFlowLogProps {\r\n        ResourceId = vpc.Ref,\r\n        ResourceType = \"VPC\",\r\n        TrafficType = \"ALL\",\r\n        LogDestinationType = \"s3\",\r\n        LogDestination = flowLogBucket.BucketArn,\r\n      });\r\n    }\r\n  }\r\n}\r\n",
        hasUsings: false);

    [Fact]
    public Task FileWithAliasOnly_IsFixed() => VerifyFix.PatchSourceAsync(Rule,
        """
        + using Amazon.CDK;
        + using Amazon.CDK.AWS.S3;
          using EC2 = Amazon.CDK.AWS.EC2;

          /// <summary>A network.</summary>
          public class NetworkStack : Amazon.CDK.Stack
          {
              public NetworkStack(Constructs.Construct scope, string id) : base(scope, id)
              {
                  var vpc = new EC2.CfnVPC(this, id == "Network" ? "Vpc" : "Other", new EC2.CfnVPCProps { CidrBlock = "10.0.0.0/16" });
        +         var flowLogBucket = new Bucket(this, (id == "Network" ? "Vpc" : "Other") + "FlowLogBucket", new BucketProps
        +         {
        +             LifecycleRules = new ILifecycleRule[] { new LifecycleRule { Expiration = Duration.Days(365) } },
        +         });
        +         _ = new EC2.CfnFlowLog(this, (id == "Network" ? "Vpc" : "Other") + "FlowLog", new EC2.CfnFlowLogProps
        +         {
        +             ResourceId = vpc.Ref,
        +             ResourceType = "VPC",
        +             TrafficType = "ALL",
        +             LogDestinationType = "s3",
        +             LogDestination = flowLogBucket.BucketArn,
        +         });
              }
          }
        """,
        hasUsings: false);

    [Fact]
    public Task FileWithoutUsings_IsFixed() => VerifyFix.PatchSourceAsync(Rule,
        """
        + using System.Collections.Generic;
        + using Amazon.CDK.AWS.EC2;
        +
          /// <summary>A network.</summary>
          public class NetworkStack : Amazon.CDK.Stack
          {
              public NetworkStack(Constructs.Construct scope, string id) : base(scope, id)
              {
        -         _ = new Amazon.CDK.AWS.EC2.Vpc(this, "Vpc");
        +         _ = new Amazon.CDK.AWS.EC2.Vpc(this, "Vpc", new VpcProps
        +         {
        +             FlowLogs = new Dictionary<string, IFlowLogOptions>
        +             {
        +                 ["FlowLog"] = new FlowLogOptions { TrafficType = FlowLogTrafficType.ALL },
        +             },
        +         });
              }
          }
        """,
        hasUsings: false);

    [Fact]
    public Task Implicit_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        """
        _ = new Cluster(this, "Cluster");
        """);

    [Fact]
    public Task HandedOn_WithPropsElsewhere_IsNotOffered() => VerifyFix.IsNotOfferedInStackAsync(Rule,
        """
        var vpcProps = new VpcProps { MaxAzs = 2 };
        var group = new SecurityGroup(this, "Group", new SecurityGroupProps { Vpc = new Vpc(this, "Vpc", vpcProps) });
        """);
}
