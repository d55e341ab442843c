namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// The short names of the AWS services behind the static members of <c>InterfaceVpcEndpointAwsService</c> and <c>GatewayVpcEndpointAwsService</c>.
/// Source: aws-ec2/lib/vpc-endpoint.js of aws-cdk-lib 2.103.0 (206 members), 2.160.0 (321) and 2.277.0 (399), the library that each
/// Amazon.CDK.Lib carries. Between them no member was removed, and none changed its name.
/// </summary>
internal static class AwsServices
{
    /// <summary>MEMBER=name; a member alone is its name in lower case with '-' for '_'.</summary>
    private const string InterfaceTable = """
        ACCESS_ANALYZER ACCOUNT_MANAGEMENT=account AIRFLOW_API=airflow.api AIRFLOW_API_FIPS=airflow.api-fips AIRFLOW_ENV=airflow.env
        AIRFLOW_ENV_FIPS=airflow.env-fips AIRFLOW_OPS=airflow.ops APIGATEWAY=execute-api APPCONFIG APPCONFIGDATA
        APPLICATION_AUTOSCALING APPLICATION_DISCOVERY_ARSENAL=arsenal-discovery APPLICATION_DISCOVERY_SERVICE=discovery
        APPLICATION_MIGRATION_SERVICE=mgn APPSTREAM_API=appstream.api APPSTREAM_STREAMING=appstream.streaming
        APP_MESH=appmesh-envoy-management APP_MESH_ENVOY_MANAGEMENT=appmesh-envoy-management APP_MESH_OPS=appmesh APP_RUNNER=apprunner
        APP_RUNNER_REQUESTS=apprunner.requests APP_SYNC=appsync-api ATHENA AUDIT_MANAGER=auditmanager AUTOSCALING AUTOSCALING_PLANS
        B2B_DATA_INTERCHANGE=b2bi BACKUP BACKUP_GATEWAY BATCH BEDROCK BEDROCK_AGENT BEDROCK_AGENTCORE
        BEDROCK_AGENTCORE_GATEWAY=bedrock-agentcore.gateway BEDROCK_AGENT_RUNTIME BEDROCK_DATA_AUTOMATION BEDROCK_DATA_AUTOMATION_FIPS
        BEDROCK_DATA_AUTOMATION_RUNTIME BEDROCK_DATA_AUTOMATION_RUNTIME_FIPS BEDROCK_FIPS BEDROCK_RUNTIME BEDROCK_RUNTIME_FIPS BILLING
        BILLING_AND_COST_MANAGEMENT_FREETIER=freetier BILLING_AND_COST_MANAGEMENT_TAX=tax BILLING_CONDUCTOR=billingconductor BRAKET
        CERTIFICATE_MANAGER=acm CERTIFICATE_MANAGER_FIPS=acm-fips CLEAN_ROOMS=cleanrooms CLEAN_ROOMS_ML=cleanrooms-ml CLOUDFORMATION
        CLOUDHSM=cloudhsmv2 CLOUDTRAIL CLOUDWATCH=monitoring CLOUDWATCH_APPLICATION_INSIGHTS=applicationinsights
        CLOUDWATCH_APPLICATION_SIGNALS=application-signals CLOUDWATCH_EVENTS=events CLOUDWATCH_EVIDENTLY=evidently
        CLOUDWATCH_EVIDENTLY_DATAPLANE=evidently-dataplane CLOUDWATCH_LOGS=logs CLOUDWATCH_MONITORING=monitoring
        CLOUDWATCH_NETWORK_MONITOR=networkmonitor CLOUDWATCH_RUM=rum CLOUDWATCH_RUM_DATAPLANE=rum-dataplane
        CLOUDWATCH_SYNTHETICS=synthetics CLOUDWATCH_SYNTHETICS_FIPS=synthetics-fips CLOUD_CONTROL_API=cloudcontrolapi
        CLOUD_CONTROL_API_FIPS=cloudcontrolapi-fips CLOUD_DIRECTORY=clouddirectory
        CLOUD_MAP_DATA_SERVICE_DISCOVERY=data-servicediscovery CLOUD_MAP_DATA_SERVICE_DISCOVERY_FIPS=data-servicediscovery-fips
        CLOUD_MAP_SERVICE_DISCOVERY=servicediscovery CLOUD_MAP_SERVICE_DISCOVERY_FIPS=servicediscovery-fips
        CODEARTIFACT_API=codeartifact.api CODEARTIFACT_REPOSITORIES=codeartifact.repositories CODEBUILD CODEBUILD_FIPS CODECATALYST
        CODECATALYST_GIT=codecatalyst.git CODECATALYST_PACKAGES=codecatalyst.packages CODECOMMIT CODECOMMIT_FIPS
        CODECOMMIT_GIT=git-codecommit CODECOMMIT_GIT_FIPS=git-codecommit-fips CODEDEPLOY CODEDEPLOY_COMMANDS_SECURE CODEGURU_PROFILER
        CODEGURU_REVIEWER CODEPIPELINE CODESTAR_CONNECTIONS=codestar-connections.api CODEWHISPERER
        CODE_CONNECTIONS=codeconnections.api COGNITO_IDENTITY COGNITO_IDENTITY_FIPS COGNITO_IDP COGNITO_IDP_FIPS COMPREHEND
        COMPREHEND_MEDICAL=comprehendmedical COMPUTE_OPTIMIZER CONFIG CONNECT_APP_INTEGRATIONS=app-integrations CONNECT_CASES=cases
        CONNECT_CONNECT_CAMPAIGNS=connect-campaigns CONNECT_PROFILE=profile CONNECT_VOICEID=voiceid CONNECT_WISDOM=wisdom
        CONTROL_CATALOG=controlcatalog COST_EXPLORER=ce COST_OPTIMIZATION_HUB DATABASE_MIGRATION_SERVICE=dms
        DATABASE_MIGRATION_SERVICE_FIPS=dms-fips DATASYNC DATAZONE DATA_EXCHANGE=dataexchange DATA_EXPORTS=bcm-data-exports
        DEADLINE_CLOUD_MANAGEMENT=deadline.management DEADLINE_CLOUD_SCHEDULING=deadline.scheduling DEVOPS_GURU DIRECTORY_SERVICE=ds
        DIRECTORY_SERVICE_DATA=ds-data DSQL_MANAGEMENT=dsql DYNAMODB DYNAMODB_FIPS DYNAMODB_STREAMS EBS_DIRECT=ebs EC2
        EC2_MESSAGES=ec2messages ECR=ecr.api ECR_DOCKER=ecr.dkr ECR_PUBLIC=ecr-public.api ECS ECS_AGENT ECS_TELEMETRY EKS EKS_AUTH
        EKS_PROXY ELASTICACHE ELASTICACHE_FIPS ELASTIC_BEANSTALK=elasticbeanstalk ELASTIC_BEANSTALK_HEALTH=elasticbeanstalk-health
        ELASTIC_DISASTER_RECOVERY=drs ELASTIC_FILESYSTEM=elasticfilesystem ELASTIC_FILESYSTEM_FIPS=elasticfilesystem-fips
        ELASTIC_INFERENCE_RUNTIME=elastic-inference.runtime ELASTIC_LOAD_BALANCING=elasticloadbalancing
        ELEMENTAL_MEDIACONNECT=mediaconnect EMAIL EMAIL_FIPS EMAIL_SMTP EMR=elasticmapreduce EMR_EKS=emr-containers EMR_SERVERLESS
        EMR_SERVERLESS_DASHBOARD=emr-serverless.dashboard EMR_SERVERLESS_LIVY=emr-serverless-services.livy EMR_WAL=emrwal.prod
        END_USER_MESSAGING_SOCIAL=social-messaging ENTITY_RESOLUTION=entityresolution EVENTBRIDGE=events
        EVENTBRIDGE_SCHEMA_REGISTRY=schemas FAULT_INJECTION_SIMULATOR=fis FINSPACE FINSPACE_API FORECAST FORECAST_FIPS
        FORECAST_QUERY=forecastquery FORECAST_QUERY_FIPS=forecastquery-fips FRAUD_DETECTOR=frauddetector FSX FSX_FIPS GLUE
        GLUE_DASHBOARD=glue.dashboard GLUE_DATABREW=databrew GRAFANA GRAFANA_WORKSPACE GROUNDSTATION GUARDDUTY GUARDDUTY_DATA
        GUARDDUTY_DATA_FIPS GUARDDUTY_FIPS HEALTHLAKE HEALTH_IMAGING=medical-imaging HEALTH_IMAGING_DICOM=dicom-medical-imaging
        HEALTH_IMAGING_RUNTIME=runtime-medical-imaging IAM IAM_IDENTITY_CENTER=identitystore IAM_IDENTITY_CENTER_SSO=sso
        IAM_IDENTITY_CENTER_SSO_OAUTH=sso-oauth IAM_ROLES_ANYWHERE=rolesanywhere IMAGE_BUILDER=imagebuilder INSPECTOR=inspector2
        INSPECTOR_SCAN INTERNET_MONITOR=internetmonitor INTERNET_MONITOR_FIPS=internetmonitor-fips INVOICING IOT_CORE=iot.data
        IOT_CORE_CREDENTIALS=iot.credentials IOT_CORE_DEVICE_ADVISOR=deviceadvisor.iot IOT_CORE_FLEETHUB_API=iot.fleethub.api
        IOT_CORE_FOR_LORAWAN=iotwireless.api IOT_FLEETWISE=iotfleetwise IOT_GREENGRASS=greengrass IOT_LORAWAN_CUPS=lorawan.cups
        IOT_LORAWAN_LNS=lorawan.lns IOT_ROBORUNNER=iotroborunner IOT_SITEWISE_API=iotsitewise.api IOT_SITEWISE_DATA=iotsitewise.data
        IOT_TWINMAKER_API=iottwinmaker.api IOT_TWINMAKER_DATA=iottwinmaker.data KAFKA KAFKA_CONNECT=kafkaconnect KAFKA_FIPS KENDRA
        KENDRA_RANKING KEYSPACES=cassandra KEYSPACES_FIPS=cassandra-fips KINESIS_FIREHOSE KINESIS_STREAMS KINESIS_STREAMS_FIPS KMS
        KMS_FIPS LAKE_FORMATION=lakeformation LAMBDA LAUNCH_WIZARD=launchwizard LEX_MODELS=models-v2-lex LEX_RUNTIME=runtime-v2-lex
        LICENSE_MANAGER LICENSE_MANAGER_FIPS LICENSE_MANAGER_LINUX_SUBSCRIPTIONS LICENSE_MANAGER_LINUX_SUBSCRIPTIONS_FIPS
        LICENSE_MANAGER_USER_SUBSCRIPTIONS LOCATION_SERVICE_GEOFENCING=geo.geofencing LOCATION_SERVICE_MAPS=geo.maps
        LOCATION_SERVICE_METADATA=geo.metadata LOCATION_SERVICE_PLACES=geo.places LOCATION_SERVICE_ROUTE=geo.routes
        LOCATION_SERVICE_TRACKING=geo.tracking LOOKOUT_EQUIPMENT=lookoutequipment LOOKOUT_METRICS=lookoutmetrics
        LOOKOUT_VISION=lookoutvision MACIE=macie2 MAILMANAGER=mail-manager MAILMANAGER_FIPS=mail-manager-fips
        MAINFRAME_MODERNIZATION=m2 MAINFRAME_MODERNIZATION_APP_TEST=apptest
        MANAGED_BLOCKCHAIN_BITCOIN_MAINNET=managedblockchain.bitcoin.mainnet
        MANAGED_BLOCKCHAIN_BITCOIN_TESTNET=managedblockchain.bitcoin.testnet MANAGED_BLOCKCHAIN_QUERY=managedblockchain-query
        MANAGEMENT_CONSOLE=console MANAGEMENT_CONSOLE_SIGNIN=signin MEMORY_DB MEMORY_DB_FIPS=memorydb-fips MIGRATIONHUB_ORCHESTRATOR
        MIGRATIONHUB_REFACTOR_SPACES=refactor-spaces MIGRATIONHUB_STRATEGY MQ NEPTUNE_ANALYTICS=neptune-graph
        NEPTUNE_ANALYTICS_DATA=neptune-graph-data NEPTUNE_ANALYTICS_FIPS=neptune-graph-fips NETWORK_FIREWALL NETWORK_FIREWALL_FIPS
        NETWORK_FLOW_MONITOR=networkflowmonitor NETWORK_FLOW_MONITOR_REPORTS=networkflowmonitorreports NIMBLE_STUDIO=nimble
        OBSERVABILITY_ADMIN=observabilityadmin OMICS_ANALYTICS=analytics-omics OMICS_CONTROL_STORAGE=control-storage-omics
        OMICS_STORAGE=storage-omics OMICS_TAGS=tags-omics OMICS_WORKFLOWS=workflows-omics ORGANIZATIONS ORGANIZATIONS_FIPS OUTPOSTS
        PANORAMA PARALLEL_COMPUTING_SERVICE=pcs PARALLEL_COMPUTING_SERVICE_FIPS=pcs-fips
        PAYMENT_CRYPTOGRAPHY_CONTROLPLANE=payment-cryptography.controlplane
        PAYMENT_CRYPTOGRAPHY_DATAPLANE=payment-cryptography.dataplane PAYMENT_CRYTOGRAPHY_DATAPLANE=payment-cryptography.dataplane
        PERSONALIZE PERSONALIZE_EVENTS PERSONALIZE_RUNTIME PINPOINT=pinpoint-sms-voice-v2 PINPOINT_SMS_VOICE_V2 PINPOINT_V1=pinpoint
        PIPES PIPES_DATA PIPES_FIPS POLLY PRICE_LIST=pricing.api PRICING_CALCULATOR=bcm-pricing-calculator PRIVATE_5G=private-networks
        PRIVATE_CERTIFICATE_AUTHORITY=acm-pca PRIVATE_CERTIFICATE_AUTHORITY_CONNECTOR_AD=pca-connector-ad
        PRIVATE_CERTIFICATE_AUTHORITY_CONNECTOR_SCEP=pca-connector-scep PRIVATE_CERTIFICATE_AUTHORITY_FIPS=acm-pca-fips PROMETHEUS=aps
        PROMETHEUS_WORKSPACES=aps-workspaces PROTON QLDB=qldb.session QUICKSIGHT_WEBSITE Q_BUSSINESS=qbusiness Q_DEVELOPER=q
        Q_DEVELOPER_CODE_WHISPERER=codewhisperer Q_DEVELOPER_QAPPS=qapps Q_USER_SUBSCRIPTIONS=service.user-subscriptions RDS RDS_DATA
        RDS_PERFORMANCE_INSIGHTS=pi RDS_PERFORMANCE_INSIGHTS_FIPS=pi-fips RECYCLE_BIN=rbin REDSHIFT REDSHIFT_DATA REDSHIFT_DATA_FIPS
        REDSHIFT_FIPS REDSHIFT_SERVERLESS REDSHIFT_SERVERLESS_FIPS REKOGNITION REKOGNITION_FIPS
        REKOGNITION_STREAMING=streaming-rekognition REKOGNITION_STREAMING_FIPS=streaming-rekognition-fips REPOST_SPACE=repostspace
        RESOURCE_ACCESS_MANAGER=ram RESOURCE_GROUPS RESOURCE_GROUPS_FIPS ROBOMAKER S3
        S3_MULTI_REGION_ACCESS_POINTS=s3-global.accesspoint S3_OUTPOSTS S3_TABLES=s3tables S3_VECTORS=s3vectors
        SAGEMAKER_API=sagemaker.api SAGEMAKER_API_FIPS=sagemaker.api-fips SAGEMAKER_DATA_SCIENCE_ASSISTANT
        SAGEMAKER_EXPERIMENTS=experiments SAGEMAKER_FEATURESTORE_RUNTIME=sagemaker.featurestore-runtime SAGEMAKER_GEOSPATIAL
        SAGEMAKER_METRICS=sagemaker.metrics SAGEMAKER_NOTEBOOK=notebook SAGEMAKER_PARTNER_APP=partner-app
        SAGEMAKER_RUNTIME=sagemaker.runtime SAGEMAKER_RUNTIME_FIPS=sagemaker.runtime-fips SAGEMAKER_STUDIO=studio
        SAVINGS_PLANS=savingsplans SECRETS_MANAGER=secretsmanager SECURITYHUB SECURITYLAKE SECURITYLAKE_FIPS
        SERVERLESS_APPLICATION_REPOSITORY=serverlessrepo SERVER_MIGRATION_SERVICE=sms
        SERVER_MIGRATION_SERVICE_AWSCONNECTOR=awsconnector SERVER_MIGRATION_SERVICE_FIPS=sms-fips SERVICE_CATALOG=servicecatalog
        SERVICE_CATALOG_APPREGISTRY=servicecatalog-appregistry SES=email-smtp SHIELD SHIELD_FIPS SIMSPACE_WEAVER=simspaceweaver
        SNOW_DEVICE_MANAGEMENT SNS SQS SQS_FIPS SSM SSM_CONTACTS SSM_FIPS SSM_INCIDENTS SSM_MESSAGES=ssmmessages
        SSM_QUICK_SETUP=ssm-quicksetup STEP_FUNCTIONS=states STEP_FUNCTIONS_SYNC=sync-states STORAGE_GATEWAY=storagegateway STS
        STS_FIPS SUPPLY_CHAIN=scn SWF SWF_FIPS TAGGING TELCO_NETWORK_BUILDER=tnb TEXTRACT TEXTRACT_FIPS TIMESTREAM_INFLUXDB
        TIMESTREAM_INFLUXDB_FIPS TRANSCRIBE TRANSCRIBE_STREAMING=transcribestreaming TRANSFER TRANSFER_SERVER=transfer.server
        TRANSLATE TRUSTED_ADVISOR=trustedadvisor VERIFIED_PERMISSIONS=verifiedpermissions VPC_LATTICE WAFV2 WAFV2_FIPS
        WELL_ARCHITECTED_TOOL=wellarchitected WORKMAIL WORKSPACES WORKSPACES_THIN_CLIENT=thinclient.api WORKSPACES_WEB
        WORKSPACES_WEB_FIPS XRAY
        """;

