using System.Collections.Immutable;

namespace PartnerCarts.Carts.Tests;

/// <summary>
/// One cart driven through commands, each decided on what the one before left stored, as a turn does it.
/// </summary>
internal sealed class CartRun
{
    public static readonly DateTimeOffset Start = new DateTimeOffset(2024, 5, 2, 8, 15, 30, TimeSpan.Zero).AddTicks(
        1234567
    );
    public static readonly CartKey Key = new(
        Guid.Parse("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47"),
        Guid.Parse("0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1")
    );
    public static readonly Guid Incarnation = Guid.Parse("a5bb0d4a-9d34-4f0f-8f5e-3c2a1b0d9e8f");
    public static readonly Caller Owner = new(Guid.Parse("11111111-2222-4333-8444-555555555555"), "owner");
    public static readonly Caller Stranger = new(Guid.Parse("99999999-2222-4333-8444-555555555555"), "stranger");

    public Cart? Stored { get; set; }

    public Cart Cart => Stored ?? throw new InvalidOperationException("Nothing is stored.");

    public DateTimeOffset Now { get; set; } = Start;

    public Caller Caller { get; set; } = Owner;

    public CartLimits Limits { get; init; } = new();

    public Catalog Catalog { get; set; } = Catalog.Open;

    public CustomerPurchases Purchases { get; init; } = CustomerPurchases.None;

    public CartContext Context => new(Now, Caller, Limits, Catalog, Purchases);

    /// <summary>The context of the command now: internal ones come from nobody.</summary>
    public CartContext ContextFor(CartCommand command) =>
        command.IsInternal ? Context with { Caller = default } : Context;

    /// <summary>A run whose cart has the lines already.</summary>
    public static CartRun Of(params LineDraft[] lines)
    {
        var run = new CartRun();
        run.Create(lines);
        return run;
    }

    public Decision Send(CartCommand command)
    {
        var decision = CartDecider.Decide(Key, Stored, command, ContextFor(command));
        Stored = decision.Change switch
        {
            CartChange.Write => decision.Next,
            CartChange.Delete => null,
            _ => Stored,
        };
        return decision;
    }

    public Decision Create(params LineDraft[] lines) => Create(Draft.Of(lines));

    public Decision Create(CartDraft draft, IdempotencyKey idempotency = default) =>
        Send(new CartCommand.Create(draft, Incarnation, idempotency));

    public Decision Get() => Send(CartCommand.Get.Instance);

    public Decision Put(params LineDraft[] lines) => Put(Draft.Of(lines));

    public Decision Put(CartDraft draft, IdempotencyKey idempotency = default, string? ifMatch = null) =>
        Send(new CartCommand.Update(draft, ifMatch, idempotency));

    public Decision Begin(IdempotencyKey idempotency = default, string? ifMatch = null, string? upn = null) =>
        Send(new CartCommand.BeginCheckout(upn, ifMatch, idempotency));

    /// <summary>
    /// Brings the processor's answer for the checkout under way: every group is ordered, but for those named.
    /// </summary>
    public Decision End(params string[] failing) =>
        Send(new CartCommand.OrdersPlaced(Cart.Intent!.Sequence, Processor.Outcomes(Cart, failing)));

    public Decision Checkout(params string[] failing)
    {
        Begin();
        return End(failing);
    }

    public Decision Expire() => Send(CartCommand.Expire.Instance);
}
