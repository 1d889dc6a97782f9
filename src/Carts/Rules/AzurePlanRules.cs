namespace PartnerCarts.Carts;

/// <summary>Why an Azure plan, or a subscription MS-AZR-…, cannot have a reservation (contract.md 18.3).</summary>
public enum AzurePlanProblem
{
    None,
    NotAzure,
    NotActive,
    NotRegistered,
    NotEnabled,
}

/// <summary>What is looked at of the plan that a reservation is for, on a line and again when it is ordered.</summary>
public static class AzurePlanRules
{
    /// <summary>The first thing that is against it.</summary>
    public static AzurePlanProblem Check(Purchase plan) =>
        !plan.IsAzure ? AzurePlanProblem.NotAzure
        : !plan.IsActive ? AzurePlanProblem.NotActive
        : !plan.IsRegistered ? AzurePlanProblem.NotRegistered
        : !plan.IsEnabled ? AzurePlanProblem.NotEnabled
        : AzurePlanProblem.None;

    /// <summary>What the problem is, for people.</summary>
    public static string Describe(AzurePlanProblem problem, string subscription, Purchase plan) =>
        $"Subscription {SanitizedText.Of(subscription)} "
        + problem switch
        {
            AzurePlanProblem.NotAzure => $"is for {plan.CatalogItemId}, which is neither an Azure plan nor MS-AZR-….",
            AzurePlanProblem.NotActive => "is not active.",
            AzurePlanProblem.NotRegistered => "is not registered for reservations; POST to its registrations first.",
            _ => "is not enabled for reservations.",
        };
}
