using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Conformance;

// One host for each class: they run side by side, and the clock that one moves is no other's. CoverageCases fails when a class of cases is missing here.

public sealed class ClusterAddonMergeCases(MemoryClusterHost host) : AddonMergeCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterAuthenticationCases(MemoryClusterHost host) : AuthenticationCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterBoundCases(MemoryClusterHost host) : BoundCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCartMemberCases(MemoryClusterHost host) : CartMemberCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCatalogChangeCases(MemoryClusterHost host) : CatalogChangeCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCheckOrderCases(MemoryClusterHost host) : CheckOrderCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCheckoutCases(MemoryClusterHost host) : CheckoutCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCheckoutReplayCases(MemoryClusterHost host) : CheckoutReplayCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCollectionReadingCases(MemoryClusterHost host) : CollectionReadingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterConcurrentCheckoutCases(MemoryClusterHost host) : ConcurrentCheckoutCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCreateReplayCases(MemoryClusterHost host) : CreateReplayCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterDocumentationExampleCases(MemoryClusterHost host) : DocumentationExampleCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterETagCases(MemoryClusterHost host) : ETagCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterEnumReadingCases(MemoryClusterHost host) : EnumReadingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterExpiryCases(MemoryClusterHost host) : ExpiryCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterFaultCases(MemoryClusterHost host) : FaultCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterForgedTokenCases(MemoryClusterHost host) : ForgedTokenCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterIsolationCases(MemoryClusterHost host) : IsolationCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterJavaClientCases(MemoryClusterHost host) : JavaClientCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterJsonReadingCases(MemoryClusterHost host) : JsonReadingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterLineErrorCases(MemoryClusterHost host) : LineErrorCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterLineMemberCases(MemoryClusterHost host) : LineMemberCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterLineNumberingCases(MemoryClusterHost host) : LineNumberingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterMergeCases(MemoryClusterHost host) : MergeCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterNetClientCases(MemoryClusterHost host) : NetClientCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterNumberReadingCases(MemoryClusterHost host) : NumberReadingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterOpenClientCases(MemoryClusterHost host) : OpenClientCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterOrderGroupCases(MemoryClusterHost host) : OrderGroupCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterOrderMemberCases(MemoryClusterHost host) : OrderMemberCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterParentSubscriptionCases(MemoryClusterHost host) : ParentSubscriptionCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterPartialCheckoutCases(MemoryClusterHost host) : PartialCheckoutCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterRecordingCases(MemoryClusterHost host) : RecordingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterRelationshipCases(MemoryClusterHost host) : RelationshipCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterRequestHeaderCases(MemoryClusterHost host) : RequestHeaderCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterResponseHeaderCases(MemoryClusterHost host) : ResponseHeaderCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterRouteIsolationCases(MemoryClusterHost host) : RouteIsolationCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterRoutingCases(MemoryClusterHost host) : RoutingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterStructureReadingCases(MemoryClusterHost host) : StructureReadingCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterUpdateCases(MemoryClusterHost host) : UpdateCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterUpdateReplayCases(MemoryClusterHost host) : UpdateReplayCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterCoverageCases : CoverageCases;
