using FsCheck;
using FsCheck.Fluent;

namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>
/// Whatever has happened to a cart: for everybody but its partner and under every key but its own it does not exist.
/// </summary>
public sealed class IsolationProperties
{
    private static readonly Gen<Guid> AnyId = Gen.Choose(0, 255)
        .ListOf(16)
        .Select(bytes => new Guid([.. bytes.Select(one => (byte)one)]));

    // Random ones, and such as differ from the right one in a single bit.
    private static Gen<Guid> Other(Guid right) =>
        Gen.OneOf(AnyId, Gen.Choose(0, 127).Select(bit => Flip(right, bit)))
            .Where(id => id != right && id != Guid.Empty);

    private static readonly Gen<CartCommand> Commands =
        from body in DraftGenerators.Body
        from idempotency in DraftGenerators.Idempotency
        from command in Gen.Elements<CartCommand>(
            CartCommand.Get.Instance,
            new CartCommand.Update(body, null, idempotency),
            new CartCommand.Update(body, "*", idempotency),
            new CartCommand.BeginCheckout(null, "*", idempotency)
        )
        select command;

    [Fact]
    public void Cart_OfAnotherPartner_IsAnsweredAsIfAbsent() =>
        Property.Holds(
            from cart in StepGenerators.Carts
            from partner in Other(CartRun.Owner.Partner)
            from command in Commands
            select (cart, partner, command),
            it => AssertAbsent(CartRun.Key, it.cart, it.command, new Caller(it.partner, CartRun.Owner.User))
        );

    [Fact]
    public void Cart_UnderAnotherKey_IsAnsweredAsIfAbsent() =>
        Property.Holds(
            from cart in StepGenerators.Carts
            from customer in Other(CartRun.Key.CustomerId)
            from id in Other(CartRun.Key.CartId)
            from key in Gen.Elements(
                CartRun.Key with
                {
                    CustomerId = customer,
                },
                CartRun.Key with
                {
                    CartId = id,
                },
                new CartKey(customer, id)
            )
            from command in Commands
            select (cart, key, command),
            it => AssertAbsent(it.key, it.cart, it.command, CartRun.Owner)
        );

    /// <summary>
    /// A create that meets another partner's cart neither shows nor changes it, whatever request it repeats.
    /// </summary>
    [Fact]
    public void Create_OverAnotherPartnersCart_TakesTheNextId() =>
        Property.Holds(
            from cart in StepGenerators.Carts.Where(cart => cart is not null)
            from partner in Other(CartRun.Owner.Partner)
            from body in DraftGenerators.Body
            from own in Gen.Elements(true, false)
            from idempotency in DraftGenerators.Idempotency
            select (
                cart,
                partner,
                body,
                idempotency: own && cart!.LastCheckout is { } last ? last.Idempotency : idempotency
            ),
            it =>
            {
                var decision = CartDecider.Decide(
                    CartRun.Key,
                    it.cart,
                    new CartCommand.Create(it.body, Guid.NewGuid(), it.idempotency),
                    Context(it.cart!, new Caller(it.partner, "stranger"))
                );

                Assert.Equal(CartChange.Keep, decision.Change);
                Assert.True(
                    decision.Reply is CartReply.IdTaken or CartReply.Refused { Refusal.Code: RefusalCode.InvalidInput },
                    decision.Reply.ToString()
                );
            }
        );

    /// <summary>
    /// The service's own commands do not work for a partner, its own cart or not; a partner's do not work for nobody.
    /// </summary>
    [Fact]
    public void Command_OfTheWrongSide_ReachesNoCart() =>
        Property.Holds(
            from cart in StepGenerators.Carts
            from partner in Gen.OneOf(Gen.Constant(CartRun.Owner.Partner), Other(CartRun.Owner.Partner))
            from command in Commands
            from isInternal in Gen.Elements(true, false)
            from body in DraftGenerators.Body
            from sequence in Gen.Choose(0, 3)
            from own in Gen.Elements<CartCommand>(
                CartCommand.Expire.Instance,
                new CartCommand.OrdersPlaced(sequence, [Processor.Fail("0")])
            )
            from outside in Gen.Elements(command, new CartCommand.Create(body, Guid.NewGuid(), default))
            select (cart, caller: isInternal ? new Caller(partner, "x") : default, command: isInternal ? own : outside),
            it =>
            {
                // Later than any cart lives, so that there is something to clear.
                var context = Context(it.cart, it.caller) with { Now = CartRun.Start.AddYears(5) };
                var decision = CartDecider.Decide(CartRun.Key, it.cart, it.command, context);

                Assert.Equal(CartChange.Keep, decision.Change);
                Assert.Equal(RefusalCode.CartNotFound, Assert.IsType<CartReply.Refused>(decision.Reply).Refusal.Code);
            }
        );

    [Fact]
    public void Reply_WithAnotherPartnersCart_IsNotShown() =>
        Property.Holds(
            from cart in StepGenerators.Carts.Where(cart => cart is not null)
            from partner in Other(CartRun.Owner.Partner)
            from customer in Other(CartRun.Key.CustomerId)
            from made in Gen.Elements(true, false)
            from reply in Gen.Elements<CartReply>(new CartReply.Shown(cart!), new CartReply.CheckedOut(cart!, [], made))
            select (reply, partner, customer),
            it =>
            {
                Assert.Same(it.reply, CartDecider.ForCaller(it.reply, CartRun.Key, CartRun.Owner));
                foreach (
                    var seen in new[]
                    {
                        CartDecider.ForCaller(it.reply, CartRun.Key, new Caller(it.partner, "x")),
                        CartDecider.ForCaller(it.reply, CartRun.Key with { CustomerId = it.customer }, CartRun.Owner),
                    }
                )
                    Assert.Equal(RefusalCode.CartNotFound, Assert.IsType<CartReply.Refused>(seen).Refusal.Code);
            }
        );

    private static void AssertAbsent(CartKey key, Cart? cart, CartCommand command, Caller caller)
    {
        var context = Context(cart, caller);
        var there = CartDecider.Decide(key, cart, command, context);
        var absent = CartDecider.Decide(key, null, command, context);

        Assert.Equal(CartChange.Keep, there.Change);
        Assert.Null(there.PlaceOrders);
        Assert.Equal(absent.Reply, there.Reply);
        if (command is CartCommand.Get)
            Assert.Equal(there.Reply, CartDecider.Read(key, cart, caller, context.Now));
    }

    /// <summary>At a time at which the cart is there for its owner.</summary>
    private static CartContext Context(Cart? cart, Caller caller) =>
        new(cart?.Created ?? CartRun.Start, caller, new CartLimits(), Catalog.Open, CustomerPurchases.None);

    private static Guid Flip(Guid id, int bit)
    {
        var bytes = id.ToByteArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new Guid(bytes);
    }
}
