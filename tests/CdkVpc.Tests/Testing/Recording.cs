using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Evaluation;
using CdkVpc.Analyzers.Reading.Lowering;
using CdkVpc.Analyzers.Reading.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CdkVpc.Tests.Testing;

/// <summary>
/// A library that writes down what a program does with CDK, one line a construct or call:
/// <c>Vpc Main {MaxAzs=2}</c>, <c>Main.AddFlowLog(Log)</c>, with <c>?</c> before what happens in some worlds only and <c>*</c> before what repeats.
/// </summary>
internal sealed class Recording : ILibrary
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq;
        global using Amazon.CDK; global using Amazon.CDK.AWS.EC2; global using Amazon.CDK.AWS.S3; global using Constructs;
        """;

    private readonly List<string> _lines = [];
    private readonly Dictionary<Instance, string> _names = [];

    /// <summary>What the program does, in order; 'given up' last where the budget ended it.</summary>
    public static IReadOnlyList<string> Of(params string[] sources) => Of(OutputKind.DynamicallyLinkedLibrary, sources);

    /// <summary>What statements in the constructor of a stack do.</summary>
    public static IReadOnlyList<string> OfStack(string statements, string members = "") => Of(
        $$"""
        public class Main : Stack
        {
            public Main(Construct scope, string id, IStackProps props = null) : base(scope, id, props)
            {
                {{statements}}
            }
            {{members}}
        }
        """).Where(static line => line != "Main").ToList();

    private static List<string> Of(OutputKind kind, string[] sources)
    {
        var trees = sources.Prepend(Usings).Select(source => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken));
        var compilation = CSharpCompilation.Create("Program", trees, CdkReferences.Default, new CSharpCompilationOptions(kind));
        var recording = new Recording();
        var isComplete = Evaluator.TryRun(SourceCode.For(compilation), recording, static type => type.Is("Constructs.Construct"), TestContext.Current.CancellationToken);
        if (!isComplete)
            recording._lines.Add("given up");
        return recording._lines;
    }

    public bool Owns(TypeRef type) => type.Assembly is "Amazon.CDK.Lib" or "Constructs";

    public void Construct(Instance instance, MethodRef constructor, Arguments arguments, IEvaluation evaluation)
    {
        if (!constructor.Declaring.Is("Constructs.Construct"))
            return;
        var id = arguments.Count > 1 ? Show(arguments[1]) : constructor.Declaring.Name.Split('.')[^1];
        _names[instance] = id;
        var props = arguments.Count > 2 && arguments[2] is Instance { IsOpaque: false } given
            ? " {" + string.Join(", ", given.Members.OrderBy(static member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={Show(member.Value)}")) + "}"
            : "";
        Write(evaluation, instance.Type.Is("Amazon.CDK.Stack") || instance.Type.Is("Amazon.CDK.App") ? instance.Type.Name : $"{constructor.Declaring.Name.Split('.')[^1]} {id}{props}");
    }

    public Value? Call(Value? receiver, MethodRef method, Arguments arguments, IEvaluation evaluation)
    {
        var name = receiver is null ? method.Declaring.Name.Split('.')[^1] : Show(receiver);
        var call = $"{name}.{method.Name}({string.Join(", ", arguments.All.Where(static argument => argument is not Constant { Data: null }).Select(Show))})";
        if (method.Declaring.Name is "Amazon.CDK.Fn" or "Amazon.CDK.AWS.EC2.Peer" or "Amazon.CDK.AWS.EC2.Port" or "Amazon.CDK.AWS.EC2.IpAddresses")
            return new Token(null, call, []);
        Write(evaluation, call);
        return null;
    }

    public Value? Get(Value? receiver, MemberRef member, IEvaluation evaluation)
    {
        if (receiver is Instance { IsOpaque: false } vpc && vpc.Type.Is("Amazon.CDK.AWS.EC2.Vpc") && member.Name is "PrivateSubnets" or "PublicSubnets")
            return Subnets((Instance)receiver!, member.Name, evaluation);
        return receiver is Instance instance && member.Type.IsString ? new Token(instance, member.Name, []) : null;
    }

    public void Escaped(Instance instance, IEvaluation evaluation)
    {
        if (_names.TryGetValue(instance, out var name))
            _lines.Add($"{name} escapes");
    }

    public void Finish(IEvaluation evaluation)
    {
    }

    private Sequence Subnets(Instance vpc, string member, IEvaluation evaluation)
    {
        if (vpc.Members.TryGetValue("~" + member, out var known))
            return (Sequence)known;
        var type = member == "PrivateSubnets" ? "PrivateSubnet" : "PublicSubnet";
        var subnets = Enumerable.Range(1, 2).Select(number =>
        {
            var subnet = evaluation.Create("Amazon.CDK.AWS.EC2." + type);
            _names[subnet] = $"{_names[vpc]}/{type}{number}";
            return (Value)subnet;
        });
        var sequence = new Sequence(subnets.ToList());
        vpc.Members["~" + member] = sequence;
        return sequence;
    }

    private void Write(IEvaluation evaluation, string line) =>
        _lines.Add((evaluation.Guard.IsAlways ? "" : "?") + (evaluation.IsRepeated ? "*" : "") + line);

    private string Show(Value value) => value switch
    {
        Constant { Data: string text } => text,
        Constant { Data: null } => "null",
        Constant constant => FormattableString.Invariant($"{constant.Data}"),
        EnumMember member => member.Name,
        Text text => string.Concat(text.Parts.Select(Show)),
        Token { Owner: { } owner } token => $"{Show(owner)}.{token.Name}",
        Token token => token.Name,
        Instance instance when _names.TryGetValue(instance, out var name) => name,
        Instance { IsOpaque: true } instance => $"<{instance.Type.Name.Split('.')[^1]}>",
        Instance instance => instance.Type.Name.Split('.')[^1] + "{" + string.Join(", ", instance.Members.Where(static member => !member.Key.StartsWith('(')).Select(member => $"{member.Key}={Show(member.Value)}")) + "}",
        Sequence sequence => "[" + string.Join(", ", sequence.Items.Select(Show)) + (sequence.IsOpen ? ", ..." : "") + "]",
        Mapping mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => $"{Show(entry.Key)}:{Show(entry.Value)}")) + "}",
        Choice choice => "(" + string.Join("|", choice.Arms.Select(Show)) + ")",
        Closure => "function",
        TypeValue type => type.Type.Name,
        Unknown unknown => "?" + unknown.Key,
        _ => value.GetType().Name.ToLowerInvariant(),
    };
}
