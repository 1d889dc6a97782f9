using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>
/// Which command a <see cref="CartMessage"/> carries. A number that has been used is never used for another one.
/// </summary>
[GenerateSerializer, Alias("partnercarts.cart-message-kind")]
public enum CartMessageKind
{
    None = 0,
    Create = 1,
    Get = 2,
    Update = 3,
    BeginCheckout = 4,
    OrdersPlaced = 5,
    Expire = 6,
    Erase = 7,
    PlaceOrder = 8,
    OrdersFinished = 9,
}

/// <summary>
/// A command on its way to its cart, and who asks: one type for all kinds, with the members of each, because a build
/// that does not know a type cannot read the message at all, but skips a member and can answer for a kind.
/// </summary>
[GenerateSerializer, Immutable, OmitDefaultMemberValues, Alias("partnercarts.cart-message")]
public sealed record CartMessage
{
    [Id(0)]
    public CartMessageKind Kind { get; init; }

    /// <summary>The partner tenant; empty for internal commands.</summary>
    [Id(1)]
    public Guid Partner { get; init; }

    [Id(2)]
    public string User { get; init; } = "";

    [Id(3)]
    public CartDraft? Draft { get; init; }

    [Id(4)]
    public Guid Incarnation { get; init; }

    [Id(5)]
    public IdempotencyKey Idempotency { get; init; }

    [Id(6)]
    public string? IfMatch { get; init; }

    [Id(7)]
    public string? CustomerUserUpn { get; init; }

    [Id(8)]
    public int Sequence { get; init; }

    /// <summary>Of <see cref="CartMessageKind.OrdersPlaced"/>: the orders that were placed.</summary>
    [Id(9)]
    public ImmutableArray<Order> Orders { get; init; }

    /// <summary>Of the same: the groups that could not be ordered.</summary>
    [Id(10)]
    public ImmutableArray<OrderFailure> Failures { get; init; }

    /// <summary>Whether an application asks for itself; false for internal commands.</summary>
    [Id(11)]
    public bool IsAppOnly { get; init; }

    /// <summary>Of <see cref="CartMessageKind.OrdersFinished"/>.</summary>
    [Id(12)]
    public ImmutableArray<string> OrderIds { get; init; }

    /// <summary>The command's message.</summary>
    public static CartMessage From(CartCommand command, Caller caller) =>
        Envelope(command) with
        {
            Partner = caller.Partner,
            User = caller.User ?? "",
            IsAppOnly = caller.IsAppOnly,
        };

    /// <summary>
    /// The command; null when it is one that this build does not know, or has a value that it does not know.
    /// </summary>
    public CartCommand? Read() =>
        Kind switch
        {
            CartMessageKind.Create when Draft is { } draft && KnownValues.In(draft) => new CartCommand.Create(
                draft,
                Incarnation,
                Idempotency
            ),
            CartMessageKind.Get => CartCommand.Get.Instance,
            CartMessageKind.Update when Draft is { } draft && KnownValues.In(draft) => new CartCommand.Update(
                draft,
                IfMatch,
                Idempotency
            ),
            CartMessageKind.BeginCheckout => new CartCommand.BeginCheckout(CustomerUserUpn, IfMatch, Idempotency),
            CartMessageKind.PlaceOrder when Draft is { } draft && KnownValues.In(draft) => new CartCommand.PlaceOrder(
                draft,
                CustomerUserUpn,
                Incarnation,
                Idempotency
            ),
            CartMessageKind.OrdersPlaced when ReadOutcomes() is { } outcomes => new CartCommand.OrdersPlaced(
                Sequence,
                outcomes
            ),
            CartMessageKind.OrdersFinished when !OrderIds.IsDefault => new CartCommand.OrdersFinished(OrderIds),
            CartMessageKind.Expire => CartCommand.Expire.Instance,
            CartMessageKind.Erase => CartCommand.Erase.Instance,
            _ => null,
        };

    private static CartMessage Envelope(CartCommand command) =>
        command switch
        {
            CartCommand.Create create => new()
            {
                Kind = CartMessageKind.Create,
                Draft = create.Draft,
                Incarnation = create.Incarnation,
                Idempotency = create.Idempotency,
            },
            CartCommand.Get => new() { Kind = CartMessageKind.Get },
            CartCommand.Update update => new()
            {
                Kind = CartMessageKind.Update,
                Draft = update.Draft,
                IfMatch = update.IfMatch,
                Idempotency = update.Idempotency,
            },
            CartCommand.BeginCheckout checkout => new()
            {
                Kind = CartMessageKind.BeginCheckout,
                CustomerUserUpn = checkout.CustomerUserUpn,
                IfMatch = checkout.IfMatch,
                Idempotency = checkout.Idempotency,
            },
            CartCommand.PlaceOrder order => new()
            {
                Kind = CartMessageKind.PlaceOrder,
                Draft = order.Draft,
                CustomerUserUpn = order.CustomerUserUpn,
                Incarnation = order.Incarnation,
                Idempotency = order.Idempotency,
            },
            CartCommand.OrdersPlaced placed => new()
            {
                Kind = CartMessageKind.OrdersPlaced,
                Sequence = placed.Sequence,
                Orders = [.. placed.Outcomes.OfType<OrderOutcome.Placed>().Select(static outcome => outcome.Order)],
                Failures = [.. placed.Outcomes.OfType<OrderOutcome.Failed>().Select(static outcome => outcome.Failure)],
            },
            CartCommand.OrdersFinished finished => new()
            {
                Kind = CartMessageKind.OrdersFinished,
                OrderIds = finished.OrderIds,
            },
            CartCommand.Expire => new() { Kind = CartMessageKind.Expire },
            CartCommand.Erase => new() { Kind = CartMessageKind.Erase },
            _ => throw new ArgumentOutOfRangeException(
                nameof(command),
                command.GetType().Name,
                "A command without a kind of message."
            ),
        };

    private ImmutableArray<OrderOutcome>? ReadOutcomes() =>
        Orders.IsDefault || Failures.IsDefault || !Orders.All(KnownValues.In) || !Failures.All(KnownValues.In)
            ? null
            :
            [
                .. Orders.Select(static order => new OrderOutcome.Placed(order)),
                .. Failures.Select(static failure => new OrderOutcome.Failed(failure)),
            ];
}
