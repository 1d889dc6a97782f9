using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Conformance;

// One host for each class: they run side by side, and the clock that one moves is no other's. CoverageCases fails when a class of cases is missing here.

public sealed class ClusterAddonMergeCases(ClusterConformanceHost host) : AddonMergeCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterAuthenticationCases(ClusterConformanceHost host) : AuthenticationCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterBoundCases(ClusterConformanceHost host) : BoundCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCartMemberCases(ClusterConformanceHost host) : CartMemberCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCatalogChangeCases(ClusterConformanceHost host) : CatalogChangeCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCheckOrderCases(ClusterConformanceHost host) : CheckOrderCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCheckoutCases(ClusterConformanceHost host) : CheckoutCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCheckoutReplayCases(ClusterConformanceHost host) : CheckoutReplayCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCollectionReadingCases(ClusterConformanceHost host) : CollectionReadingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterConcurrentCheckoutCases(ClusterConformanceHost host) : ConcurrentCheckoutCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCreateReplayCases(ClusterConformanceHost host) : CreateReplayCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterDocumentationExampleCases(ClusterConformanceHost host) : DocumentationExampleCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterETagCases(ClusterConformanceHost host) : ETagCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterEnumReadingCases(ClusterConformanceHost host) : EnumReadingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterExpiryCases(ClusterConformanceHost host) : ExpiryCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterFaultCases(ClusterConformanceHost host) : FaultCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterForgedTokenCases(ClusterConformanceHost host) : ForgedTokenCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterIsolationCases(ClusterConformanceHost host) : IsolationCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterJavaClientCases(ClusterConformanceHost host) : JavaClientCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterJsonReadingCases(ClusterConformanceHost host) : JsonReadingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterLineErrorCases(ClusterConformanceHost host) : LineErrorCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterLineMemberCases(ClusterConformanceHost host) : LineMemberCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterLineNumberingCases(ClusterConformanceHost host) : LineNumberingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterMergeCases(ClusterConformanceHost host) : MergeCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterNetClientCases(ClusterConformanceHost host) : NetClientCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterNumberReadingCases(ClusterConformanceHost host) : NumberReadingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterOpenClientCases(ClusterConformanceHost host) : OpenClientCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterOrderGroupCases(ClusterConformanceHost host) : OrderGroupCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterOrderMemberCases(ClusterConformanceHost host) : OrderMemberCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterParentSubscriptionCases(ClusterConformanceHost host) : ParentSubscriptionCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterPartialCheckoutCases(ClusterConformanceHost host) : PartialCheckoutCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterRecordingCases(ClusterConformanceHost host) : RecordingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterRelationshipCases(ClusterConformanceHost host) : RelationshipCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterRequestHeaderCases(ClusterConformanceHost host) : RequestHeaderCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterResponseHeaderCases(ClusterConformanceHost host) : ResponseHeaderCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterRouteIsolationCases(ClusterConformanceHost host) : RouteIsolationCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterRoutingCases(ClusterConformanceHost host) : RoutingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterStructureReadingCases(ClusterConformanceHost host) : StructureReadingCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterUpdateCases(ClusterConformanceHost host) : UpdateCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterUpdateReplayCases(ClusterConformanceHost host) : UpdateReplayCases(host), IClassFixture<ClusterConformanceHost>;

public sealed class ClusterCoverageCases : CoverageCases;
