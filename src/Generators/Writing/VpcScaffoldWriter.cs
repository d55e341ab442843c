using CdkVpc.Analyzers.Scaffolds;
using CdkVpc.Generators.EgressOnly;
using CdkVpc.Generators.FlowLogs;
using CdkVpc.Generators.GatewayEndpoints;
using CdkVpc.Generators.InterfaceEndpoints;
using CdkVpc.Generators.Model;
using static CdkVpc.Generators.Writing.CdkTypes;

namespace CdkVpc.Generators.Writing;

/// <summary>Writes the document of a VPC: the method to call, the class of its result, and in it a class for each kind of thing.</summary>
internal static class VpcScaffoldWriter
{
    /// <summary>The document.</summary>
    public static string Write(VpcScaffold scaffold)
    {
        var writer = CodeWriter.Continue(scaffold.Host, $"the attributes of {scaffold.Member.Code}");
        var type = ScaffoldNames.VpcScaffoldOf(scaffold.Member.Name);
        writer.Write($$"""
            /// <summary>Makes what the attributes of <see cref="{{scaffold.Member.Code}}"/> ask for. Call it once, when the VPC is assigned.</summary>
            private {{type}} {{ScaffoldNames.MethodOf(scaffold.Member.Name)}}() => new {{type}}(this, "{{type}}", {{scaffold.Member.Argument}});
            """);
        writer.Space();
        writer.Write($"/// <summary>What the attributes of <see cref=\"{scaffold.Member.Code}\"/> ask for.</summary>");
        writer.Open($"public sealed class {type} : {Constructs}.Construct");
        WriteConstructor(writer, scaffold, type);
        WriteProperties(writer, scaffold);
        WriteClasses(writer, scaffold);
        return writer.End();
    }

    private static void WriteConstructor(CodeWriter writer, VpcScaffold scaffold, string type)
    {
        writer.Open($"internal {type}({Constructs}.Construct scope, string id, {Ec2}.IVpc vpc) : base(scope, id)");
        if (scaffold.S3 is not null)
            writer.Write("""S3 = new S3Endpoint(this, "S3", vpc);""");
        if (scaffold.DynamoDb is not null)
            writer.Write("""DynamoDb = new DynamoDbEndpoint(this, "DynamoDb", vpc);""");
        foreach (var endpoint in scaffold.Interfaces)
            writer.Write(InterfaceEndpointWriter.Creation(endpoint));
        if (scaffold.HasEgressOnly)
            writer.Write("""EgressOnly = new EgressOnlyInternet(this, "EgressOnly", vpc);""");
        if (scaffold.FlowLog is not null)
            writer.Write("""FlowLog = new VpcFlowLog(this, "FlowLog", vpc);""");
        writer.Close();
    }

    private static void WriteProperties(CodeWriter writer, VpcScaffold scaffold)
    {
        if (scaffold.S3 is not null)
            WriteProperty(writer, "S3Endpoint", "S3", "The gateway endpoint of S3.");
        if (scaffold.DynamoDb is not null)
            WriteProperty(writer, "DynamoDbEndpoint", "DynamoDb", "The gateway endpoint of DynamoDB.");
        foreach (var endpoint in scaffold.Interfaces)
            WriteProperty(writer, "InterfaceEndpoint", endpoint.Name, $"The interface endpoint of InterfaceVpcEndpointAwsService.{endpoint.Service}.");
        if (scaffold.HasEgressOnly)
            WriteProperty(writer, "EgressOnlyInternet", "EgressOnly", "The way of private subnets to the IPv6 internet.");
        if (scaffold.FlowLog is not null)
            WriteProperty(writer, "VpcFlowLog", "FlowLog", "The flow log.");
    }

    private static void WriteProperty(CodeWriter writer, string type, string name, string summary)
    {
        writer.Space();
        writer.Write($$"""
            /// <summary>{{summary}}</summary>
            public {{type}} {{name}} { get; }
            """);
    }

    private static void WriteClasses(CodeWriter writer, VpcScaffold scaffold)
    {
        if (scaffold.S3 is { } s3)
            WriteSpaced(writer, w => GatewayEndpointWriter.WriteS3(w, s3));
        if (scaffold.DynamoDb is { } dynamoDb)
            WriteSpaced(writer, w => GatewayEndpointWriter.WriteDynamoDb(w, dynamoDb));
        if (scaffold.Interfaces.Count > 0)
            WriteSpaced(writer, w => InterfaceEndpointWriter.Write(w, scaffold.Interfaces));
        if (scaffold.HasEgressOnly)
            WriteSpaced(writer, EgressOnlyWriter.Write);
        if (scaffold.FlowLog is { } log)
            WriteSpaced(writer, w => FlowLogWriter.Write(w, log));
    }

    private static void WriteSpaced(CodeWriter writer, Action<CodeWriter> write)
    {
        writer.Space();
        write(writer);
    }
}
