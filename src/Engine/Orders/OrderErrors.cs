using System.Collections.Frozen;

namespace PartnerCarts.Engine;

/// <summary>The codes that one group of a checkout can fail with, and what they mean (contract.md 8.3).</summary>
public static class OrderErrors
{
    public const int InvalidOfferId = 800004;
    public const int CreateOrderError = 800005;
    public const int InventoryNotAvailable = 800010;
    public const int AddonNotOfParent = 800029;
    public const int TooManySeats = 800067;

    private static readonly FrozenDictionary<int, string> Meanings = new Dictionary<int, string>
    {
        [InvalidOfferId] = "the offer id is not valid",
        [CreateOrderError] = "the order could not be created",
        [InventoryNotAvailable] = "there is no inventory for the item",
        [800011] = "the named Azure subscription is not valid",
        [800012] = "the named subscription is not active",
        [800013] = "the named subscription is not enabled for reservations",
        [800015] = "the named reseller's MPN id was not found",
        [800016] = "the named MPN id is not that of an indirect reseller",
        [800017] = "the quantity is not available",
        [800018] = "the cap of the sandbox is reached",
        [800020] = "the item cannot be bought",
        [800021] = "the named subscription is not valid",
        [800023] = "funds are insufficient",
        [800025] = "no line of credit is defined",
        [AddonNotOfParent] = "the addon does not belong to that parent subscription",
        [800030] = "the named subscription is not registered for reservations",
        [800031] = "the purchase system is not supported",
        [800066] = "the cap on subscriptions is exceeded",
        [TooManySeats] = "the cap on seats is exceeded",
        [800069] = "the risk check failed",
        [800070] = "the offer is not sold in that country",
        [800088] = "the cap on assets is exceeded",
        [800089] = "the cap on purchases is exceeded",
    }.ToFrozenDictionary();

    /// <summary>Every code, ascending.</summary>
    public static IReadOnlyList<int> Codes { get; } = [.. Meanings.Keys.Order()];

    public static bool IsKnown(int code) => Meanings.ContainsKey(code);

    /// <summary>What a known code means: the end of a sentence, without a full stop.</summary>
    /// <exception cref="KeyNotFoundException">The code is not <see cref="IsKnown"/>.</exception>
    public static string MeaningOf(int code) => Meanings[code];
}
