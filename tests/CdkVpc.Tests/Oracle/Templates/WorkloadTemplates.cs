using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>What runs: where it is placed, and its security groups.</summary>
internal sealed class WorkloadTemplates : TemplateFamily
{
    private const string MountTarget = "AWS::EFS::MountTarget";

    /// <summary>How a resource type says where it is placed: properties, nested ones by a path, or of the resource that another property names.</summary>
    private static readonly Dictionary<string, Placement> Placements = new(StringComparer.Ordinal)
    {
        ["AWS::Lambda::Function"] = new("Lambda function", "VpcConfig/SubnetIds", "VpcConfig/SecurityGroupIds"),
        ["AWS::EC2::Instance"] = new("EC2 instance", "SubnetId|NetworkInterfaces/0/SubnetId", "SecurityGroupIds|NetworkInterfaces/0/GroupSet"),
        ["AWS::AutoScaling::AutoScalingGroup"] = new(
            "Auto Scaling group", "VPCZoneIdentifier", "LaunchConfigurationName>SecurityGroups|LaunchTemplate/LaunchTemplateId>LaunchTemplateData/SecurityGroupIds"),
        ["AWS::ECS::Service"] = new("ECS service", "NetworkConfiguration/AwsvpcConfiguration/Subnets", "NetworkConfiguration/AwsvpcConfiguration/SecurityGroups"),
        ["AWS::ElasticLoadBalancing::LoadBalancer"] = new("load balancer", "Subnets", "SecurityGroups"),
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = new("load balancer", "Subnets", "SecurityGroups"),
        ["AWS::RDS::DBInstance"] = new("database", "DBSubnetGroupName>SubnetIds", "VPCSecurityGroups"),
        ["AWS::RDS::DBCluster"] = new("database", "DBSubnetGroupName>SubnetIds", "VpcSecurityGroupIds"),
        ["AWS::RDS::DBProxy"] = new("database proxy", "VpcSubnetIds", "VpcSecurityGroupIds"),
        ["AWS::DocDB::DBCluster"] = new("database", "DBSubnetGroupName>SubnetIds", "VpcSecurityGroupIds"),
        ["AWS::Redshift::Cluster"] = new("database", "ClusterSubnetGroupName>SubnetIds", "VpcSecurityGroupIds"),
        ["AWS::ElastiCache::ReplicationGroup"] = new("cache", "CacheSubnetGroupName>SubnetIds", "SecurityGroupIds"),
        ["AWS::ElastiCache::CacheCluster"] = new("cache", "CacheSubnetGroupName>SubnetIds", "VpcSecurityGroupIds"),
        ["AWS::ElastiCache::ServerlessCache"] = new("cache", "SubnetIds", "SecurityGroupIds"),
        [MountTarget] = new("file system", "SubnetId", "SecurityGroups"),
        ["AWS::FSx::FileSystem"] = new("file system", "SubnetIds", "SecurityGroupIds"),
        ["AWS::OpenSearchService::Domain"] = new("search domain", "VPCOptions/SubnetIds", "VPCOptions/SecurityGroupIds"),
        ["AWS::Elasticsearch::Domain"] = new("search domain", "VPCOptions/SubnetIds", "VPCOptions/SecurityGroupIds"),
        ["AWS::CodeBuild::Project"] = new("CodeBuild project", "VpcConfig/Subnets", "VpcConfig/SecurityGroupIds"),
        ["AWS::Synthetics::Canary"] = new("canary", "VPCConfig/SubnetIds", "VPCConfig/SecurityGroupIds"),
        ["Custom::AWSCDK-EKS-Cluster"] = new("EKS cluster", "Config/resourcesVpcConfig/subnetIds", "Config/resourcesVpcConfig/securityGroupIds"),
    };

    private sealed record Placement(string Kind, string Subnets, string Groups);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => Placements.Keys;

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        // An instance of a cluster is a part of it.
        if (resource.Type == "AWS::RDS::DBInstance" && resource["DBClusterIdentifier"].Exists)
            return;
        var placement = Placements[resource.Type];
        var subnets = Find(resource, placement.Subnets);

        // The L2 file system has its mount targets inside of it.
        var owner = resource.Type == MountTarget && resource["FileSystemId"].Resource is { } system && resource.Path.StartsWith(system.Path + "/", StringComparison.Ordinal) ? system : resource;
        if (network.Find<Workload>(owner) is not { } workload)
        {
            workload = network.Add(owner, Read(resource, owner, placement, subnets, network));
            network.AddEach(workload.SecurityGroups, Find(resource, placement.Groups));
            network.Network.Workloads.Add(workload);
        }

