using System.Collections.Immutable;
using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// A cart as it is kept: what the client sees (contract.md 5.1) and what the service has to remember about it.
/// </summary>
[GenerateSerializer, Immutable, OmitDefaultMemberValues, SuppressReferenceTracking, Alias("partnercarts.model.cart")]
public sealed record Cart
{
    [Id(0)]
    public required CartKey Key { get; init; }

    /// <summary>The partner tenant that made the cart. Nobody else sees it.</summary>
    [Id(1)]
    public required Guid Partner { get; init; }

    /// <summary>
    /// Random, made with the cart: part of its ETag and of its order ids, so that neither recurs when a cart id does.
    /// </summary>
    [Id(2)]
    public required Guid Incarnation { get; init; }

    /// <summary>1 for a new cart, one more with every write; the version that the store compares.</summary>
    [Id(3)]
    public required long Revision { get; init; }

    [Id(4)]
    public required DateTimeOffset Created { get; init; }

    [Id(5)]
    public required DateTimeOffset Modified { get; init; }

    /// <summary>When an Active cart ends; set at creation, never moved (contract.md 7.6).</summary>
    [Id(6)]
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When the cart leaves the store: <see cref="Expires"/>, or the retention after the last order.</summary>
    [Id(7)]
    public required DateTimeOffset KeptUntil { get; init; }

    /// <summary>The user's object id, or the application's for app-only tokens.</summary>
    [Id(8)]
    public required string ModifiedBy { get; init; }

    [Id(9)]
    public required CartStatus Status { get; init; }

    /// <summary>In the client's order; one at least.</summary>
    [Id(10)]
    public required ImmutableArray<CartLine> Lines { get; init; }

    [Id(11)]
    public bool? PartnerOnRecordAttestationAccepted { get; init; }

    /// <summary>The version of the catalog that the lines were checked against; null without a catalog.</summary>
    [Id(12)]
    public string? CatalogVersion { get; init; }

    /// <summary>What has been ordered from this cart.</summary>
    [Id(13)]
    public ImmutableArray<Order> Orders { get; init; } = [];

    /// <summary>The checkout under way; null when none is.</summary>
    [Id(14)]
    public CheckoutIntent? Intent { get; init; }

    /// <summary>How the last checkout ended; null before the first.</summary>
    [Id(15)]
    public CheckoutRecord? LastCheckout { get; init; }

    /// <summary>How many checkouts have been begun.</summary>
    [Id(16)]
    public int CheckoutSequence { get; init; }

    /// <summary>The requests already applied, by the client's ids.</summary>
    [Id(17)]
    public AppliedRequests Requests { get; init; } = AppliedRequests.None;

    /// <summary>The requests already applied, by the operation ids that our own HTTP API makes.</summary>
    [Id(18)]
    public AppliedOperations Operations { get; init; } = AppliedOperations.None;

    /// <summary>
    /// Whether it was made for an order without a cart (contract.md 20.7): no client sees it, and it is kept for as
    /// long as the request may be repeated.
    /// </summary>
    [Id(19)]
    public bool IsForOneOrder { get; init; }

    /// <summary>The orders that their processor had not finished when it was last asked; null for none.</summary>
    [Id(20)]
    public PendingOrders? Pending { get; init; }

    /// <summary>
    /// When somebody has to look at the cart though nobody asks for it: at once while a checkout is under way, when its
    /// orders are next asked about, else when it ends.
    /// </summary>
    public DateTimeOffset Due => Intent?.Started ?? Pending?.NextLook ?? KeptUntil;

    /// <summary>
    /// Whether the cart has ended by <paramref name="now"/>. A checkout under way keeps it, and so do orders that are
    /// not finished.
    /// </summary>
    public bool HasExpired(DateTimeOffset now) => Intent is null && Pending is null && KeptUntil <= now;

    /// <summary>Every line and addon, base before its addons.</summary>
    public IEnumerable<CartLine> AllLines() => Lines.SelectMany(line => line.SelfAndAddons());

    /// <summary>The orders by first appearance of their group in the lines (contract.md 7.4 item 3).</summary>
    public IEnumerable<Order> OrdersInLineOrder() =>
        Orders.Length < 2 ? Orders : Orders.OrderBy(order => FirstLine(order.Id));

    private int FirstLine(string orderId)
    {
        for (var i = 0; i < Lines.Length; i++)
            if (Lines[i].OrderId == orderId)
                return i;
        return int.MaxValue;
    }
}