    private static readonly Dictionary<string, string> Interfaces = Read(InterfaceTable);

    private static readonly Dictionary<string, string> Gateways = Read("S3 DYNAMODB S3_EXPRESS=s3express");

    /// <summary>Names of all known members of <c>InterfaceVpcEndpointAwsService</c>.</summary>
    public static IEnumerable<string> InterfaceMembers => Interfaces.Keys;

    /// <summary>Names of all known members of <c>GatewayVpcEndpointAwsService</c>.</summary>
    public static IEnumerable<string> GatewayMembers => Gateways.Keys;

    /// <summary>The short name, such as 'ecr.api', of a member of <c>InterfaceVpcEndpointAwsService</c>; null for one that is not known.</summary>
    public static string? Interface(string member) => Interfaces.TryGetValue(member, out var name) ? name : null;

    /// <summary>The short name of a member of <c>GatewayVpcEndpointAwsService</c>; null for one that is not known.</summary>
    public static string? Gateway(string member) => Gateways.TryGetValue(member, out var name) ? name : null;

    /// <summary>The TCP port that a service answers at: 443, but for Keyspaces.</summary>
    public static int PortOf(string service) => service is "cassandra" or "cassandra-fips" ? 9142 : 443;

    private static Dictionary<string, string> Read(string table)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in table.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = entry.IndexOf('=');
            if (equals < 0)
                names.Add(entry, entry.ToLowerInvariant().Replace('_', '-'));
            else
                names.Add(entry.Substring(0, equals), entry.Substring(equals + 1));
        }

        return names;
    }
}