        network.AddEach(workload.Subnets, subnets);
    }

    private static Workload Read(TemplateResource resource, TemplateResource place, Placement placement, TemplateNode subnets, TemplateNetwork network)
    {
        var first = (subnets.Elements() ?? []).Select(network.Find<Subnet>).FirstOrDefault(static subnet => subnet is not null);
        var isBalancer = placement.Kind == "load balancer";
        return new Workload
        {
            Place = network.PlaceOf(place),
            RunsOnHosts = resource.Type == "AWS::ECS::Service" && resource["LaunchType"].Text != "FARGATE",
            Kind = placement.Kind, Vpc = first?.Vpc, VpcIsUnknown = first is null && subnets.Exists,
            ActsInGeneratedRoles = GrantTemplates.RolesOf(resource).All(static role => role is not null && !role["RoleName"].Exists),
            IsInternetFacing = isBalancer ? resource["Scheme"].Text != "internal" : null,
            IsDualStack = placement.Kind switch
            {
                "load balancer" => resource["IpAddressType"].Text?.StartsWith("dualstack", StringComparison.Ordinal) == true,
                "Lambda function" => Find(resource, "VpcConfig/Ipv6AllowedForDualStack").FlagOr(fallback: false),
                _ => null,
            },
        };
    }

    /// <summary>The first of several places that has a value.</summary>
    private static TemplateNode Find(TemplateResource resource, string places) =>
        places.Split('|').Select(place => FindOne(resource, place)).FirstOrDefault(static found => found.Exists, resource["-"]);

    /// <summary>The resource that a property refers to, or names by its name, which that has as a property of the same name.</summary>
    private static TemplateResource? Named(TemplateResource resource, string property)
    {
        var value = FindOne(resource, property);
        return value.Resource ?? (value.Text is { } name ? resource.Stack.App.Resources.FirstOrDefault(other => other != resource && other[property].Text == name) : null);
    }

    private static TemplateNode FindOne(TemplateResource resource, string place)
    {
        if (place.IndexOf('>') is var jump and >= 0)
            return Named(resource, place[..jump]) is { } other ? FindOne(other, place[(jump + 1) ..]) : resource["-"];
        var names = place.Split('/');
        return names.Skip(1).Aggregate(resource[names[0]], static (node, name) => name == "0" ? node.Elements() is [var first, ..] ? first : node.Member("-") : node.Member(name));
    }
}

/// <summary>What workloads may use: the statements of the policies that are attached to the roles that they act in.</summary>
internal sealed class GrantTemplates : TemplateFamily
{
    private const string Role = "AWS::IAM::Role";

    /// <summary>What CDK itself lets a construct do, such as a build project that writes its log. The reading knows what the program grants.</summary>
    private static readonly string[] OwnActions = ["logs:CreateLogGroup", "codebuild:CreateReportGroup"];

    private readonly Dictionary<TemplateResource, Workload> _elsewhere = [];
    private ILookup<TemplateResource, Workload>? _actors;

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Role, "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];

    /// <inheritdoc/>
    public override void Link(TemplateResource resource, TemplateNetwork network)
    {
        _actors ??= Actors(network);
        if (resource.Type == Role)
        {
            foreach (var policy in resource["Policies"].Elements() ?? [])
                Give(resource, policy.Member("PolicyDocument"), network);
            return;
        }

        foreach (var grantee in new[] { "Roles", "Users", "Groups" }.SelectMany(name => resource[name].Elements() ?? []))
        {
            if (grantee.Resource is { } role)
                Give(role, resource["PolicyDocument"], network);
        }
    }

