using System.Collections.Immutable;

namespace PartnerCarts.Carts;

/// <summary>
/// What may happen to a cart. The last four are internal: no request from outside becomes one of them.
/// </summary>
public abstract record CartCommand
{
    private CartCommand() { }

    /// <summary>Whether the service itself sends it, on nobody's behalf.</summary>
    public bool IsInternal => this is OrdersPlaced or OrdersFinished or Expire or Erase;

    /// <summary>Make the cart (contract.md 7.1).</summary>
    /// <param name="Draft">The body.</param>
    /// <param name="Incarnation">Random, used if this command makes the cart.</param>
    /// <param name="Idempotency">The request, for recognising a repeat.</param>
    public sealed record Create(CartDraft Draft, Guid Incarnation, IdempotencyKey Idempotency) : CartCommand;

    /// <summary>Show the cart (contract.md 7.2).</summary>
    public sealed record Get : CartCommand
    {
        public static Get Instance { get; } = new();
    }

    /// <summary>Replace the cart's lines (contract.md 7.3).</summary>
    /// <param name="Draft">The body.</param>
    /// <param name="IfMatch">The header's text; null when absent.</param>
    /// <param name="Idempotency">The request, for recognising a repeat.</param>
    public sealed record Update(CartDraft Draft, string? IfMatch, IdempotencyKey Idempotency) : CartCommand;

    /// <summary>Begin to order what is not yet ordered (contract.md 7.4).</summary>
    /// <param name="CustomerUserUpn">The user to get the licences; null when not named.</param>
    /// <param name="IfMatch">The header's text; null when absent.</param>
    /// <param name="Idempotency">The request, for recognising a repeat.</param>
    public sealed record BeginCheckout(string? CustomerUserUpn, string? IfMatch, IdempotencyKey Idempotency)
        : CartCommand;

    /// <summary>
    /// Order lines without a cart that anybody sees (contract.md 20.7), or find what that request made.
    /// </summary>
    /// <param name="Draft">The body, as a cart.</param>
    /// <param name="CustomerUserUpn">The user to get the licences; null when not named.</param>
    /// <param name="Incarnation">Random, used if this command makes the order.</param>
    /// <param name="Idempotency">The request, for recognising a repeat.</param>
    public sealed record PlaceOrder(
        CartDraft Draft,
        string? CustomerUserUpn,
        Guid Incarnation,
        IdempotencyKey Idempotency
    ) : CartCommand;

    /// <summary>Internal: the order processor has answered for every order of the checkout.</summary>
    /// <param name="Sequence">Which checkout.</param>
    /// <param name="Outcomes">One per intended order.</param>
    public sealed record OrdersPlaced(int Sequence, ImmutableArray<OrderOutcome> Outcomes) : CartCommand;

    /// <summary>Internal: the order processor was asked about the cart's pending orders.</summary>
    /// <param name="OrderIds">Those that are finished; none where all go on.</param>
    public sealed record OrdersFinished(ImmutableArray<string> OrderIds) : CartCommand;

    /// <summary>Internal: the cart's due time has come; clear it if it has ended.</summary>
    public sealed record Expire : CartCommand
    {
        public static Expire Instance { get; } = new();
    }

    /// <summary>
    /// Internal: the customer is to be forgotten; clear the cart whatever it is, unless a checkout is under way.
    /// </summary>
    public sealed record Erase : CartCommand
    {
        public static Erase Instance { get; } = new();
    }
}

/// <summary>What the order processor made of one intended order: an order, or the reason why not.</summary>
public abstract record OrderOutcome
{
    private OrderOutcome() { }

    public sealed record Placed(Order Order) : OrderOutcome;

    public sealed record Failed(OrderFailure Failure) : OrderOutcome;
}
