using PartnerCarts.Conformance;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Conformance;

// One class after the other, on one cluster; cases that move the clock have one of their own.

[CollectionDefinition(Name)]
public sealed class ConformanceOnAzurite : ICollectionFixture<AzureHosts>
{
    public const string Name = "Conformance on Azurite";
}

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureAddonMergeCases(AzureHosts hosts) : AddonMergeCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureAuthenticationCases(AzureClusterHost host)
    : AuthenticationCases(host),
        IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureBoundCases(AzureHosts hosts) : BoundCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCartMemberCases(AzureClusterHost host)
    : CartMemberCases(host),
        IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCatalogChangeCases(AzureHosts hosts) : CatalogChangeCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCheckOrderCases(AzureHosts hosts) : CheckOrderCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCheckoutCases(AzureClusterHost host) : CheckoutCases(host), IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCheckoutReplayCases(AzureHosts hosts) : CheckoutReplayCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCollectionReadingCases(AzureHosts hosts) : CollectionReadingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureConcurrentCheckoutCases(AzureHosts hosts) : ConcurrentCheckoutCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCreateReplayCases(AzureClusterHost host)
    : CreateReplayCases(host),
        IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureDocumentationExampleCases(AzureClusterHost host)
    : DocumentationExampleCases(host),
        IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureETagCases(AzureHosts hosts) : ETagCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureEnumReadingCases(AzureHosts hosts) : EnumReadingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureExpiryCases(AzureClusterHost host) : ExpiryCases(host), IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureFaultCases(AzureHosts hosts) : FaultCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureForgedTokenCases(AzureHosts hosts) : ForgedTokenCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureIsolationCases(AzureHosts hosts) : IsolationCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureJavaClientCases(AzureHosts hosts) : JavaClientCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureJsonReadingCases(AzureHosts hosts) : JsonReadingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureLineErrorCases(AzureHosts hosts) : LineErrorCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureLineMemberCases(AzureHosts hosts) : LineMemberCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureLineNumberingCases(AzureHosts hosts) : LineNumberingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureMergeCases(AzureHosts hosts) : MergeCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureNetClientCases(AzureHosts hosts) : NetClientCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureNumberReadingCases(AzureHosts hosts) : NumberReadingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureOpenClientCases(AzureHosts hosts) : OpenClientCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureOrderChangeCases(AzureHosts hosts) : OrderChangeCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureOrderGroupCases(AzureHosts hosts) : OrderGroupCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureOrderMemberCases(AzureHosts hosts) : OrderMemberCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureOrderPlacementCases(AzureHosts hosts) : OrderPlacementCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureParentSubscriptionCases(AzureHosts hosts) : ParentSubscriptionCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzurePartialCheckoutCases(AzureHosts hosts) : PartialCheckoutCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzurePurchaseWalkCases(AzureHosts hosts) : PurchaseWalkCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzurePurchasePathCases(AzureHosts hosts) : PurchasePathCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureRecordingCases(AzureHosts hosts) : RecordingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureRelationshipCases(AzureHosts hosts) : RelationshipCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureRequestHeaderCases(AzureHosts hosts) : RequestHeaderCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureResponseHeaderCases(AzureHosts hosts) : ResponseHeaderCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureRouteIsolationCases(AzureHosts hosts) : RouteIsolationCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureRoutingCases(AzureHosts hosts) : RoutingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureStructureReadingCases(AzureHosts hosts) : StructureReadingCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureUpdateCases(AzureClusterHost host) : UpdateCases(host), IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureUpdateReplayCases(AzureClusterHost host)
    : UpdateReplayCases(host),
        IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureOrderLifeCases(AzureClusterHost host) : OrderLifeCases(host), IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureSubscriptionCases(AzureClusterHost host)
    : SubscriptionCases(host),
        IClassFixture<AzureClusterHost>;

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureCatalogRouteCases(AzureHosts hosts) : CatalogRouteCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureProfileCases(AzureHosts hosts) : ProfileCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzurePromotionCases(AzureHosts hosts) : PromotionCases(hosts.Shared);

[NeedsAzurite, Matrix, Collection(ConformanceOnAzurite.Name)]
public sealed class AzureTermEndDateCases(AzureHosts hosts) : TermEndDateCases(hosts.Shared);
