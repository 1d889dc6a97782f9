using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// What follows from a command: how the stored cart changes, what is answered, and what is to be done afterwards.
/// </summary>
public sealed record Decision
{
    private Decision(CartReply reply, CartChange change, Cart? next, CheckoutIntent? placeOrders)
    {
        Reply = reply;
        Change = change;
        Next = next;
        PlaceOrders = placeOrders;
    }

    public CartReply Reply { get; }

    public CartChange Change { get; }

    /// <summary>The cart to be written; null unless <see cref="Change"/> is <see cref="CartChange.Write"/>.</summary>
    public Cart? Next { get; }

    /// <summary>The only effect there is: once the change is durable, place these orders.</summary>
    public CheckoutIntent? PlaceOrders { get; }

    public static Decision Answer(CartReply reply) => new(reply, CartChange.Keep, null, null);

    public static Decision Write(Cart next, CartReply reply) => new(reply, CartChange.Write, next, null);

    public static Decision WriteAndPlaceOrders(Cart next, CheckoutIntent intent, CartReply reply) =>
        new(reply, CartChange.Write, next, intent);

    public static Decision Delete(CartReply reply) => new(reply, CartChange.Delete, null, null);

    /// <param name="code">The reason.</param>
    /// <param name="description">Names what, where, and which limit.</param>
    /// <param name="details">Every line that is wrong; empty for other reasons.</param>
    public static Decision Refuse(RefusalCode code, string description, params ImmutableArray<string> details) =>
        Answer(new CartReply.Refused(new Refusal(code, description) { Details = details }));
}

/// <summary>How a decision changes what is stored.</summary>
public enum CartChange
{
    Keep,
    Write,
    Delete,
}
