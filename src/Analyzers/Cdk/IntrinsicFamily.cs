using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>What only deployment computes: <c>Fn</c>, <c>Aws</c>, <c>Token</c> and ARNs. Computed here as far as the arguments are known.</summary>
internal sealed class IntrinsicFamily : Family
{
    private static readonly Regex Reference = new(@"\$\{(?<name>[^!}]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override IEnumerable<string> Types => ["Amazon.CDK.Fn", "Amazon.CDK.Aws", "Amazon.CDK.Token", "Amazon.CDK.Arn", "Amazon.CDK.Tokenization"];

    /// <summary>A pseudo parameter, such as 'REGION'.</summary>
    public static Token Pseudo(string name) => new(null, "Aws." + name, []);

    /// <summary>
    /// 'arn:{partition}:{service}:{region}:{account}:{resource}{sep}{resourceName}': parts that are left out are those of the stack (Arn.format).
    /// </summary>
    public static Value FormatArn(Value components, Value? stack, CdkContext context)
    {
        var format = ValueReader.EnumName(context.Member(components, "ArnFormat"));
        if (format.IsUnknown)
            return Unknown.Any;

        var separator = format.IsKnown && format.Value == "COLON_RESOURCE_NAME" ? ":" : "/";
        var slash = format.IsKnown && format.Value == "SLASH_RESOURCE_SLASH_RESOURCE_NAME" ? "/" : "";
        var name = context.Member(components, "ResourceName");
        var resource = Texts.Concat(new Constant(slash), context.Member(components, "Resource"));
        return Texts.Join(new Constant(":"),
        [
            new Constant("arn"),
            Part("Partition", "PARTITION"),
            context.Member(components, "Service"),
            Part("Region", "REGION"),
            Part("Account", "ACCOUNT_ID"),
            ValueReader.IsNull(name) ? resource : Texts.Concat(resource, new Constant(separator), name),
        ]);

        Value Part(string member, string pseudo)
        {
            var written = context.Member(components, member);
            if (!ValueReader.IsNull(written))
                return written;
            return (stack, member) switch
            {
                (Instance home, "Region") => StackFamily.RegionOf(home, context),
                (Instance home, "Account") => StackFamily.AccountOf(home, context),
                _ => Pseudo(pseudo),
            };
        }
    }

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context) =>
        member.Declaring.Name == "Amazon.CDK.Aws" ? Pseudo(member.Name) : null;

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) => (method.Declaring.Name, method.Name) switch
    {
        ("Amazon.CDK.Token", "AsString" or "AsList" or "AsNumber" or "AsAny") => arguments[0],
        ("Amazon.CDK.Token", "IsUnresolved") => IsUnresolved(arguments[0]),
        ("Amazon.CDK.Arn", "Format") => FormatArn(arguments[0], arguments[1], context),
        ("Amazon.CDK.Fn", _) => Function(method.Name, arguments),
        _ => null,
    };

    private static Value? Function(string name, Arguments arguments) => name switch
    {
        "Join" when Closed(arguments[1]) is { } pieces => Texts.Join(arguments[0], pieces),
        "Select" when ValueReader.Number(arguments[0]).TryGet(out var index) && Closed(arguments[1]) is { } items && index >= 0 && index < items.Length => items[index],
        "Split" when ValueReader.TextOrNull(arguments[0]) is { Length: > 0 } separator && ValueReader.TextOrNull(arguments[1]) is { } text =>
            new Sequence(text.Split([separator], StringSplitOptions.None).Select(static part => new Constant(part))),
        "Sub" when ValueReader.TextOrNull(arguments[0]) is { } body => Substitute(body, arguments[1]),
        "Ref" => AttributeOf(arguments[0], "Ref") ?? Call(name, arguments),
        "GetAtt" when ValueReader.TextOrNull(arguments[1]) is { } attribute => AttributeOf(arguments[0], "Attr" + attribute.Replace(".", "")) ?? Call(name, arguments),
        "Select" or "Join" or "Split" or "Sub" or "GetAtt" or "GetAzs" or "Cidr" or "ImportValue" or "FindInMap" or "Base64" => Call(name, arguments),
        _ => null,
    };

    private static Token Call(string name, Arguments arguments) => new(null, "Fn." + name, [.. arguments.All.Where(static value => !ValueReader.IsNull(value))]);

    /// <summary>The attribute of the construct whose logical id is given.</summary>
    private static Token? AttributeOf(Value logicalId, string attribute) =>
        logicalId is Token { Owner: { } owner, Name: "LogicalId" } ? new(owner, attribute, []) : null;

    private static ImmutableArray<Value>? Closed(Value value) => value is Sequence { IsOpen: false } sequence ? sequence.Items : null;

    private static Value? IsUnresolved(Value value) => value switch
    {
        Token => Constant.True,
        Constant => Constant.False,
        _ => null,
    };

    private static Value Substitute(string body, Value variables)
    {
        var pieces = new List<Value>();
        var end = 0;
        foreach (Match match in Reference.Matches(body))
        {
            pieces.Add(new Constant(body.Substring(end, match.Index - end)));
            end = match.Index + match.Length;
            var name = match.Groups["name"].Value;
            pieces.Add((variables as Mapping)?.Find(name) ?? (name switch
            {
                "AWS::Region" => Pseudo("REGION"),
                "AWS::AccountId" => Pseudo("ACCOUNT_ID"),
                "AWS::Partition" => Pseudo("PARTITION"),
                "AWS::URLSuffix" => Pseudo("URL_SUFFIX"),
                _ => new Token(null, "Fn.Sub", [new Constant(match.Value)]),
            }));
        }

        pieces.Add(new Constant(body.Substring(end)));
        return Texts.Concat([.. pieces]);
    }
}
