using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// What sort of thing an item is (contract.md 18.1): what its order looks like, whether it makes a subscription, and
/// whether it can be cancelled follow from it. Orders keep it, so that a catalog that changes does not change them.
/// </summary>
[GenerateSerializer, Alias("partnercarts.model.item-kind")]
public enum ItemKind
{
    /// <summary>Not known: an order of a version that kept no kinds.</summary>
    None = 0,

    /// <summary>A licence of an online service, billed monthly or by the year.</summary>
    License = 1,

    /// <summary>A licence that costs nothing, for its first term.</summary>
    Trial = 2,

    /// <summary>Software for a term.</summary>
    SoftwareSubscription = 3,

    /// <summary>Software for ever.</summary>
    Software = 4,

    /// <summary>Azure capacity, reserved for a term and paid at once.</summary>
    Reservation = 5,

    /// <summary>A promise to use Azure for so much an hour.</summary>
    SavingsPlan = 6,

    /// <summary>The Azure plan itself, billed by use.</summary>
    AzurePlan = 7,

    /// <summary>Software as a service of another publisher.</summary>
    Saas = 8,

    /// <summary>Sold under the legacy programme.</summary>
    Legacy = 9,
}

/// <summary>What follows from an item's kind alone (contract.md 18.1).</summary>
public static class ItemKinds
{
    /// <summary>
    /// The kind of a line's item. Without a catalog, what is paid once is software, the rest licences.
    /// </summary>
    /// <param name="item">The catalog's item; null where there is no catalog.</param>
    /// <param name="isLegacy">Whether it is sold under the legacy programme.</param>
    /// <param name="cycle">How the line is billed.</param>
    public static ItemKind Of(CatalogItem? item, bool isLegacy, BillingCycle cycle)
    {
        if (isLegacy)
            return ItemKind.Legacy;
        if (item is not null)
            return item.Kind;
        return cycle is BillingCycle.OneTime ? ItemKind.Software : ItemKind.License;
    }

    /// <summary>Whether the kind is sold without a term, so that a line of it must not name one.</summary>
    public static bool HasNoTerm(this ItemKind kind) => kind is ItemKind.Software or ItemKind.AzurePlan;

    /// <summary>Whether an order line of that kind makes a subscription.</summary>
    public static bool MakesSubscription(this ItemKind kind) =>
        kind is not (ItemKind.Software or ItemKind.Reservation or ItemKind.None);

    /// <summary>
    /// Whether the subscription's id is in the answer of a checkout already, where provisioning takes no time.
    /// </summary>
    public static bool ShowsIdAtOnce(this ItemKind kind) =>
        kind is ItemKind.License or ItemKind.Trial or ItemKind.Legacy;
}
