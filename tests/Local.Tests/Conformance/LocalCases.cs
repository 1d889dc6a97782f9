using PartnerCarts.Conformance;

namespace PartnerCarts.Local.Tests.Conformance;

// One host for each class: they run side by side, and the clock that one moves is no other's. CoverageCases fails when
// a class of cases is missing here.

public sealed class LocalAddonMergeCases(LocalConformanceHost host)
    : AddonMergeCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalAuthenticationCases(LocalConformanceHost host)
    : AuthenticationCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalBoundCases(LocalConformanceHost host) : BoundCases(host), IClassFixture<LocalConformanceHost>;

public sealed class LocalCartMemberCases(LocalConformanceHost host)
    : CartMemberCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCatalogChangeCases(LocalConformanceHost host)
    : CatalogChangeCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCheckOrderCases(LocalConformanceHost host)
    : CheckOrderCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCheckoutCases(LocalConformanceHost host)
    : CheckoutCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCheckoutReplayCases(LocalConformanceHost host)
    : CheckoutReplayCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCollectionReadingCases(LocalConformanceHost host)
    : CollectionReadingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalConcurrentCheckoutCases(LocalConformanceHost host)
    : ConcurrentCheckoutCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCreateReplayCases(LocalConformanceHost host)
    : CreateReplayCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalDocumentationExampleCases(LocalConformanceHost host)
    : DocumentationExampleCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalETagCases(LocalConformanceHost host) : ETagCases(host), IClassFixture<LocalConformanceHost>;

public sealed class LocalEnumReadingCases(LocalConformanceHost host)
    : EnumReadingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalExpiryCases(LocalConformanceHost host)
    : ExpiryCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalFaultCases(LocalConformanceHost host) : FaultCases(host), IClassFixture<LocalConformanceHost>;

public sealed class LocalForgedTokenCases(LocalConformanceHost host)
    : ForgedTokenCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalIsolationCases(LocalConformanceHost host)
    : IsolationCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalJavaClientCases(LocalConformanceHost host)
    : JavaClientCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalJsonReadingCases(LocalConformanceHost host)
    : JsonReadingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalLineErrorCases(LocalConformanceHost host)
    : LineErrorCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalLineMemberCases(LocalConformanceHost host)
    : LineMemberCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalLineNumberingCases(LocalConformanceHost host)
    : LineNumberingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalMergeCases(LocalConformanceHost host) : MergeCases(host), IClassFixture<LocalConformanceHost>;

public sealed class LocalNetClientCases(LocalConformanceHost host)
    : NetClientCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalNumberReadingCases(LocalConformanceHost host)
    : NumberReadingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalOpenClientCases(LocalConformanceHost host)
    : OpenClientCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalOrderChangeCases(LocalConformanceHost host)
    : OrderChangeCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalOrderGroupCases(LocalConformanceHost host)
    : OrderGroupCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalOrderMemberCases(LocalConformanceHost host)
    : OrderMemberCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalOrderPlacementCases(LocalConformanceHost host)
    : OrderPlacementCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalParentSubscriptionCases(LocalConformanceHost host)
    : ParentSubscriptionCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalPartialCheckoutCases(LocalConformanceHost host)
    : PartialCheckoutCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalPurchasePathCases(LocalConformanceHost host)
    : PurchasePathCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalPurchaseWalkCases(LocalConformanceHost host)
    : PurchaseWalkCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalRecordingCases(LocalConformanceHost host)
    : RecordingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalRelationshipCases(LocalConformanceHost host)
    : RelationshipCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalRequestHeaderCases(LocalConformanceHost host)
    : RequestHeaderCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalResponseHeaderCases(LocalConformanceHost host)
    : ResponseHeaderCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalRouteIsolationCases(LocalConformanceHost host)
    : RouteIsolationCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalRoutingCases(LocalConformanceHost host)
    : RoutingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalStructureReadingCases(LocalConformanceHost host)
    : StructureReadingCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalUpdateCases(LocalConformanceHost host)
    : UpdateCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalUpdateReplayCases(LocalConformanceHost host)
    : UpdateReplayCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCoverageCases : CoverageCases;

public sealed class LocalOrderLifeCases(LocalConformanceHost host)
    : OrderLifeCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalSubscriptionCases(LocalConformanceHost host)
    : SubscriptionCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalCatalogRouteCases(LocalConformanceHost host)
    : CatalogRouteCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalProfileCases(LocalConformanceHost host)
    : ProfileCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalPromotionCases(LocalConformanceHost host)
    : PromotionCases(host),
        IClassFixture<LocalConformanceHost>;

public sealed class LocalTermEndDateCases(LocalConformanceHost host)
    : TermEndDateCases(host),
        IClassFixture<LocalConformanceHost>;
