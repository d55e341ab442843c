using CdkVpc.Analyzers.Facts;
using CdkVpc.Analyzers.Network;
using CdkVpc.Analyzers.Reading.Code;
using CdkVpc.Analyzers.Reading.Values;

namespace CdkVpc.Analyzers.Cdk;

/// <summary>
/// The engines of databases, which decide over their ports where the program does not (aws-rds/lib/instance-engine.js and cluster-engine.js; the ports
/// are RDS's own: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html).
/// </summary>
internal sealed class DatabaseEngineFamily : Family
{
    private const string Rds = "Amazon.CDK.AWS.RDS.";
    private const string OfInstance = Rds + "DatabaseInstanceEngine";
    private const string OfCluster = Rds + "DatabaseClusterEngine";

    /// <inheritdoc/>
    public override IEnumerable<string> Types => [OfInstance, OfCluster];

    /// <summary>The port of a database of an engine; null where it cannot be told.</summary>
    /// <param name="port">The port as written.</param>
    /// <param name="engine">The engine as written.</param>
    /// <param name="otherwise">The port where neither says it.</param>
    public static Ports? PortOf(Value port, Value engine, int? otherwise)
    {
        var written = ValueReader.Number(port);
        if (written.IsUnknown)
            return null;
        if (written.TryGet(out var number))
            return Ports.Tcp(number);
        var known = ValueReader.Read(engine, static one => one is Instance { Model: int usual } ? Setting<int>.Of(usual) : Setting<int>.Unknown);
        return known.TryGet(out var byEngine) ? Ports.Tcp(byEngine) : otherwise is { } usual ? Ports.Tcp(usual) : null;
    }

    /// <inheritdoc/>
    public override Value? Call(Value? receiver, MethodRef method, Arguments arguments, CdkContext context) =>
        method.IsStatic ? Make(method.Declaring.Name, method.Name, context) : null;

    /// <inheritdoc/>
    public override Value? Get(Value? receiver, MemberRef member, CdkContext context) =>
        member.IsStatic ? Make(member.Declaring.Name, member.Name, context) : null;

    private static Instance? Make(string type, string name, CdkContext context)
    {
        if (UsualPort(name.Replace("_", "").ToLowerInvariant()) is not { } port)
            return null;
        var engine = context.Evaluation.Create(type == OfInstance ? Rds + "IInstanceEngine" : Rds + "IClusterEngine");
        engine.Model = port;
        return engine;
    }

    private static int? UsualPort(string engine) => engine switch
    {
        "postgres" or "aurorapostgres" or "aurorapostgresql" => 5432,
        "mysql" or "mariadb" or "aurora" or "auroramysql" => 3306,
        _ when engine.StartsWith("sqlserver", StringComparison.Ordinal) => 1433,
        _ when engine.StartsWith("oracle", StringComparison.Ordinal) => 1521,
        _ => null,
    };
}
