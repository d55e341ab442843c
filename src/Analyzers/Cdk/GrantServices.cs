namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// Which service a grantee calls by what it is granted, as the short name of the service's endpoint.
/// Sources: the Grant methods of aws-cdk-lib 2.103.0, 2.160.0 and 2.277.0, and the pages on VPC endpoints in the guides of the services.
/// </summary>
internal static class GrantServices
{
    private const string Root = "Amazon.CDK.AWS.";

    /// <summary>
    /// By the module of the thing whose Grant method is called. Left out is what the grantee need not call itself: file systems, databases and the like are
    /// reached by their own addresses.
    /// </summary>
    private static readonly Dictionary<string, string> ByModule = new(StringComparer.Ordinal)
    {
        ["S3"] = "s3",
        ["DynamoDB"] = "dynamodb",
        ["SQS"] = "sqs",
        ["SNS"] = "sns",
        ["SecretsManager"] = "secretsmanager",
        ["SSM"] = "ssm",
        ["Kinesis"] = "kinesis-streams",
        ["KinesisFirehose"] = "kinesis-firehose",
        ["StepFunctions"] = "states",
        ["Events"] = "events",
        ["Lambda"] = "lambda",
        ["ECR"] = "ecr.api",
        ["Logs"] = "logs",
    };

    /// <summary>
    /// The methods that are not of their module's service (null: of none that the grantee calls). Keys encrypt for the service that holds the data,
    /// which calls KMS itself; only to sign and to verify the grantee calls it. A function's URL is no endpoint of Lambda.
    /// </summary>
    private static readonly Dictionary<string, string?> ByMethod = new(StringComparer.Ordinal)
    {
        ["S3.GrantReplicationPermission"] = null,
        ["S3.GrantOnKey"] = null,
        ["SQS.GrantOnKey"] = null,
        ["SNS.GrantOnKey"] = null,
        ["SSM.GrantOnKey"] = null,
        ["DynamoDB.GrantOnKey"] = null,
        ["DynamoDB.GrantStream"] = "dynamodb-streams",
        ["DynamoDB.GrantStreamRead"] = "dynamodb-streams",
        ["DynamoDB.GrantTableListStreams"] = "dynamodb-streams",
        ["StepFunctions.GrantStartSyncExecution"] = "sync-states",
        ["Lambda.GrantInvokeUrl"] = null,
        ["KMS.GrantSign"] = "kms",
        ["KMS.GrantVerify"] = "kms",
        ["KMS.GrantSignVerify"] = "kms",
        ["KMS.GrantGenerateMac"] = "kms",
        ["KMS.GrantVerifyMac"] = "kms",
        ["CloudWatch.GrantPutMetricData"] = "monitoring",
        ["RDS.GrantDataApiAccess"] = "rds-data",
    };

