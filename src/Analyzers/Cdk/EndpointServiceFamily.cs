using System.Text;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>A service that an endpoint leads to.</summary>
/// <param name="Name">Its short name, such as 'ecr.api'; unknown for a customer's own.</param>
/// <param name="Region">The region that its full name spells out; absent where it is that of the stack.</param>
/// <param name="IsAws">Whether it is a service of AWS; null where that cannot be told.</param>
/// <param name="Port">The TCP port it answers at.</param>
internal sealed record EndpointService(Setting<string> Name, Setting<string> Region, bool? IsAws, Setting<int> Port)
{
    public static readonly EndpointService Unknown = new(Setting<string>.Unknown, Setting<string>.Unknown, IsAws: null, Setting<int>.Unknown);

    // Stand-ins for the pieces of a name that are not text.
    private const char StackRegion = '\u0001';
    private const char Unreadable = '\u0002';

    /// <summary>
    /// com.amazonaws.REGION.SERVICE, its likes in China (cn.com.amazonaws) and of newer services (aws.sagemaker, aws.api), and the global ones without a region.
    /// </summary>
    private static readonly Regex FullName = new(
        @"^(?:(?:cn\.)?com\.amazonaws|aws\.sagemaker|aws\.api)\.(?:(?<region>[a-z]{2}(?:-[a-z]+)+-\d|global|\u0001|\u0002)\.)?(?<service>[a-z0-9][a-z0-9._-]*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>A service of AWS by its short name.</summary>
    public static EndpointService Aws(Setting<string> name) => new(
        name,
        Setting<string>.Absent,
        IsAws: true,
        name.TryGet(out var known) ? Setting<int>.Of(AwsServices.PortOf(known)) : Setting<int>.Unknown);

    /// <summary>A service by its full name, such as $"com.amazonaws.{Region}.s3".</summary>
    public static EndpointService Parse(Value fullName)
    {
        EndpointService? agreed = null;
        foreach (var (_, alternative) in ValueReader.Alternatives(fullName))
        {
            var service = ParseOne(alternative);
            if (agreed is not null && agreed != service)
                return Unknown;
            agreed = service;
        }

        return agreed ?? Unknown;
    }

    private static EndpointService ParseOne(Value fullName)
    {
        var text = new StringBuilder();
        foreach (var piece in fullName is Text whole ? whole.Parts : [fullName])
        {
            if (ValueReader.TextOrNull(piece) is { } written)
                text.Append(written);
            else
                text.Append(piece is Token { Owner: null, Name: "Aws.REGION" } ? StackRegion : Unreadable);
        }

        var name = text.ToString();
        if (name.Contains(".vpce-svc-") || name.StartsWith("com.amazonaws.vpce.", StringComparison.Ordinal))
            return Unknown with { IsAws = false };
        if (FullName.Match(name) is not { Success: true } match)
            return Unknown;

        var region = match.Groups["region"].Value;
        return Aws(Setting<string>.Of(match.Groups["service"].Value.ToLowerInvariant())) with
        {
            Region = region.Length == 0 || region[0] == StackRegion || region == "global" ? Setting<string>.Absent
                : region[0] == Unreadable ? Setting<string>.Unknown
                : Setting<string>.Of(region.ToLowerInvariant()),
        };
    }
}

/// <summary>The services that L2 endpoints are given.</summary>
internal sealed class EndpointServiceFamily : Family
{
    private const string Gateway = CdkNames.Ec2 + "GatewayVpcEndpointAwsService";
    private const string Interface = CdkNames.Ec2 + "InterfaceVpcEndpointAwsService";
    private const string Custom = CdkNames.Ec2 + "InterfaceVpcEndpointService";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [Gateway, Interface, Custom];

    /// <summary>The service that a value stands for; where alternatives differ, unknown.</summary>
    public static EndpointService ServiceOf(Value value)
    {
        var services = ValueReader.Alternatives(value)
            .Select(static one => one.Value is Instance { Model: EndpointService service, IsEscaped: false } ? service : EndpointService.Unknown)
            .Distinct()
            .ToList();
        if (services.Count == 1)
            return services[0];
        return services.TrueForAll(static service => service.IsAws == true) ? EndpointService.Aws(Setting<string>.Unknown) : EndpointService.Unknown;
    }

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        if (constructor.Declaring.Name == Custom)
        {
            // A customer's service; also used to give the full name of one of AWS, whose private DNS is then off.
            var service = EndpointService.Parse(arguments["name"]);
            instance.Model = (service.IsAws is null ? service with { IsAws = ValueReader.TextOrNull(arguments["name"]) is null ? null : false } : service) with
            {
                Port = ValueReader.Number(arguments["port"]).Or(443),
            };
            return;
        }

        var aws = EndpointService.Aws(ValueReader.Text(arguments["name"]));
        instance.Model = ValueReader.IsNull(arguments["port"]) ? aws : aws with { Port = ValueReader.Number(arguments["port"]) };
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context)
    {
        if (member.IsStatic)
        {
            var name = member.Declaring.Name == Gateway ? AwsServices.Gateway(member.Name) : AwsServices.Interface(member.Name);
            var made = context.Evaluation.Create(member.Declaring.Name);
            made.Model = EndpointService.Aws(name is null ? Setting<string>.Unknown : Setting<string>.Of(name));
            return made;
        }

        if (receiver is not Instance { Model: EndpointService service } || !service.Name.TryGet(out var known))
            return null;
        return member.Name switch
        {
            "ShortName" => new Constant(known),
            "Name" => Texts.Concat(new Constant("com.amazonaws."), IntrinsicFamily.Pseudo("REGION"), new Constant("." + known)),
            "Port" when service.Port.TryGet(out var port) => new Constant((double)port),
            _ => null,
        };
    }
}
