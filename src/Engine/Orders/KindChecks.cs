using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// What a group of a checkout can still fail with because of its items' kinds and of what the customer owns by then
/// (contract.md 18.3 to 18.5). Subscriptions that are not known here pass.
/// </summary>
internal static class KindChecks
{
    private const int MostSubscriptions = 5;

    /// <summary>What has to be known of the customer's purchases; null for nothing.</summary>
    public static PurchaseNeeds? NeedsOf(OrderRequest request, Catalog catalog, bool sandboxCaps)
    {
        var (isAll, areRegistrations) = (sandboxCaps, false);
        foreach (var line in request.AllLines())
        {
            var kind = KindOf(line, catalog);
            areRegistrations |= kind is ItemKind.Reservation;
            isAll |= areRegistrations || kind is ItemKind.SavingsPlan || NeedsAzurePlan(line, catalog);
        }

        return isAll ? PurchaseNeeds.All with { AreRegistrations = areRegistrations } : null;
    }

    /// <summary>The first failure; null for none.</summary>
    public static OrderFailure? Check(
        OrderRequest request,
        Catalog catalog,
        bool sandboxCaps,
        CustomerPurchases purchases
    )
    {
        foreach (var line in request.AllLines())
        {
            var failure = KindOf(line, catalog) switch
            {
                ItemKind.Reservation => CheckReservation(request, line, purchases),
                ItemKind.SavingsPlan => sandboxCaps
                    ? Fail(request, 900322, $"Item {line.CatalogItemId} is a savings plan, which a sandbox has not.")
                    : CheckSavingsPlan(request, line, purchases),
                _ => null,
            };
            failure ??= CheckAzurePlan(request, line, catalog, purchases) ?? CheckTags(request, line, catalog);
            if (failure is not null)
                return failure;
        }

        return sandboxCaps ? CheckCaps(request, catalog, purchases) : null;
    }

    private static OrderFailure? CheckReservation(OrderRequest request, CartLine line, CustomerPurchases purchases)
    {
        if (line.Provisioned("subscriptionId") is not { } id || purchases.Find(id) is not { } plan)
            return null;
        var problem = AzurePlanRules.Check(plan);
        return problem switch
        {
            AzurePlanProblem.None => null,
            AzurePlanProblem.NotAzure => Failure(800011),
            AzurePlanProblem.NotActive => Failure(800012),
            AzurePlanProblem.NotRegistered => Failure(800030),
            _ => Failure(800013),
        };

        OrderFailure Failure(int code) => Fail(request, code, AzurePlanRules.Describe(problem, id, plan));
    }

    private static OrderFailure? CheckSavingsPlan(OrderRequest request, CartLine line, CustomerPurchases purchases)
    {
        if (
            line.Provisioned("entitlementId") is { } entitlement
            && purchases
                .All.SelectMany(plan => plan.Entitlements)
                .FirstOrDefault(known => IsSame(known.Id, entitlement))
                is { IsActive: false }
        )
            return Fail(request, 900314, $"Azure subscription {SanitizedText.Of(entitlement)} is not active.");
        if (line.Provisioned("subscriptionId") is not { } id || purchases.Find(id) is not { } plan)
            return null;
        var shown = SanitizedText.Of(id);
        if (plan.Kind is not ItemKind.AzurePlan)
            return Fail(request, 900315, $"Subscription {shown} is for {plan.CatalogItemId}, which is no Azure plan.");
        if (!IsUsable(plan))
            return Fail(request, 900318, $"Azure plan {shown} has no active Azure subscription.");
        return
            plan.PartnerIdOnRecord is { } partner
            && line.Participants.Reseller() is { } reseller
            && !IsSame(partner, reseller)
            ? Fail(
                request,
                900323,
                $"Azure plan {shown} has another partner on record than {SanitizedText.Of(reseller)}."
            )
            : null;
    }

    private static OrderFailure? CheckAzurePlan(
        OrderRequest request,
        CartLine line,
        Catalog catalog,
        CustomerPurchases purchases
    )
    {
        var need = AzurePlanNeedOf(line, catalog);
        if (need is AzurePlanNeed.None)
            return null;
        var plans = purchases.All.Where(purchase => purchase.Kind is ItemKind.AzurePlan).ToList();
        if (plans.Count == 0)
            return Fail(request, 900128, $"Item {line.CatalogItemId} needs an Azure plan; the customer has none.");
        return need is AzurePlanNeed.Active && !plans.Any(IsUsable)
            ? Fail(
                request,
                900129,
                $"Item {line.CatalogItemId} needs an Azure plan with an active subscription; the customer has none."
            )
            : null;
    }

    private static bool NeedsAzurePlan(CartLine line, Catalog catalog) =>
        AzurePlanNeedOf(line, catalog) is not AzurePlanNeed.None;

    private static AzurePlanNeed AzurePlanNeedOf(CartLine line, Catalog catalog) =>
        catalog.Find(line.CatalogItemId)?.NeedsAzurePlan ?? AzurePlanNeed.None;

    /// <summary>Whether Azure is used under the plan, as far as is known: most plans say nothing of it.</summary>
    private static bool IsUsable(Purchase plan) =>
        plan.IsActive && (plan.Entitlements.IsEmpty || plan.Entitlements.Any(known => known.IsActive));

    private static OrderFailure? CheckTags(OrderRequest request, CartLine line, Catalog catalog)
    {
        if (catalog.Find(line.CatalogItemId) is not { Tags: { IsEmpty: false } tags })
            return null;
        var held = catalog.Customer(request.Cart.CustomerId)?.Tags ?? [];
        return tags.FirstOrDefault(tag => !held.Contains(tag, StringComparer.OrdinalIgnoreCase)) is { } missing
            ? Fail(request, 800086, $"Item {line.CatalogItemId} is for customers with the tag {missing}.")
            : null;
    }

    private static OrderFailure? CheckCaps(OrderRequest request, Catalog catalog, CustomerPurchases purchases)
    {
        var lines = request.AllLines().ToList();
        var plans = lines.Where(line => KindOf(line, catalog) is ItemKind.AzurePlan).ToList();
        if (plans.Count > 0)
        {
            var most = plans.Any(line => line.Participants.Reseller() is not null) ? 3 : 1;
            var owned = purchases.All.Count(purchase => purchase is { Kind: ItemKind.AzurePlan, IsActive: true });
            if (owned + plans.Count > most)
                return Fail(
                    request,
                    900116,
                    $"A customer of a sandbox has {most} Azure plans at most; it has {owned}."
                );
        }

        var made = lines.Count(line => KindOf(line, catalog).MakesSubscription());
        var active = purchases.All.Count(purchase => purchase is { SubscriptionId: not null, IsActive: true });
        return made > 0 && active + made > MostSubscriptions
            ? Fail(
                request,
                800018,
                $"A customer of a sandbox has {MostSubscriptions} subscriptions at most; it has {active}."
            )
            : null;
    }

    private static ItemKind KindOf(CartLine line, Catalog catalog) =>
        ItemKinds.Of(catalog.Find(line.CatalogItemId), line.IsLegacy, line.EffectiveCycle);

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static OrderFailure Fail(OrderRequest request, int code, string description) =>
        new(request.Group, code, description);
}
