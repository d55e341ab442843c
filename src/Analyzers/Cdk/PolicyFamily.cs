using System.Collections.Immutable;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>A part of a statement as the program sets it: an element of the policy language ('Action', 'Principal', 'Condition'), and its value.</summary>
internal sealed record StatementPart(string Element, Value Value, Guard Guard);

/// <summary>A <c>PolicyStatement</c>. It may still change after it was added to a policy, as in the CDK.</summary>
internal sealed class StatementModel
{
    public List<StatementPart> Parts { get; } = [];

    /// <summary>The JSON that it was made from; null where it was made of props.</summary>
    public Value? Json { get; init; }
}

/// <summary>A policy: its statements, as they are added.</summary>
internal sealed class PolicyModel
{
    public List<(Value Statement, Moment At)> Statements { get; } = [];

    /// <summary>Adds the statements that a call is given, one or many.</summary>
    public void Add(Value statements, CdkContext context)
    {
        var now = Moment.Now(context);
        var list = statements is Sequence sequence ? sequence.Items : [statements];
        Statements.AddRange(list.Select(statement => (statement, now)));
        if (statements is Sequence { IsOpen: true })
            Statements.Add((Unknown.Any, now));
    }
}

/// <summary>A principal: whom it stands for in the notation of the network, and under which conditions.</summary>
internal sealed record PrincipalModel(ImmutableArray<Value> Principals, ImmutableArray<Value> Conditions);

/// <summary>Statements, documents and principals of policies: aws-iam/lib/policy-statement.js and principals.js.</summary>
internal sealed class PolicyFamily : Family
{
    public const string Namespace = "Amazon.CDK.AWS.IAM.";
    public const string Anyone = "*";
    public const string AccountRoot = "account-root";
    private const string StatementType = Namespace + "PolicyStatement";
    private const string DocumentType = Namespace + "PolicyDocument";

