using CdkVpc.Analyzers.Cdk;
using CdkVpc.Analyzers.Network;

namespace CdkVpc.Tests.Oracle.Templates;

/// <summary>What runs: where it is placed, and its security groups.</summary>
internal sealed class WorkloadTemplates : TemplateFamily
{
    /// <summary>How a resource type says where it is placed.</summary>
    private static readonly Dictionary<string, Placement> Placements = new(StringComparer.Ordinal)
    {
        ["AWS::Lambda::Function"] = new("Lambda function", "VpcConfig/SubnetIds", "VpcConfig/SecurityGroupIds"),
        ["AWS::EC2::Instance"] = new("EC2 instance", "SubnetId", "SecurityGroupIds"),
        ["AWS::AutoScaling::AutoScalingGroup"] = new("Auto Scaling group", "VPCZoneIdentifier", ""),
        ["AWS::ECS::Service"] = new("ECS service", "NetworkConfiguration/AwsvpcConfiguration/Subnets", "NetworkConfiguration/AwsvpcConfiguration/SecurityGroups"),
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = new("load balancer", "Subnets", "SecurityGroups"),
        ["AWS::RDS::DBInstance"] = new("database", "DBSubnetGroupName", "VPCSecurityGroups"),
        ["AWS::RDS::DBCluster"] = new("database", "DBSubnetGroupName", "VpcSecurityGroupIds"),
        ["AWS::CodeBuild::Project"] = new("CodeBuild project", "VpcConfig/Subnets", "VpcConfig/SecurityGroupIds"),
    };

    private sealed record Placement(string Kind, string Subnets, string Groups);

    /// <inheritdoc/>
    public override IEnumerable<string> Types => Placements.Keys;

    /// <inheritdoc/>
    public override void Declare(TemplateResource resource, TemplateNetwork network)
    {
        var placement = Placements[resource.Type];
        var subnets = At(resource, placement.Subnets);
        if (subnets.Resource is { Type: "AWS::RDS::DBSubnetGroup" } group)
            subnets = group["SubnetIds"];
        var first = (subnets.Elements() ?? []).Select(network.Find<Subnet>).FirstOrDefault(static subnet => subnet is not null);
        var workload = new Workload
        {
            Place = network.PlaceOf(resource),
            RunsOnHosts = resource.Type == "AWS::ECS::Service" && resource["LaunchType"].Text != "FARGATE",
            Kind = placement.Kind, Vpc = first?.Vpc, VpcIsUnknown = first is null && subnets.Exists,
            IsInternetFacing = resource.Type.EndsWith("::LoadBalancer", StringComparison.Ordinal) ? resource["Scheme"].Text != "internal" : null,
            IsDualStack = placement.Kind switch
            {
                "load balancer" => resource["IpAddressType"].Text?.StartsWith("dualstack", StringComparison.Ordinal) == true,
                "Lambda function" => At(resource, "VpcConfig/Ipv6AllowedForDualStack").FlagOr(fallback: false),
                _ => null,
            },
        };
        network.AddEach(workload.Subnets, subnets);
        if (placement.Groups.Length > 0)
            network.AddEach(workload.SecurityGroups, At(resource, placement.Groups));
        else
            workload.SecurityGroups.IsOpen = true;
        network.Network.Workloads.Add(network.Add(resource, workload));
    }

    private static TemplateNode At(TemplateResource resource, string path)
    {
        var names = path.Split('/');
        return names.Skip(1).Aggregate(resource[names[0]], static (node, name) => node.Member(name));
    }
}

/// <summary>What workloads may use: the statements of the policies that are attached to the roles that they act in.</summary>
internal sealed class GrantTemplates : TemplateFamily
{
    private const string Role = "AWS::IAM::Role";
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
            if (statement.Allows != true)
                continue;
            var things = statement.Resources.Select(static resource => resource.Refers).Where(static thing => thing is Bucket or Table).Distinct().ToList();
            foreach (var thing in things)
                Give(thing, thing is Bucket ? "s3" : "dynamodb");
            foreach (var service in statement.Actions.Select(static action => GrantServices.OfAction(action.Text)).OfType<string>().Distinct())
            {
                if (things.Count == 0 || service is not ("s3" or "dynamodb"))
                    Give(null, service);
            }

            void Give(Resource? thing, string service)
            {
                foreach (var workload in WorkloadsOf(role, network))
                    workload.Grants.Add(new Grant(thing, service, "", TemplateNetwork.NewAnchor(), statement.Guard));
            }
        }
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

    private static IEnumerable<TemplateResource?> RolesOf(TemplateResource resource) => resource.Type switch
    {
        "AWS::Lambda::Function" => [resource["Role"].Resource],
        "AWS::CodeBuild::Project" => [resource["ServiceRole"].Resource],
        "AWS::EC2::Instance" => RolesOfProfile(resource["IamInstanceProfile"]),
        "AWS::ECS::Service" when resource["TaskDefinition"].Resource is { } task => [task["TaskRoleArn"].Resource, task["ExecutionRoleArn"].Resource],
        "AWS::AutoScaling::AutoScalingGroup" when resource["LaunchConfigurationName"].Resource is { } launch => RolesOfProfile(launch["IamInstanceProfile"]),
        _ => [],
    };

    private static IEnumerable<TemplateResource?> RolesOfProfile(TemplateNode profile) =>
        profile.Resource is { Type: "AWS::IAM::InstanceProfile" } made ? (made["Roles"].Elements() ?? []).Select(static role => role.Resource) : [];
}