    /// <summary>By the prefix of an action in a policy.</summary>
    private static readonly Dictionary<string, string> ByPrefix = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s3"] = "s3",
        ["dynamodb"] = "dynamodb",
        ["sqs"] = "sqs",
        ["sns"] = "sns",
        ["secretsmanager"] = "secretsmanager",
        ["ssm"] = "ssm",
        ["ssmmessages"] = "ssmmessages",
        ["kinesis"] = "kinesis-streams",
        ["firehose"] = "kinesis-firehose",
        ["states"] = "states",
        ["events"] = "events",
        ["lambda"] = "lambda",
        ["logs"] = "logs",
        ["cloudwatch"] = "monitoring",
        ["sts"] = "sts",
        ["athena"] = "athena",
        ["glue"] = "glue",
        ["textract"] = "textract",
        ["comprehend"] = "comprehend",
        ["translate"] = "translate",
        ["rds-data"] = "rds-data",
    };

    /// <summary>The actions that are not of their prefix's endpoint.</summary>
    private static readonly Dictionary<string, string?> ByAction = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dynamodb:DescribeStream"] = "dynamodb-streams",
        ["dynamodb:GetRecords"] = "dynamodb-streams",
        ["dynamodb:GetShardIterator"] = "dynamodb-streams",
        ["dynamodb:ListStreams"] = "dynamodb-streams",
        ["states:StartSyncExecution"] = "sync-states",
        ["lambda:InvokeFunctionUrl"] = null,
        ["bedrock:InvokeModel"] = "bedrock-runtime",
        ["bedrock:InvokeModelWithResponseStream"] = "bedrock-runtime",
        ["ecr:GetAuthorizationToken"] = "ecr.api",
        ["kms:Sign"] = "kms",
        ["kms:Verify"] = "kms",
        ["kms:GenerateMac"] = "kms",
        ["kms:VerifyMac"] = "kms",
    };

    /// <summary>
    /// The services of policies that AWS manages (AWS Managed Policy Reference); those whose name begins so. What is for almost everything
    /// counts as S3 only, and as broad.
    /// </summary>
    private static readonly (string Name, string Service)[] ByManagedPolicy =
    [
        ("AmazonS3", "s3"),
        ("AmazonDynamoDB", "dynamodb"),
        ("AmazonSQS", "sqs"),
        ("AmazonSNS", "sns"),
        ("SecretsManagerReadWrite", "secretsmanager"),
        ("AmazonSSMManagedInstanceCore", "ssm"),
        ("AmazonSSMReadOnlyAccess", "ssm"),
        ("AmazonKinesisFullAccess", "kinesis-streams"),
        ("AmazonKinesisFirehose", "kinesis-firehose"),
        ("AWSStepFunctionsFullAccess", "states"),
        ("AmazonEventBridgeFullAccess", "events"),
        ("AmazonEC2ContainerRegistry", "ecr.api"),
        ("CloudWatchAgentServerPolicy", "monitoring"),
    ];

    /// <summary>What lets a grantee do almost everything.</summary>
    private static readonly string[] Broad = ["AdministratorAccess", "PowerUserAccess"];

    /// <summary>What polls for a function: the type of the event source, and the service whose endpoint the function then need not call.</summary>
    private static readonly Dictionary<string, string> EventSources = new(StringComparer.Ordinal)
    {
        [Root + "Lambda.EventSources.SqsEventSource"] = "sqs",
        [Root + "Lambda.EventSources.KinesisEventSource"] = "kinesis-streams",
        [Root + "Lambda.EventSources.KinesisConsumerEventSource"] = "kinesis-streams",
        [Root + "Lambda.EventSources.DynamoEventSource"] = "dynamodb-streams",
    };

    /// <summary>The names of all services that are told of here.</summary>
    public static IEnumerable<string> All => ByModule.Values.Concat(ByMethod.Values.OfType<string>()).Concat(ByPrefix.Values).Concat(ByAction.Values.OfType<string>())
        .Concat(ByManagedPolicy.Select(static policy => policy.Service)).Concat(EventSources.Values).Distinct();

    /// <summary>The methods that are told of one by one, such as 'Lambda.GrantInvokeUrl'.</summary>
    public static IEnumerable<string> Methods => ByMethod.Keys;

    /// <summary>The types of event sources.</summary>
    public static IEnumerable<string> EventSourceTypes => EventSources.Keys;

    /// <summary>The service of a Grant method that a type of the CDK declares; null where the grantee calls none that is known.</summary>
    public static string? OfMethod(string typeName, string method)
    {
        if (!typeName.StartsWith(Root, StringComparison.Ordinal))
            return null;
        var module = typeName.Split('.')[3];
        return ByMethod.TryGetValue($"{module}.{method}", out var special) ? special : ByModule.TryGetValue(module, out var service) ? service : null;
    }

    /// <summary>The service of an action such as 'sqs:SendMessage'; null where it is none that is known.</summary>
    public static string? OfAction(string? action)
    {
        if (action is null)
            return null;
        return ByAction.TryGetValue(action, out var special) ? special : ByPrefix.TryGetValue(action.Split(':')[0], out var service) ? service : null;
    }

    /// <summary>The service of a policy that AWS manages, and whether it is one of very many; null where it is none that is known.</summary>
    public static (string Service, bool IsBroad)? OfManagedPolicy(string name)
    {
        if (Broad.Contains(name))
            return ("s3", true);
        foreach (var (beginning, service) in ByManagedPolicy)
        {
            if (name.StartsWith(beginning, StringComparison.Ordinal))
                return (service, false);
        }

        return null;
    }

    /// <summary>The service that an event source polls; null where it is no source that polls.</summary>
    public static string? OfEventSource(string typeName) => EventSources.TryGetValue(typeName, out var service) ? service : null;

    /// <summary>Whether a grant is what polling needs.</summary>
    public static bool IsForPolling(string method) => method is "GrantConsumeMessages" or "GrantRead" or "GrantReadWrite" or "GrantStreamRead" or "GrantStream";
}
