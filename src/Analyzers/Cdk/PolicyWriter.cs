using System.Text;
using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>Writes policies into the network: statements of <c>PolicyStatement</c>, and documents given to L1 constructs as JSON.</summary>
internal sealed class PolicyWriter(NetworkWriter writer)
{
    private static readonly string[] JsonElements =
        ["Effect", "Sid", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

    /// <summary>Adds the statements of a policy that the program fills.</summary>
    public void Add(Policy policy, PolicyModel model)
    {
        foreach (var (statement, at) in model.Statements)
            Add(policy, statement, at);
    }

    /// <summary>
    /// Adds the statements of a document: a <c>PolicyDocument</c> or its JSON. They belong to the resource that the document is given to,
    /// so that is their place.
    /// </summary>
    public void AddDocument(Policy policy, Value document, Moment at)
    {
        foreach (var (guard, alternative) in ValueReader.Alternatives(document, at.Guard))
        {
            if (alternative is Instance { Model: PolicyModel model } instance)
            {
                policy.Statements.IsOpen |= instance.IsEscaped;
                foreach (var (statement, added) in model.Statements)
                    Add(policy, statement, at.In(guard).In(added.Guard));
            }
            else if (PropertyObject.IsReadable(alternative))
            {
                var (statements, isOpen) = ListOf(PropertyObject.Get(alternative, "Statement"), guard);
                policy.Statements.IsOpen |= isOpen;
                foreach (var statement in statements)
                    Add(policy, statement.Value, at.In(statement.Guard));
            }
            else
            {
                policy.Statements.IsOpen |= !ValueReader.IsNull(alternative);
            }
        }
    }

    /// <summary>Adds one statement.</summary>
    public void Add(Policy policy, Value statement, Moment at)
    {
        foreach (var (guard, alternative) in ValueReader.Alternatives(statement, at.Guard))
        {
            if (Read(alternative, at.In(guard)) is { } record)
                policy.Statements.Add(record);
            else
                policy.Statements.IsOpen |= !ValueReader.IsNull(alternative);
        }
    }

    /// <summary>A statement; null where it cannot be read.</summary>
    public Statement? Read(Value value, Moment at)
    {
        IEnumerable<StatementPart> parts;
        var every = Guard.AlwaysIn(at.Guard.Program);
        if (value is Instance { Model: StatementModel model } instance)
        {
            parts = (model.Json is { } json ? JsonParts(json, every) : []).Concat(model.Parts);

            // Sid and Effect can be set as properties too.
            foreach (var name in (string[])["Sid", "Effect"])
            {
                if (instance.Members.TryGetValue(name, out var assigned))
                    parts = parts.Where(part => part.Element != name).Append(new(name, assigned, every));
            }
        }
        else if (PropertyObject.IsReadable(value))
        {
            parts = JsonParts(value, every);
        }
        else
        {
            return null;
        }

        return Write(parts.ToList(), value is Instance { IsEscaped: true }, at);
    }

    /// <summary>A text of a policy, with what it refers to.</summary>
    public PolicyValue ValueOf(Value value)
    {
        var text = new StringBuilder();
        var isKnown = true;
        Resource? refers = null;
        var suffix = default(StringBuilder);
        foreach (var piece in (value is Text whole ? whole.Parts : [value]).Select(StackFamily.AsToken))
        {
            if (piece is Constant { Data: not null } constant)
            {
                var written = Written(constant);
                text.Append(written);
                suffix?.Append(written);
            }
            else if (piece is Token { Owner: { } owner } token)
            {
                if (refers is null && (text.Length == 0 || text[text.Length - 1] is ':' or '/') && writer.Find<Resource>(owner) is { } found)
                    (refers, suffix) = (found, new StringBuilder());
                else
                    (refers, suffix) = (null, null);
                text.Append("${").Append(writer.Tree.PathOf(owner)).Append('.').Append(token.Name).Append('}');
            }
            else if (piece is Token { Owner: null } function && PseudoParameter(function.Name) is { } pseudo)
            {
                text.Append("${AWS::").Append(pseudo).Append('}');
                suffix?.Append("${AWS::").Append(pseudo).Append('}');
            }
            else
            {
                isKnown = false;
                suffix = null;
            }
        }

        if (!isKnown)
            return refers is null ? PolicyValue.Unknown : new PolicyValue(Text: null, refers, suffix?.ToString());
        return refers is null ? Named(text.ToString()) : new PolicyValue(text.ToString(), refers, suffix?.ToString());
    }

    private Statement Write(List<StatementPart> parts, bool isEscaped, Moment at)
    {
        var effects = parts.Where(static part => part.Element == "Effect").Select(static part => Effect(part.Value)).ToList();
        var statement = new Statement
        {
            Anchor = at.Anchor,
            Order = at.Order,
            Guard = at.Guard,
            Allows = isEscaped ? null : effects.Count == 0 ? true : effects.Distinct().Count() == 1 ? effects[0] : null,
            Sid = parts.FindLast(static part => part.Element == "Sid") is { } sid ? ValueReader.TextOrNull(sid.Value) : null,
        };
        foreach (var part in parts)
        {
            switch (part.Element)
            {
                case "Principal" or "NotPrincipal":
                    AddPrincipals(part.Element == "Principal" ? statement.Principals : statement.NotPrincipals, statement.Conditions, part.Value, part.Guard, at.Guard);
                    break;
                case "Condition":
                    AddConditions(statement.Conditions, part.Value, part.Guard, at.Guard);
                    break;
                default:
                    if (Texts(statement, part.Element) is { } list)
                        AddTexts(list, part.Value, part.Guard, at.Guard);
                    break;
            }
        }

        if (isEscaped)
        {
            statement.Principals.IsOpen = statement.NotPrincipals.IsOpen = statement.Actions.IsOpen = statement.NotActions.IsOpen = true;
            statement.Resources.IsOpen = statement.NotResources.IsOpen = statement.Conditions.IsOpen = true;
        }

        return statement;
    }

    private static Items<PolicyValue>? Texts(Statement statement, string element) => element switch
    {
        "Action" => statement.Actions,
        "NotAction" => statement.NotActions,
        "Resource" => statement.Resources,
        "NotResource" => statement.NotResources,
        _ => null,
    };

    /// <summary>Adds what is there in every world of the statement; for what is there in some only, the list is open.</summary>
    private void AddTexts(Items<PolicyValue> list, Value value, Guard guard, Guard within)
    {
        var (items, isOpen) = ListOf(value, guard);
        list.IsOpen |= isOpen;
        foreach (var item in items)
        {
            if (within.Implies(item.Guard))
                list.Add(ValueOf(item.Value));
            else
                list.IsOpen |= !within.Excludes(item.Guard);
        }
    }

    private void AddPrincipals(Items<PolicyValue> list, Items<Condition> conditions, Value value, Guard guard, Guard within)
    {
        var (items, isOpen) = ListOf(value, guard);
        list.IsOpen |= isOpen;
        foreach (var item in items)
        {
            switch (item.Value)
            {
                case Instance { Model: PrincipalModel model }:
                    foreach (var principal in model.Principals)
                        AddPrincipals(list, conditions, principal, item.Guard, within);
                    foreach (var condition in model.Conditions)
                        AddConditions(conditions, condition, item.Guard, within);
                    break;
                case Mapping or Instance { IsOpaque: false } when !IsIdentity(item.Value):
                    foreach (var kind in (string[])["AWS", "Service", "Federated", "CanonicalUser", PolicyFamily.Anyone])
                    {
                        var named = PropertyObject.Get(item.Value, kind);
                        var prefix = kind is "AWS" or PolicyFamily.Anyone ? "" : kind.ToLowerInvariant() + ":";
                        if (!ValueReader.IsNull(named))
                            AddTexts(list, ValueReader.Map(named, one => WithPrefix(prefix, one)), item.Guard, within);
                    }

                    break;
                case Instance identity when IsIdentity(identity):
                    AddTexts(list, identity.IsOpaque ? Unknown.Any : new Token(identity, "Arn", []), item.Guard, within);
                    break;
                default:
                    AddTexts(list, AsRoot(item.Value), item.Guard, within);
                    break;
            }
        }
    }

    private void AddConditions(Items<Condition> conditions, Value value, Guard guard, Guard within)
    {
        var operators = ValueReader.Entries(value, guard);
        conditions.IsOpen |= operators.IsOpen;
        foreach (var (operatorGuard, name, block) in operators)
        {
            var keys = ValueReader.Entries(block, operatorGuard);
            conditions.IsOpen |= keys.IsOpen || name is null;
            foreach (var (keyGuard, key, values) in keys)
            {
                if (name is null || key is null || !within.Implies(keyGuard))
                {
                    conditions.IsOpen |= !within.Excludes(keyGuard);
                    continue;
                }

                var condition = new Condition { Operator = name, Key = key };
                AddTexts(condition.Values, values, keyGuard, within);
                conditions.Add(condition);
            }
        }
    }

    /// <summary>A bucket that is named by its literal ARN is that bucket of the app.</summary>
    private PolicyValue Named(string text)
    {
        const string Marker = ":s3:::";
        var start = text.IndexOf(Marker, StringComparison.Ordinal);
        if (start < 0 || !text.StartsWith("arn:", StringComparison.Ordinal))
            return new PolicyValue(text);
        var name = text.Substring(start + Marker.Length);
        var slash = name.IndexOf('/');
        var bucketName = slash < 0 ? name : name.Substring(0, slash);
        var bucket = writer.Network.Buckets.Where(bucket => bucket.Name.Is(bucketName)).OrderBy(static bucket => bucket.Origin).FirstOrDefault();
        return bucket is null ? new PolicyValue(text) : new PolicyValue(text, bucket, slash < 0 ? "" : name.Substring(slash));
    }

    private static IEnumerable<StatementPart> JsonParts(Value json, Guard every) =>
        from element in JsonElements
        let value = PropertyObject.Get(json, element)
        where !ValueReader.IsNull(value)
        select new StatementPart(element, value, every);

    /// <summary>The elements of what may be written as a list or as a single thing.</summary>
    private static (IReadOnlyList<(Guard Guard, Value Value)> Items, bool IsOpen) ListOf(Value value, Guard within)
    {
        var items = new List<(Guard, Value)>();
        var isOpen = false;
        foreach (var (guard, alternative) in ValueReader.Alternatives(value, within))
        {
            if (alternative is Sequence)
            {
                var elements = ValueReader.Elements(alternative, guard);
                items.AddRange(elements);
                isOpen |= elements.IsOpen;
            }
            else if (!ValueReader.IsNull(alternative))
            {
                items.Add((guard, alternative));
            }
        }

        return (items, isOpen);
    }

    private static Value WithPrefix(string prefix, Value value) => value is Sequence list
        ? new Sequence(list.Items.Select(item => WithPrefix(prefix, item)), list.IsOpen)
        : AsRoot(prefix.Length == 0 ? value : Cdk.Texts.Concat(new Constant(prefix), value));

    /// <summary>The root of the stack's own account, also where it is given by the account's id or ARN.</summary>
    private static Value AsRoot(Value value) => value switch
    {
        Text { Parts: [.., var account, Constant { Data: ":root" }] } when IsOwnAccount(account) => new Constant(PolicyFamily.AccountRoot),
        _ => IsOwnAccount(value) ? new Constant(PolicyFamily.AccountRoot) : value,
    };

    private static bool IsOwnAccount(Value value) => StackFamily.AsToken(value) is Token { Owner: null, Name: "Aws.ACCOUNT_ID" };

    private static bool IsIdentity(Value value) => value is Instance instance && instance.Type.Is(PolicyFamily.Namespace + "IGrantable");

    private static bool? Effect(Value value) => ValueReader.Read(value, static one => one is EnumMember ? ValueReader.EnumName(one) : ValueReader.Text(one)).TryGet(out var effect)
        ? effect.Equals("Allow", StringComparison.OrdinalIgnoreCase) ? true : effect.Equals("Deny", StringComparison.OrdinalIgnoreCase) ? false : null
        : null;

    /// <summary>A condition may hold a flag or a number: CloudFormation writes them in lower case.</summary>
    private static string Written(Constant constant) => constant.Data switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        var other => FormattableString.Invariant($"{other}"),
    };

    private static string? PseudoParameter(string token) => token switch
    {
        "Aws.REGION" => "Region",
        "Aws.ACCOUNT_ID" => "AccountId",
        "Aws.PARTITION" => "Partition",
        "Aws.URL_SUFFIX" => "URLSuffix",
        "Aws.STACK_NAME" => "StackName",
        "Aws.STACK_ID" => "StackId",
        _ => null,
    };
}
