using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// Names one cart: the customer it belongs to and its own id (contract.md 1). Written as two lower-case hyphenated
/// GUIDs joined by a slash.
/// </summary>
[
    GenerateSerializer(IncludePrimaryConstructorParameters = false),
    Immutable,
    OmitDefaultMemberValues,
    Alias("partnercarts.model.cart-key")
]
public readonly record struct CartKey([property: Id(0)] Guid CustomerId, [property: Id(1)] Guid CartId)
{
    public override string ToString() => $"{CustomerId:D}/{CartId:D}";

    /// <summary>
    /// Reads what <see cref="ToString"/> writes; false for anything else, other spellings of the same GUIDs included.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CartKey key)
    {
        key = default;
        if (text is not { Length: 73 })
            return false;
        if (
            !Guid.TryParseExact(text.AsSpan(0, 36), "D", out var customer)
            || !Guid.TryParseExact(text.AsSpan(37), "D", out var cart)
        )
            return false;
        // A key names where a cart's commands run: a second spelling that was accepted would be a second activation of
        // the same cart.
        var parsed = new CartKey(customer, cart);
        if (parsed.ToString() != text)
            return false;
        key = parsed;
        return true;
    }
}
