namespace CdkVpc.Analyzers.Rules;

/// <summary>
/// The keys of <see cref="Finding.Properties"/>, which the code fixes read. Paths are construct paths ('Data/Vpc');
/// ranges are in prefix notation; a fact that is not known is left out. VPC601 tells the facts of all entries that are missing, with
/// a comma between them: one for each entry of requests, in the order of those as related places.
/// </summary>
internal static class FindingKeys
{
    /// <summary>The labels (<see cref="FindingLabels"/>) of the additional locations, in their order, with a comma between them.</summary>
    public const string Related = "Related";

    /// <summary>The path of the thing that is reported.</summary>
    public const string Path = "Path";

    /// <summary>VPC101: an id that a new construct may take.</summary>
    public const string SuggestedId = "SuggestedId";

    /// <summary>VPC101: 'true' where another construct makes the VPC by itself, so that nothing can be added to its properties.</summary>
    public const string IsImplicit = "IsImplicit";

    /// <summary>VPC103: the fields that are lacking; VPC104: those that there are not. With a comma between them.</summary>
    public const string Fields = "Fields";

    /// <summary>VPC104: for each of the fields, in their order, the one that is meant, or nothing; with a comma between them.</summary>
    public const string NearestFields = "NearestFields";

    /// <summary>Rules of endpoints: the short name of the endpoint's service, such as 's3'.</summary>
    public const string Service = "Service";

    /// <summary>VPC709: the names of the properties that are missing, with a comma between them.</summary>
    public const string Properties = "Properties";

    /// <summary>VPC708: what can be mended about it, one of <see cref="Network.RefusalCase"/>.</summary>
    public const string Case = "Case";

    /// <summary>
    /// VPC305, 410, 411: the short names of the services that have no endpoint, with a comma between them, such as 's3,dynamodb'; of VPC411 with those
    /// that their endpoints are of no use without.
    /// </summary>
    public const string Services = "Services";

    /// <summary>
    /// VPC311: the path of the endpoint that the bucket should be restricted to; left out where a faulty statement (VPC312) is to be
    /// mended first, or where the endpoint's stack refers to the bucket's already, so that a reference back would close a circle.
    /// </summary>
    public const string EndpointPath = "EndpointPath";

    /// <summary>VPC312: what is wrong with the statement, one of <see cref="Network.RestrictionFault"/>.</summary>
    public const string Fault = "Fault";

    /// <summary>VPC312: the operator of the condition as written.</summary>
    public const string Operator = "Operator";

    /// <summary>VPC312, 316, 318: the key of the condition as written.</summary>
    public const string ConditionKey = "ConditionKey";

    /// <summary>VPC304: 'true' where no other gateway endpoint may be one for the service in the VPC.</summary>
    public const string IsOnly = "IsOnly";

    /// <summary>VPC303: what the subnets that need the endpoint are for; VPC304: what those that are left out are for, each kind once: 'Private', 'Isolated' or both with a comma between them.</summary>
    public const string SubnetKinds = "SubnetKinds";

    /// <summary>
    /// VPC308: by which methods the buckets and tables among the related places are granted, in their order, with a comma between them; left out where
    /// something else is left out by the policy than these and the layers of images.
    /// </summary>
    public const string Methods = "Methods";

    /// <summary>VPC310: whose policy it is: 'endpoint' or 'bucket'.</summary>
    public const string OwnerKind = "OwnerKind";

    /// <summary>VPC310: 'Allow' or 'Deny', where known.</summary>
    public const string Effect = "Effect";

    /// <summary>VPC312: 'true' where the statement, put right, would shut everyone out who deploys or administers.</summary>
    public const string LocksOut = "LocksOut";

    /// <summary>VPC313: what the statement leaves open: 'Bucket' or 'Objects'.</summary>
    public const string OpenPart = "OpenPart";

    /// <summary>VPC316, 318: the condition key that is meant; left out where that cannot be told.</summary>
    public const string RightKey = "RightKey";

    /// <summary>VPC507: the paths of the subnets. VPC401: the paths of the subnets, one for each zone without an interface, with a comma between them.</summary>
    public const string SubnetPaths = "SubnetPaths";

    /// <summary>VPC411: 'true' where the workload itself is granted buckets.</summary>
    public const string UsesBuckets = "UsesBuckets";

    /// <summary>VPC301, 302, 305, 308, 414: 'true' where images are pulled through endpoints of the VPC.</summary>
    public const string UsesImages = "UsesImages";

    /// <summary>VPC407: 'true' where the VPC's DNS admits private DNS.</summary>
    public const string IsFixable = "IsFixable";

    /// <summary>VPC404-406, 414, 415: the path of the VPC. VPC601: the path of the VPC whose range is meant.</summary>
    public const string VpcPath = "VpcPath";

    /// <summary>
    /// VPC201, 203, 206: 'true' where the route may be one for ::/0 to an egress-only gateway, as its table has no other for that. VPC202: 'true'
    /// where all private subnets of the VPC may have one.
    /// </summary>
    public const string CanRoute = "CanRoute";

