using System.Collections.Frozen;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>The codes that one group of a checkout can fail with: those of <see cref="ServiceCodes"/>.</summary>
public static class OrderErrors
{
    public const int InvalidOfferId = 800004;
    public const int CreateOrderError = 800005;
    public const int InventoryNotAvailable = 800010;
    public const int AddonNotOfParent = 800029;
    public const int TooManySeats = 800067;

    private static readonly FrozenDictionary<int, string> Meanings = ServiceCodes
        .All.Where(entry => entry.Places.HasFlag(CodePlaces.Group))
        .ToFrozenDictionary(entry => entry.Code, entry => entry.Meaning);

    /// <summary>Every code, ascending.</summary>
    public static IReadOnlyList<int> Codes { get; } = [.. Meanings.Keys.Order()];

    public static bool IsKnown(int code) => Meanings.ContainsKey(code);

    /// <summary>What a known code means: the end of a sentence, without a full stop.</summary>
    /// <exception cref="KeyNotFoundException">The code is not <see cref="IsKnown"/>.</exception>
    public static string MeaningOf(int code) => Meanings[code];
}
