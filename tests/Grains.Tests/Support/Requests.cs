using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains.Tests.Support;

/// <summary>What an HTTP API would send.</summary>
internal static class Requests
{
    public static readonly Caller Caller = new(new Guid("3f0b6c1e-8d57-4a42-9a1c-0e6d2b7f5c11"), "user-1");

    public static CartKey NewKey() => new(Guid.NewGuid(), Guid.NewGuid());

    public static CartDraft Draft(int quantity = 1) =>
        new()
        {
            Lines =
            [
                new LineDraft
                {
                    CatalogItemId = "PRODA:0001:AVAILA",
                    Quantity = quantity,
                    BillingCycle = BillingCycle.Monthly,
                },
            ],
        };

    /// <summary>The idempotency of a request without a client's id, as every request gets one.</summary>
    public static IdempotencyKey NewIdempotencyKey() => new(Guid.Empty, 0, Guid.NewGuid());

    public static async Task<Cart> Create(this ICarts carts, CartKey key, int quantity = 1) =>
        Shown(
            await carts.Send(
                key,
                new CartCommand.Create(Draft(quantity), Guid.NewGuid(), NewIdempotencyKey()),
                Caller,
                default
            )
        );

    public static async Task<CartReply> Get(this ICarts carts, CartKey key) =>
        await carts.Send(key, CartCommand.Get.Instance, Caller, default);

    public static async Task<CartReply> Put(
        this ICarts carts,
        CartKey key,
        int quantity,
        string? ifMatch = null,
        IdempotencyKey? idempotency = null
    ) =>
        await carts.Send(
            key,
            new CartCommand.Update(Draft(quantity), ifMatch, idempotency ?? NewIdempotencyKey()),
            Caller,
            default
        );

    public static async Task<CartReply> BeginCheckout(
        this ICarts carts,
        CartKey key,
        IdempotencyKey? idempotency = null
    ) =>
        await carts.Send(
            key,
            new CartCommand.BeginCheckout(null, null, idempotency ?? NewIdempotencyKey()),
            Caller,
            default
        );

    public static Cart Shown(CartReply reply) =>
        reply is CartReply.Shown shown
            ? shown.Cart
            : throw Xunit.Sdk.FailException.ForFailure($"Expected a cart, got {reply}.");

    public static void Refused(RefusalCode code, CartReply reply) =>
        Assert.Equal(code, (reply as CartReply.Refused)?.Refusal.Code);

    public static int QuantityOf(Cart cart) => cart.Lines[0].Quantity;
}