    /// <summary>VPC201, 203, 204, 206: 'explicit' where code makes an egress-only gateway of the VPC, 'implicit' where CDK does; left out where it has none.</summary>
    public const string Gateway = "Gateway";

    /// <summary>VPC501-503, 506-508, 510, 511: the path of the VPC that asks.</summary>
    public const string RequesterPath = "RequesterPath";

    /// <summary>VPC501-503, 506-508, 510, 511: the path of the VPC that is asked.</summary>
    public const string AccepterPath = "AccepterPath";

    /// <summary>VPC501-503, 506-508, 510, 511: the range of the VPC that asks, where known.</summary>
    public const string RequesterRange = "RequesterRange";

    /// <summary>VPC501-503, 506-508, 510, 511: the range of the VPC that is asked, where known.</summary>
    public const string AccepterRange = "AccepterRange";

    /// <summary>
    /// VPC507: the subnets that were left out, by their kinds and how many of a kind come before them: 'Isolated:0', 'Private:1' or both with a comma
    /// between them. Left out where they are not the last of their kind.
    /// </summary>
    public const string MissedSubnets = "MissedSubnets";

    /// <summary>VPC512, 513: the range of the peer, where it is known and the route may be one for that.</summary>
    public const string PeerRange = "PeerRange";

    /// <summary>VPC501, 502, 507: the sides that lack routes: 'requester', 'accepter' or 'both'.</summary>
    public const string MissingSide = "MissingSide";

    /// <summary>VPC601: the direction that lacks an entry: 'ingress' or 'egress'.</summary>
    public const string Direction = "Direction";

    /// <summary>VPC203, 504, 512, 513, 601, 611: the range that the route, entry or rule is for. VPC509: the range of the peer, where known.</summary>
    public const string Range = "Range";

    /// <summary>VPC601, 611: 'true' where the range is one of IPv6.</summary>
    public const string IsIpv6 = "IsIpv6";

    /// <summary>VPC601: the protocol of the missing entry, 'tcp' or 'udp'.</summary>
    public const string Protocol = "Protocol";

    /// <summary>VPC601: the first port of the missing entry.</summary>
    public const string FromPort = "FromPort";

    /// <summary>VPC601: the last port of the missing entry.</summary>
    public const string ToPort = "ToPort";

    /// <summary>VPC209, 601: a free rule number at which the missing entry takes effect; left out where there is none or it cannot be told.</summary>
    public const string RuleNumber = "RuleNumber";

    /// <summary>VPC904: the member of InterfaceVpcEndpointAwsService that may be meant; left out where there is none.</summary>
    public const string NearestService = "NearestService";

    /// <summary>VPC905: the generated method.</summary>
    public const string ScaffoldMethod = "ScaffoldMethod";

    /// <summary>VPC905, 907: the names of the members that hold the VPCs, with a comma between them.</summary>
    public const string ScaffoldedVpcs = "ScaffoldedVpcs";
}

/// <summary>The labels of <see cref="Finding.Related"/>.</summary>
internal static class FindingLabels
{
    /// <summary>The VPC that asks for a peering connection.</summary>
    public const string Requester = "requester";

    /// <summary>The VPC that is asked.</summary>
    public const string Accepter = "accepter";

    /// <summary>A VPC that is neither side of a peering connection.</summary>
    public const string ThirdVpc = "third VPC";

    /// <summary>The peering connection.</summary>
    public const string Peering = "peering connection";

    /// <summary>An endpoint.</summary>
    public const string Endpoint = "endpoint";

    /// <summary>A bucket.</summary>
    public const string Bucket = "bucket";

    /// <summary>A DynamoDB table.</summary>
    public const string Table = "table";

    /// <summary>A statement of a policy.</summary>
    public const string Statement = "statement";

    /// <summary>A stack.</summary>
    public const string Stack = "stack";

    /// <summary>A VPC.</summary>
    public const string Vpc = "VPC";

    /// <summary>A gateway.</summary>
    public const string Gateway = "gateway";

    /// <summary>A route.</summary>
    public const string Route = "route";

    /// <summary>An association of a subnet with a route table.</summary>
    public const string Association = "association";

    /// <summary>A route table.</summary>
    public const string RouteTable = "route table";

    /// <summary>A security group.</summary>
    public const string Group = "security group";

    /// <summary>A network ACL.</summary>
    public const string Acl = "network ACL";

    /// <summary>A subnet.</summary>
    public const string Subnet = "subnet";

    /// <summary>A flow log.</summary>
    public const string FlowLog = "flow log";

    /// <summary>A rule of a security group.</summary>
    public const string Rule = "rule";

    /// <summary>An entry of a network ACL.</summary>
    public const string Entry = "entry";

    /// <summary>A workload.</summary>
    public const string Workload = "workload";

    /// <summary>Where something is used.</summary>
    public const string Use = "use";
}
