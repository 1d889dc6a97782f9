using System.Security.Cryptography;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>A command of one cart, and what was answered; null for nothing.</summary>
internal sealed record CartStep(CartCommand Command, Caller Caller, CartReply? Reply);

/// <summary>One cart as one client alone would see it: <see cref="CartDecider"/>, command after command.</summary>
/// <param name="key">Which cart.</param>
/// <param name="now">The time of all decisions: histories are short, and times are not compared.</param>
internal sealed class CartModel(CartKey key, DateTimeOffset now) : IModel<Cart?, CartStep>
{
    private static readonly CartLimits Limits = new();

    public Cart? Initial => null;

    public (bool Fits, Cart? Next) Step(Cart? state, CartStep call, bool isOutcomeKnown)
    {
        var context = new CartContext(now, call.Caller, Limits, Catalog.Open, CustomerPurchases.None);
        var decision = CartDecider.Decide(key, state, call.Command, context);
        var fits = !isOutcomeKnown || CartReplies.Show(decision.Reply) == CartReplies.Show(call.Reply);
        return (fits, decision.Change is CartChange.Keep ? state : decision.Next);
    }

    public string KeyOf(Cart? state) =>
        state is null ? "" : Convert.ToBase64String(SHA256.HashData(Serialized.ToBytes(state)));
}
