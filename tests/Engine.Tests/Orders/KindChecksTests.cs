using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests;

/// <summary>What a metered service needs of its customer when it is ordered (contract.md 18.5).</summary>
public sealed class KindChecksTests : IDisposable
{
    private const string Plan = "PLAN:1:A";
    private const string NeedsPlan = "METER:1:A";
    private const string NeedsActivePlan = "METER:1:B";

    private readonly OrderProcessorFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(NeedsPlan)]
    [InlineData(NeedsActivePlan)]
    public async Task Place_MeteredService_WithoutAnAzurePlan_Is900128(string item)
    {
        _fixture.Catalog = CatalogWith();
        Assert.Equal(900128, (await Refused(item)).Code);
    }

    [Theory]
    [InlineData(NeedsPlan, "suspended", true, null)]
    [InlineData(NeedsActivePlan, "suspended", true, 900129)]
    [InlineData(NeedsActivePlan, "active", false, 900129)]
    [InlineData(NeedsActivePlan, "active", true, null)]
    public async Task Place_MeteredService_WithAnAzurePlan_LooksWhetherItIsUsed(
        string item,
        string status,
        bool isEntitlementActive,
        int? code
    )
    {
        _fixture.Catalog = CatalogWith(
            new SeededSubscription
            {
                Id = new Guid("d8e4b7a1-2c90-4f36-8b5d-61a7f0c3e952"),
                CustomerId = Request(item).Cart.CustomerId,
                CatalogItemId = Plan,
                Start = _fixture.Clock.GetUtcNow(),
                Status = status,
                Entitlements = [new SeededEntitlement("6a0d4f3e-91b7-4c58-a2de-0f7c3b915e25", isEntitlementActive)],
            }
        );

        var outcome = await _fixture.Processor.Place(Request(item), default);

        Assert.Equal(code, (outcome as OrderOutcome.Failed)?.Failure.Code);
    }

    private async Task<OrderFailure> Refused(string item) =>
        OrderProcessorFixture.Failed(await _fixture.Processor.Place(Request(item), default));

    private static OrderRequest Request(string item) => OrderProcessorFixture.Request(OrderProcessorFixture.Line(item));

    private static Catalog CatalogWith(params SeededSubscription[] owned) =>
        new(
            "1",
            "USD",
            [
                new()
                {
                    Id = Plan,
                    GivenKind = ItemKind.AzurePlan,
                    Plans = [new(BillingCycle.OneTime, [])],
                },
                Metered(NeedsPlan, AzurePlanNeed.Plan),
                Metered(NeedsActivePlan, AzurePlanNeed.Active),
            ]
        )
        {
            Subscriptions = [.. owned],
        };

    private static CatalogItem Metered(string id, AzurePlanNeed need) =>
        new()
        {
            Id = id,
            GivenKind = ItemKind.Saas,
            Plans = [new(BillingCycle.Monthly, [])],
            NeedsAzurePlan = need,
        };
}
