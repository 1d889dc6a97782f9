namespace PartnerCarts.Carts;

/// <summary>
/// What lines of some kinds must have besides (contract.md 18): a commitment (10010), and the Azure plan or
/// subscription that they are for.
/// </summary>
internal static class KindRules
{
    private const string Scope = "scope";
    private const string Subscription = "subscriptionId";
    private const string Entitlement = "entitlementId";

    public static LineError? Check(CartLine line, CatalogItem item, CustomerPurchases purchases) =>
        item.Kind switch
        {
            ItemKind.SavingsPlan => CheckCommitment(line, item) ?? CheckSavingsPlan(line, item),
            _ when line.PurchaseCommitment is not null => Invalid(
                $"Item {item.Id} is no savings plan, so it takes no purchaseCommitment."
            ),
            ItemKind.Reservation => CheckReservation(line, item, purchases),
            _ => null,
        };

    private static LineError? CheckCommitment(CartLine line, CatalogItem item)
    {
        if (line.PurchaseCommitment is not { Amount: { } amount, Currency: { } currency, Grain: not null })
            return Invalid($"Item {item.Id} needs a purchaseCommitment with amount, currency and grain.");
        if (amount <= 0)
            return Invalid($"purchaseCommitment.amount {amount} of item {item.Id} is not above 0.");
        if (amount < item.MinCommitment?.Amount)
            return Invalid(
                $"purchaseCommitment.amount {amount} of item {item.Id} is below its minimum of "
                    + $"{item.MinCommitment.Amount}."
            );
        return string.Equals(currency, line.CurrencyCode, StringComparison.OrdinalIgnoreCase)
            ? null
            : Invalid(
                $"purchaseCommitment.currency {SanitizedText.Of(currency)} of item {item.Id} is not the line's, "
                    + $"{line.CurrencyCode}."
            );
    }

    private static LineError? CheckSavingsPlan(CartLine line, CatalogItem item)
    {
        var scope = line.Provisioned(Scope);
        if (!IsShared(scope) && !IsSingle(scope))
            return new(
                LineErrorCode.SavingsPlanScope,
                $"Item {item.Id} needs scope shared or single in the line's provisioningContext."
            );
        if (IsSingle(scope) && string.IsNullOrWhiteSpace(line.Provisioned(Entitlement)))
            return new(
                LineErrorCode.SavingsPlanEntitlementMissing,
                $"Item {item.Id} with scope single needs {Entitlement} in the line's provisioningContext."
            );
        return IsShared(scope) && string.IsNullOrWhiteSpace(line.Provisioned(Subscription))
            ? new(
                LineErrorCode.SavingsPlanPlanMissing,
                $"Item {item.Id} with scope shared needs {Subscription} in the line's provisioningContext."
            )
            : null;
    }

    /// <summary>A subscription that is not known here passes (contract.md 18.3).</summary>
    private static LineError? CheckReservation(CartLine line, CatalogItem item, CustomerPurchases purchases)
    {
        var scope = line.Provisioned(Scope);
        if (!IsShared(scope) && !IsSingle(scope))
            return Invalid($"Item {item.Id} needs scope shared or single in the line's provisioningContext.");
        if (line.Provisioned(Subscription) is not { } id || string.IsNullOrWhiteSpace(id))
            return Invalid($"Item {item.Id} needs {Subscription} in the line's provisioningContext.");
        if (purchases.Find(id) is not { } plan)
            return null;
        var problem = AzurePlanRules.Check(plan);
        return problem switch
        {
            AzurePlanProblem.None => null,
            AzurePlanProblem.NotRegistered => Fault(LineErrorCode.SubscriptionNotRegistered),
            AzurePlanProblem.NotEnabled => Fault(LineErrorCode.SubscriptionIsNotEnabledForReservations),
            _ => Fault(LineErrorCode.SubscriptionIsNotValid),
        };

        LineError Fault(LineErrorCode code) => new(code, AzurePlanRules.Describe(problem, id, plan));
    }

    private static bool IsShared(string? scope) => string.Equals(scope, "shared", StringComparison.OrdinalIgnoreCase);

    private static bool IsSingle(string? scope) => string.Equals(scope, "single", StringComparison.OrdinalIgnoreCase);

    private static LineError Invalid(string description) => new(LineErrorCode.InvalidInput, description);
}
