using PartnerCarts.Conformance;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Conformance;

// One class after the other, on one cluster; cases that move the clock have one of their own.

[CollectionDefinition(Name)]
public sealed class ConformanceOnPostgreSql : ICollectionFixture<PostgreSqlHosts>
{
    public const string Name = "Conformance on PostgreSQL";
}

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlAddonMergeCases(PostgreSqlHosts hosts) : AddonMergeCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlAuthenticationCases(PostgreSqlClusterHost host)
    : AuthenticationCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlBoundCases(PostgreSqlHosts hosts) : BoundCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCartMemberCases(PostgreSqlClusterHost host)
    : CartMemberCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCatalogChangeCases(PostgreSqlHosts hosts) : CatalogChangeCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCheckOrderCases(PostgreSqlHosts hosts) : CheckOrderCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCheckoutCases(PostgreSqlClusterHost host)
    : CheckoutCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCheckoutReplayCases(PostgreSqlHosts hosts) : CheckoutReplayCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCollectionReadingCases(PostgreSqlHosts hosts) : CollectionReadingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlConcurrentCheckoutCases(PostgreSqlHosts hosts) : ConcurrentCheckoutCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCreateReplayCases(PostgreSqlClusterHost host)
    : CreateReplayCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlDocumentationExampleCases(PostgreSqlClusterHost host)
    : DocumentationExampleCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlETagCases(PostgreSqlHosts hosts) : ETagCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlEnumReadingCases(PostgreSqlHosts hosts) : EnumReadingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlExpiryCases(PostgreSqlClusterHost host)
    : ExpiryCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlFaultCases(PostgreSqlHosts hosts) : FaultCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlForgedTokenCases(PostgreSqlHosts hosts) : ForgedTokenCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlIsolationCases(PostgreSqlHosts hosts) : IsolationCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlJavaClientCases(PostgreSqlHosts hosts) : JavaClientCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlJsonReadingCases(PostgreSqlHosts hosts) : JsonReadingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlLineErrorCases(PostgreSqlHosts hosts) : LineErrorCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlLineMemberCases(PostgreSqlHosts hosts) : LineMemberCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlLineNumberingCases(PostgreSqlHosts hosts) : LineNumberingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlMergeCases(PostgreSqlHosts hosts) : MergeCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlNetClientCases(PostgreSqlHosts hosts) : NetClientCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlNumberReadingCases(PostgreSqlHosts hosts) : NumberReadingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlOpenClientCases(PostgreSqlHosts hosts) : OpenClientCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlOrderChangeCases(PostgreSqlHosts hosts) : OrderChangeCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlOrderGroupCases(PostgreSqlHosts hosts) : OrderGroupCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlOrderMemberCases(PostgreSqlHosts hosts) : OrderMemberCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlOrderPlacementCases(PostgreSqlHosts hosts) : OrderPlacementCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlParentSubscriptionCases(PostgreSqlHosts hosts) : ParentSubscriptionCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlPartialCheckoutCases(PostgreSqlHosts hosts) : PartialCheckoutCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlPurchaseWalkCases(PostgreSqlHosts hosts) : PurchaseWalkCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlPurchasePathCases(PostgreSqlHosts hosts) : PurchasePathCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlRecordingCases(PostgreSqlHosts hosts) : RecordingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlRelationshipCases(PostgreSqlHosts hosts) : RelationshipCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlRequestHeaderCases(PostgreSqlHosts hosts) : RequestHeaderCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlResponseHeaderCases(PostgreSqlHosts hosts) : ResponseHeaderCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlRouteIsolationCases(PostgreSqlHosts hosts) : RouteIsolationCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlRoutingCases(PostgreSqlHosts hosts) : RoutingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlStructureReadingCases(PostgreSqlHosts hosts) : StructureReadingCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlUpdateCases(PostgreSqlClusterHost host)
    : UpdateCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlUpdateReplayCases(PostgreSqlClusterHost host)
    : UpdateReplayCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlOrderLifeCases(PostgreSqlClusterHost host)
    : OrderLifeCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlSubscriptionCases(PostgreSqlClusterHost host)
    : SubscriptionCases(host),
        IClassFixture<PostgreSqlClusterHost>;

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlCatalogRouteCases(PostgreSqlHosts hosts) : CatalogRouteCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlProfileCases(PostgreSqlHosts hosts) : ProfileCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlPromotionCases(PostgreSqlHosts hosts) : PromotionCases(hosts.Shared);

[NeedsPostgreSql, Matrix, Collection(ConformanceOnPostgreSql.Name)]
public sealed class PostgreSqlTermEndDateCases(PostgreSqlHosts hosts) : TermEndDateCases(hosts.Shared);