    private static readonly (string Property, string Element)[] Elements =
    [
        ("Effect", "Effect"), ("Sid", "Sid"), ("Actions", "Action"), ("NotActions", "NotAction"), ("Resources", "Resource"),
        ("NotResources", "NotResource"), ("Principals", "Principal"), ("NotPrincipals", "NotPrincipal"), ("Conditions", "Condition"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [StatementType, DocumentType, Namespace + "PrincipalBase"];

    /// <inheritdoc/>
    public override void Construct(Instance instance, MethodRef constructor, Arguments arguments, CdkContext context)
    {
        switch (constructor.Declaring.Name)
        {
            case StatementType:
                var statement = new StatementModel();
                foreach (var (property, element) in Elements)
                    AddPart(statement, element, context.Member(arguments[0], property), context);
                instance.Model = statement;
                break;
            case DocumentType:
                var document = new PolicyModel();
                document.Add(OrEmpty(context.Member(arguments[0], "Statements")), context);
                instance.Model = document;
                break;
            default:
                instance.Model = PrincipalOf(constructor.Declaring.Name, arguments);
                break;
        }
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context)
    {
        if (method.IsStatic)
            return method.Name == "FromJson" ? FromJson(method.Declaring, arguments[0], context) : null;

        switch (receiver)
        {
            case Instance { Model: PolicyModel document } when method.Name == "AddStatements":
                document.Add(arguments[0], context);
                return Constant.Null;
            case Instance { Model: StatementModel statement } instance:
                return Change(instance, statement, method.Name, arguments, context);
            case Instance { Model: PrincipalModel principal } instance when method.Name == "WithConditions":
                var limited = context.Evaluation.Create(Namespace + "PrincipalWithConditions");
                limited.Model = principal with { Conditions = principal.Conditions.Add(arguments[0]) };
                return limited;
            case Instance { Model: PrincipalModel principal } instance when method.Name is "AddCondition" or "AddConditions":
                instance.Model = principal with { Conditions = principal.Conditions.Add(method.Name == "AddCondition" ? Entry(arguments[0], arguments[1]) : arguments[0]) };
                return Constant.Null;
            case Instance { Model: PrincipalModel principal } instance when method.Name == "AddPrincipals":
                instance.Model = principal with { Principals = principal.Principals.Add(arguments[0]) };
                return instance;
            case Instance { Model: PrincipalModel } instance when method.Name == "WithSessionTags":
                return instance;
            default:
                return null;
        }
    }

    private static Value? Change(Instance instance, StatementModel statement, string method, Arguments arguments, CdkContext context)
    {
        StatementPart? part = method switch
        {
            "AddActions" => Part("Action", arguments[0]),
            "AddNotActions" => Part("NotAction", arguments[0]),
            "AddResources" => Part("Resource", arguments[0]),
            "AddNotResources" => Part("NotResource", arguments[0]),
            "AddAllResources" => Part("Resource", new Constant(Anyone)),
            "AddPrincipals" => Part("Principal", arguments[0]),
            "AddNotPrincipals" => Part("NotPrincipal", arguments[0]),
            "AddAnyPrincipal" => Part("Principal", new Constant(Anyone)),
            "AddArnPrincipal" or "AddAwsAccountPrincipal" => Part("Principal", arguments[0]),
            "AddAccountRootPrincipal" => Part("Principal", new Constant(AccountRoot)),
            "AddServicePrincipal" => Part("Principal", Texts.Concat(new Constant("service:"), arguments[0])),
            "AddFederatedPrincipal" => Part("Principal", Texts.Concat(new Constant("federated:"), arguments[0])),
            "AddCanonicalUserPrincipal" => Part("Principal", Texts.Concat(new Constant("canonicaluser:"), arguments[0])),
            "AddCondition" => Part("Condition", Entry(arguments[0], arguments[1])),
            "AddConditions" => Part("Condition", arguments[0]),
            "AddAccountCondition" => Part("Condition", StringEquals("sts:ExternalId", arguments[0])),
            "AddSourceAccountCondition" => Part("Condition", StringEquals("aws:SourceAccount", arguments[0])),
            "AddSourceArnCondition" => Part("Condition", Entry(new Constant("ArnEquals"), Entry(new Constant("aws:SourceArn"), arguments[0]))),
            _ => null,
        };
        if (part is not null)
        {
            statement.Parts.Add(part);
            return Constant.Null;
        }

        return method switch
        {
            "Copy" => CopyOf(instance, statement, arguments[0], context),
            "Freeze" => instance,
            _ => null,
        };

        StatementPart Part(string element, Value value) => new(element, value, context.Evaluation.Guard);
    }

    private static Instance CopyOf(Instance instance, StatementModel statement, Value overrides, CdkContext context)
    {
        var model = new StatementModel { Json = statement.Json };
        model.Parts.AddRange(statement.Parts);
        foreach (var (property, element) in Elements)
        {
            var value = context.Member(overrides, property);
            if (ValueReader.IsNull(value))
                continue;
            model.Parts.RemoveAll(part => part.Element == element);
            AddPart(model, element, value, context);
        }

        var copy = context.Evaluation.Create(instance.Type.Name);
        copy.Model = model;
        return copy;
    }

    private static Instance? FromJson(TypeRef type, Value json, CdkContext context)
    {
        if (type.Name is not (StatementType or DocumentType))
            return null;
        var instance = context.Evaluation.Create(type.Name);
        if (type.Name == StatementType)
        {
            instance.Model = new StatementModel { Json = json };
            return instance;
        }

        var document = new PolicyModel();
        document.Add(OrEmpty(PropertyObject.Get(json, "Statement")), context);
        instance.Model = document;
        return instance;
    }

    private static PrincipalModel? PrincipalOf(string type, Arguments arguments)
    {
        var first = arguments[0];
        return type.Substring(type.LastIndexOf('.') + 1) switch
        {
            "AnyPrincipal" or "Anyone" or "StarPrincipal" => Only(new Constant(Anyone)),
            "ArnPrincipal" or "AccountPrincipal" => Only(first),
            "AccountRootPrincipal" => Only(new Constant(AccountRoot)),
            "ServicePrincipal" => Only(Texts.Concat(new Constant("service:"), first)),
            "CanonicalUserPrincipal" => Only(Texts.Concat(new Constant("canonicaluser:"), first)),
            "OrganizationPrincipal" => new([new Constant(Anyone)], [StringEquals("aws:PrincipalOrgID", first)]),
            "PrincipalWithConditions" => new([first], [arguments[1]]),
            "FederatedPrincipal" or "WebIdentityPrincipal" => new([Texts.Concat(new Constant("federated:"), first)], [arguments["conditions"]]),
            "CompositePrincipal" or "SessionTagsPrincipal" => Only(first),
            _ => null,
        };

        static PrincipalModel Only(Value principal) => new([principal], []);
    }

    private static void AddPart(StatementModel statement, string element, Value value, CdkContext context)
    {
        if (!ValueReader.IsNull(value))
            statement.Parts.Add(new(element, value, context.Evaluation.Guard));
    }

    private static Value OrEmpty(Value value) => ValueReader.IsNull(value) ? new Sequence([]) : value;

    private static Mapping StringEquals(string key, Value value) => Entry(new Constant("StringEquals"), Entry(new Constant(key), value));

    private static Mapping Entry(Value key, Value value) => new() { Entries = [new(key, value)] };
}