    private void Give(TemplateResource role, TemplateNode document, TemplateNetwork network)
    {
        foreach (var statement in PolicyTemplates.Read(document, network)?.Statements ?? [])
        {
            if (statement.Allows != true || statement.Actions.Any(static action => OwnActions.Contains(action.Text)))
                continue;
            var things = statement.Resources.Select(static resource => resource.Refers).Where(static thing => thing is Bucket or Table).Distinct().ToList();
            foreach (var thing in things)
                Give(thing, thing is Bucket ? "s3" : "dynamodb");
            var names = statement.Resources.Where(static resource => resource.Refers is null).Select(static resource => resource.Text).OfType<string>().Distinct().ToList();
            foreach (var service in statement.Actions.Select(static action => GrantServices.OfAction(action.Text)).OfType<string>().Distinct())
            {
                if ((service == "dynamodb-streams" && IsForData(statement)) || (service is "ssmmessages" or "ec2messages" && IsForAgent(statement)))
                    continue;
                var named = names.FindAll(name => StorageNames.OfArn(name, service) is not null);
                foreach (var name in named)
                    Give(null, service, name);
                if (named.Count == 0 && (things.Count == 0 || service is not ("s3" or "dynamodb")))
                    Give(null, service);
            }

            void Give(Resource? thing, string service, string? named = null)
            {
                foreach (var workload in WorkloadsOf(role, network))
                    workload.Grants.Add(new Grant(thing, service, MethodOf(statement), TemplateNetwork.NewAnchor(), statement.Guard) { Named = named });
            }
        }
    }

    /// <summary>Whether it is what CDK grants for the data of a table: that has actions on streams too, which the ARN of a table has none of.</summary>
    private static bool IsForData(Statement statement) =>
        statement.Actions.Any(static action => action.Text == "dynamodb:BatchGetItem") && statement.Resources.Any(static resource => resource.Refers is Table);

    /// <summary>Whether it is what CDK grants for sessions. The reading takes it as one, Systems Manager; what its agent calls beside that are companions of its endpoint.</summary>
    private static bool IsForAgent(Statement statement) => statement.Actions.Any(static action => action.Text == "ssm:UpdateInstanceInformation");

    /// <summary>The method that grants such actions on a bucket, as far as rules tell them apart.</summary>
    private static string MethodOf(Statement statement)
    {
        return (Has("s3:GetObject*"), Has("s3:PutObject")) switch
        {
            (true, true) => "GrantReadWrite",
            (true, false) => "GrantRead",
            (false, true) => "GrantWrite",
            _ => "",
        };

        bool Has(string action) => statement.Actions.Any(one => one.Text == action);
    }

    private IEnumerable<Workload> WorkloadsOf(TemplateResource role, TemplateNetwork network)
    {
        if (_actors![role].Any())
            return _actors[role];
        if (!_elsewhere.TryGetValue(role, out var workload))
        {
            workload = new Workload { Path = role.Path, Anchor = TemplateNetwork.NewAnchor(), Order = network.NextOrder(), Origin = Origin.Unknown, Kind = "identity", VpcIsUnknown = true };
            workload.Subnets.IsOpen = workload.SecurityGroups.IsOpen = true;
            network.Network.Workloads.Add(workload);
            _elsewhere.Add(role, workload);
        }

        return [workload];
    }

    /// <summary>The workloads of each role: by their own property, or by what stands between.</summary>
    private static ILookup<TemplateResource, Workload> Actors(TemplateNetwork network) => network.App.Resources
        .Where(resource => network.Find<Workload>(resource) is not null)
        .SelectMany(static resource => RolesOf(resource), (resource, role) => (Role: role, Workload: network.Find<Workload>(resource)!))
        .Where(static pair => pair.Role is not null)
        .ToLookup(static pair => pair.Role!, static pair => pair.Workload);

    /// <summary>The roles in which a resource acts.</summary>
    public static IEnumerable<TemplateResource?> RolesOf(TemplateResource resource) => resource.Type switch
    {
        "AWS::Lambda::Function" => [resource["Role"].Resource],
        "AWS::CodeBuild::Project" => [resource["ServiceRole"].Resource],
        "AWS::EC2::Instance" => RolesOfProfile(resource["IamInstanceProfile"]),
        "AWS::ECS::Service" when resource["TaskDefinition"].Resource is { } task => [task["TaskRoleArn"].Resource, task["ExecutionRoleArn"].Resource],
        "AWS::AutoScaling::AutoScalingGroup" when resource["LaunchConfigurationName"].Resource is { } launch => RolesOfProfile(launch["IamInstanceProfile"]),
        "AWS::AutoScaling::AutoScalingGroup" when resource["LaunchTemplate"].Member("LaunchTemplateId").Resource is { } launch =>
            RolesOfProfile(launch["LaunchTemplateData"].Member("IamInstanceProfile").Member("Arn")),
        "AWS::Synthetics::Canary" => [resource["ExecutionRoleArn"].Resource],
        _ => [],
    };

    private static IEnumerable<TemplateResource?> RolesOfProfile(TemplateNode profile) =>
        profile.Resource is { Type: "AWS::IAM::InstanceProfile" } made ? (made["Roles"].Elements() ?? []).Select(static role => role.Resource) : [];
}
