using PartnerCarts.Conformance;

namespace PartnerCarts.Gateway.Tests.Conformance;

// Cases that move the clock have a cluster of their own; the others share two, so that two classes run side by side.
// CoverageCases fails when a class of cases is missing here.

[CollectionDefinition(Name)]
public sealed class InMemoryOne : ICollectionFixture<MemoryClusterHost>
{
    public const string Name = "Conformance in memory, one";
}

[CollectionDefinition(Name)]
public sealed class InMemoryTwo : ICollectionFixture<MemoryClusterHost>
{
    public const string Name = "Conformance in memory, two";
}

[Collection(InMemoryOne.Name)]
public sealed class ClusterAddonMergeCases(MemoryClusterHost host) : AddonMergeCases(host);

public sealed class ClusterAuthenticationCases(MemoryClusterHost host)
    : AuthenticationCases(host),
        IClassFixture<MemoryClusterHost>;

[Collection(InMemoryTwo.Name)]
public sealed class ClusterBoundCases(MemoryClusterHost host) : BoundCases(host);

public sealed class ClusterCartMemberCases(MemoryClusterHost host)
    : CartMemberCases(host),
        IClassFixture<MemoryClusterHost>;

[Collection(InMemoryOne.Name)]
public sealed class ClusterCatalogChangeCases(MemoryClusterHost host) : CatalogChangeCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterCheckOrderCases(MemoryClusterHost host) : CheckOrderCases(host);

public sealed class ClusterCheckoutCases(MemoryClusterHost host)
    : CheckoutCases(host),
        IClassFixture<MemoryClusterHost>;

[Collection(InMemoryOne.Name)]
public sealed class ClusterCheckoutReplayCases(MemoryClusterHost host) : CheckoutReplayCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterCollectionReadingCases(MemoryClusterHost host) : CollectionReadingCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterConcurrentCheckoutCases(MemoryClusterHost host) : ConcurrentCheckoutCases(host);

public sealed class ClusterCreateReplayCases(MemoryClusterHost host)
    : CreateReplayCases(host),
        IClassFixture<MemoryClusterHost>;

public sealed class ClusterDocumentationExampleCases(MemoryClusterHost host)
    : DocumentationExampleCases(host),
        IClassFixture<MemoryClusterHost>;

[Collection(InMemoryTwo.Name)]
public sealed class ClusterETagCases(MemoryClusterHost host) : ETagCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterEnumReadingCases(MemoryClusterHost host) : EnumReadingCases(host);

public sealed class ClusterExpiryCases(MemoryClusterHost host) : ExpiryCases(host), IClassFixture<MemoryClusterHost>;

[Collection(InMemoryTwo.Name)]
public sealed class ClusterFaultCases(MemoryClusterHost host) : FaultCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterForgedTokenCases(MemoryClusterHost host) : ForgedTokenCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterIsolationCases(MemoryClusterHost host) : IsolationCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterJavaClientCases(MemoryClusterHost host) : JavaClientCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterJsonReadingCases(MemoryClusterHost host) : JsonReadingCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterLineErrorCases(MemoryClusterHost host) : LineErrorCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterLineMemberCases(MemoryClusterHost host) : LineMemberCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterLineNumberingCases(MemoryClusterHost host) : LineNumberingCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterMergeCases(MemoryClusterHost host) : MergeCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterNetClientCases(MemoryClusterHost host) : NetClientCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterNumberReadingCases(MemoryClusterHost host) : NumberReadingCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterOpenClientCases(MemoryClusterHost host) : OpenClientCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterOrderChangeCases(MemoryClusterHost host) : OrderChangeCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterOrderGroupCases(MemoryClusterHost host) : OrderGroupCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterOrderMemberCases(MemoryClusterHost host) : OrderMemberCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterOrderPlacementCases(MemoryClusterHost host) : OrderPlacementCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterParentSubscriptionCases(MemoryClusterHost host) : ParentSubscriptionCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterPartialCheckoutCases(MemoryClusterHost host) : PartialCheckoutCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterPurchaseWalkCases(MemoryClusterHost host) : PurchaseWalkCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterPurchasePathCases(MemoryClusterHost host) : PurchasePathCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterRecordingCases(MemoryClusterHost host) : RecordingCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterRelationshipCases(MemoryClusterHost host) : RelationshipCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterRequestHeaderCases(MemoryClusterHost host) : RequestHeaderCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterResponseHeaderCases(MemoryClusterHost host) : ResponseHeaderCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterRouteIsolationCases(MemoryClusterHost host) : RouteIsolationCases(host);

[Collection(InMemoryOne.Name)]
public sealed class ClusterRoutingCases(MemoryClusterHost host) : RoutingCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterStructureReadingCases(MemoryClusterHost host) : StructureReadingCases(host);

public sealed class ClusterUpdateCases(MemoryClusterHost host) : UpdateCases(host), IClassFixture<MemoryClusterHost>;

public sealed class ClusterUpdateReplayCases(MemoryClusterHost host)
    : UpdateReplayCases(host),
        IClassFixture<MemoryClusterHost>;

public sealed class ClusterCoverageCases : CoverageCases;

public sealed class ClusterOrderLifeCases(MemoryClusterHost host)
    : OrderLifeCases(host),
        IClassFixture<MemoryClusterHost>;

public sealed class ClusterSubscriptionCases(MemoryClusterHost host)
    : SubscriptionCases(host),
        IClassFixture<MemoryClusterHost>;

[Collection(InMemoryTwo.Name)]
public sealed class ClusterCatalogRouteCases(MemoryClusterHost host) : CatalogRouteCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterProfileCases(MemoryClusterHost host) : ProfileCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterPromotionCases(MemoryClusterHost host) : PromotionCases(host);

[Collection(InMemoryTwo.Name)]
public sealed class ClusterTermEndDateCases(MemoryClusterHost host) : TermEndDateCases(host);
