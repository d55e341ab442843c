namespace CdkVpc.Tests.Oracle.Random;

/// <summary>A bucket of a snippet.</summary>
/// <param name="Variable">Its variable.</param>
/// <param name="IsRaw">Whether it is made by L1.</param>
internal sealed record SketchedBucket(string Variable, bool IsRaw)
{
    /// <summary>Its ARN: an expression.</summary>
    public string Arn => IsRaw ? $"{Variable}.AttrArn" : $"{Variable}.BucketArn";

    /// <summary>Its name: an expression.</summary>
    public string Name => IsRaw ? $"{Variable}.Ref" : $"{Variable}.BucketName";
}

/// <content>Policies, and the buckets that have them.</content>
internal sealed partial class Sketch
{
    /// <summary>A statement of a policy, for anyone.</summary>
    /// <param name="effect">ALLOW or DENY.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">The resources: expressions.</param>
    /// <param name="conditions">The conditions: operator, key and value, an expression. No operator is there twice.</param>
    public string Statement(string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources, params IReadOnlyList<(string Operator, string Key, string Value)> conditions) =>
        Statement(isForAnyone: true, effect, actions, resources, conditions);

    /// <summary>A statement of a policy that names no principal.</summary>
    /// <inheritdoc cref="Statement(string, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{ValueTuple{string, string, string}})"/>
    public string StatementForNobody(string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources) => Statement(isForAnyone: false, effect, actions, resources, []);

    /// <summary>A policy of one statement, as L1 takes it.</summary>
    /// <inheritdoc cref="Statement(string, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{ValueTuple{string, string, string}})"/>
    public string Document(string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources, params IReadOnlyList<(string Operator, string Key, string Value)> conditions) =>
        Document(isForAnyone: true, effect, actions, resources, conditions);

    /// <summary>A policy of one statement that names no principal, as L1 takes it.</summary>
    /// <inheritdoc cref="Statement(string, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{ValueTuple{string, string, string}})"/>
    public string DocumentForNobody(string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources) => Document(isForAnyone: false, effect, actions, resources, []);

    /// <summary>A bucket, by L2 or L1.</summary>
    public SketchedBucket Bucket(string? mark = null)
    {
        var isRaw = Choices.Maybe(25);
        return new SketchedBucket(Create(isRaw ? "CfnBucket" : "Bucket", "bucket", mark), isRaw);
    }

    /// <summary>The ARN of all objects of a bucket: an expression.</summary>
    public string Objects(SketchedBucket bucket) => Choices.Below(bucket.IsRaw ? 2 : 3) switch
    {
        1 => $"$\"{{{bucket.Arn}}}/*\"",
        2 => $"{bucket.Variable}.ArnForObjects(\"*\")",
        _ => $"{bucket.Arn} + \"/*\"",
    };

    /// <summary>Adds a statement to the policy of a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="mark">The rule that must report the statement; null where none must.</param>
    /// <param name="effect">ALLOW or DENY.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">The resources: expressions.</param>
    /// <param name="conditions">The conditions.</param>
    public void BucketPolicy(
        SketchedBucket bucket, string? mark, string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources, params IReadOnlyList<(string Operator, string Key, string Value)> conditions)
    {
        switch (bucket.IsRaw ? 2 : Choices.Below(4))
        {
            case 1:
                var policy = Create("BucketPolicy", "policy", mark: null, ("Bucket", bucket.Variable));
                Call($"{policy}.Document", "AddStatements", mark, Statement(effect, actions, resources, conditions));
                break;
            case 2:
                CreateUnused("CfnBucketPolicy", "policy", mark, ("Bucket", bucket.Name), ("PolicyDocument", Document(effect, actions, resources, conditions)));
                break;
            default:
                Call(bucket.Variable, "AddToResourcePolicy", mark, Statement(effect, actions, resources, conditions));
                break;
        }
    }

    private string Statement(bool isForAnyone, string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources, IReadOnlyList<(string Operator, string Key, string Value)> conditions)
    {
        var principal = Choices.Pick("new AnyPrincipal()", "new StarPrincipal()");
        if (Choices.Below(3) == 1)
        {
            var statement = Var("PolicyStatement", "statement");
            Code($"var {statement} = new PolicyStatement();");
            if (effect == "DENY" || Choices.Maybe())
                Code($"{statement}.Effect = Effect.{effect};");
            if (isForAnyone)
                Code($"{statement}.AddPrincipals({principal});");
            Code($"{statement}.AddActions({string.Join(", ", actions.Select(Text))});\n{statement}.AddResources({string.Join(", ", resources)});");
            foreach (var (name, key, value) in conditions)
                Code($"{statement}.AddCondition({Text(name)}, new Dictionary<string, object> {{ [{Text(key)}] = {value} }});");
            return statement;
        }

        List<(string Name, string Value)> props = [("Actions", Array("string", [.. actions.Select(Text)])), ("Resources", Array("string", resources))];
        if (isForAnyone)
            props.Insert(0, ("Principals", Array("IPrincipal", principal)));
        if (effect == "DENY" || Choices.Maybe())
            props.Insert(0, ("Effect", $"Effect.{effect}"));
        if (conditions.Count > 0)
            props.Add(("Conditions", Conditions(conditions)));
        return $"new PolicyStatement({Props("PolicyStatementProps", props)})";
    }

    private string Document(bool isForAnyone, string effect, IReadOnlyList<string> actions, IReadOnlyList<string> resources, IReadOnlyList<(string Operator, string Key, string Value)> conditions)
    {
        switch (Choices.Below(4))
        {
            case 1:
                return $"new PolicyDocument({Props("PolicyDocumentProps", ("Statements", Array("PolicyStatement", Statement(isForAnyone, effect, actions, resources, conditions))))})";
            case 2:
                var document = Var("PolicyDocument", "document");
                Code($"var {document} = new PolicyDocument();");
                Call(document, "AddStatements", mark: null, Statement(isForAnyone, effect, actions, resources, conditions));
                return document;
            case 3:
                return $"PolicyDocument.FromJson({Json()})";
            default:
                return Json();
        }

        string Json()
        {
            List<(string Key, string Value)> statement =
            [
                ("Effect", Text(effect == "DENY" ? "Deny" : "Allow")),
                ("Action", actions.Count == 1 ? Text(actions[0]) : Array("string", [.. actions.Select(Text)])),
                ("Resource", resources.Count == 1 ? resources[0] : Array("string", resources)),
            ];
            if (isForAnyone)
                statement.Insert(1, ("Principal", Choices.Maybe() ? Map("object", ("AWS", Text("*"))) : Text("*")));
            if (conditions.Count > 0)
                statement.Add(("Condition", Conditions(conditions)));
            return Map("object", ("Version", Text("2012-10-17")), ("Statement", Array("object", Map("object", statement))));
        }
    }

    private string Conditions(IReadOnlyList<(string Operator, string Key, string Value)> conditions) =>
        Map("object", [.. conditions.Select(condition => (condition.Operator, Map("object", (condition.Key, condition.Value))))]);
}
