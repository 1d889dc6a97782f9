using PartnerCarts.Carts;

namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>
/// The judge of the others: each kind of wrong history is found, and what is right is not taken for wrong, however
/// little was answered.
/// </summary>
public sealed class HistoryTests
{
    private static readonly CartCommand Get = CartCommand.Get.Instance;

    private static readonly Dictionary<string, Action<CartLife>> Wrong = new()
    {
        ["an acknowledged change is lost"] = life =>
        {
            var before = Made(life);
            life.Do(life.Put(2));
            life.Current = before;
            life.Do(Get);
        },
        ["a read is older than the one before it"] = life =>
        {
            var before = Made(life);
            life.Lose(life.Put(2), happens: true);
            life.Do(Get);
            life.Say(Get, new CartReply.Shown(before));
        },
        ["a read shows what nobody has asked for yet"] = life =>
        {
            var before = Made(life);
            var put = life.Put(2);
            var future = new CartLife { Current = before };
            life.Say(Get, future.Do(put));
            life.Do(put);
        },
        ["one ETag has two contents, of two changes at once"] = life =>
        {
            var before = Made(life);
            var since = life.Ask();
            life.Do(life.Put(2), since);
            life.Current = before;
            life.Do(life.Put(3), since);
        },
        ["one ETag has two contents that look alike"] = life =>
        {
            var before = Made(life);
            life.Say(Get, new CartReply.Shown(before with { ModifiedBy = "somebody else" }));
        },
        ["the expiration moves"] = life =>
        {
            Made(life);
            var shown = (CartReply.Shown)life.Do(life.Put(2));
            life.Say(Get, new CartReply.Shown(shown.Cart with { Expires = shown.Cart.Expires.AddDays(1) }));
        },
        ["another partner sees the cart"] = life => life.Say(Get, new CartReply.Shown(Made(life)), CartLife.Stranger),
        ["another customer's cart is shown"] = life =>
        {
            var other = CartLife.Key with { CustomerId = Guid.Empty };
            life.Say(Get, new CartReply.Shown(Made(life) with { Key = other }));
        },
        ["a group is ordered twice"] = life =>
        {
            Made(life);
            var checkout = life.CheckOut();
            var end = (CartReply.CheckedOut)life.Do(checkout);
            life.Say(checkout, end with { Cart = Twice(end.Cart) });
        },
        ["a checkout is answered in two ways"] = life =>
        {
            Made(life);
            var checkout = life.CheckOut();
            var end = (CartReply.CheckedOut)life.Do(checkout);
            life.Say(checkout, end with { Cart = Reordered(end.Cart) });
        },
        ["an order is lost"] = life =>
        {
            var before = Made(life);
            life.Do(life.CheckOut());
            life.Current = before;
            life.Do(Get);
        },
        ["a repeated create makes another cart"] = life =>
        {
            var create = (CartCommand.Create)life.Create(1);
            life.Do(create);
            life.Current = null;
            life.Do(create with { Incarnation = Guid.NewGuid() });
        },
        ["a repeated change is applied twice"] = life =>
        {
            Made(life);
            var put = (CartCommand.Update)life.Put(2);
            life.Do(put);
            var again = new CartLife { Current = life.Current };
            life.Say(put, again.Do(put with { Idempotency = new(Guid.Empty, 0, Guid.NewGuid()) }));
        },
        ["a change without an answer happens twice"] = life =>
        {
            Made(life);
            var put = (CartCommand.Update)life.Put(2);
            life.Lose(put, happens: true);
            life.Do(Get);
            life.Do(life.Put(3));
            var again = new CartLife { Current = life.Current };
            life.Say(Get, again.Do(put with { Idempotency = new(Guid.Empty, 0, Guid.NewGuid()) }));
        },
        ["If-Match of an old version admits a change"] = life =>
        {
            var before = Made(life);
            life.Do(life.Put(2));
            var put = (CartCommand.Update)life.Put(3, CartETag.Of(before));
            var free = new CartLife { Current = life.Current };
            life.Say(put, free.Do(put with { IfMatch = null }));
        },
        ["If-Match of the present version is refused"] = life =>
        {
            var stale = new CartReply.Refused(new Refusal(RefusalCode.StaleETag, "made up"));
            life.Say(life.Put(2, CartETag.Of(Made(life))), stale);
        },
        ["an ordered cart is changed"] = life =>
        {
            var before = Made(life);
            life.Do(life.CheckOut());
            life.Current = before;
            life.Do(life.Put(2));
        },
    };

    private static readonly Dictionary<string, Action<CartLife>> Right = new()
    {
        ["a whole life"] = life =>
        {
            Made(life);
            life.Do(life.Put(2, CartETag.Of(life.Current!)));
            life.Do(Get);
            life.Do(life.CheckOut());
            life.Do(life.Put(3));
        },
        ["a change without an answer happened, and its repeat is recognised"] = life =>
        {
            Made(life);
            var put = life.Put(2);
            life.Lose(put, happens: true);
            life.Do(put);
            life.Do(Get);
        },
        ["a change without an answer never happened"] = life =>
        {
            Made(life);
            life.Lose(life.Put(2), happens: false);
            life.Do(Get);
            life.Do(life.Put(3));
        },
        ["a change without an answer happens after one that was asked later"] = life =>
        {
            Made(life);
            var late = life.Put(2);
            life.Lose(late, happens: false);
            life.Do(life.Put(3));
            life.Lose(late, happens: true);
            life.Do(Get);
        },
        ["a create without an answer happened"] = life =>
        {
            var create = life.Create(1);
            life.Lose(create, happens: true);
            life.Do(create);
        },
        ["a checkout without an answer is ended by somebody else's"] = life =>
        {
            Made(life);
            life.Lose(life.Checkout(), happens: true);
            life.Do(life.Put(2));
            life.Lose(life.Placed(), happens: true);
            life.Do(life.Checkout());
        },
        ["a read overlaps a change and shows the cart before it"] = life =>
        {
            var before = Made(life);
            var since = life.Ask();
            life.Do(life.Put(2));
            life.Say(Get, new CartReply.Shown(before), since: since);
        },
    };

    public static TheoryData<string> WrongOnes { get; } = [.. Wrong.Keys];

    public static TheoryData<string> RightOnes { get; } = [.. Right.Keys];

    [Theory]
    [MemberData(nameof(WrongOnes))]
    public void Violations_WrongHistory_AreFound(string name) => Assert.NotEmpty(Lived(Wrong[name]).Violations);

    [Theory]
    [MemberData(nameof(RightOnes))]
    public void Violations_RightHistory_AreNone(string name) => Assert.Empty(Lived(Right[name]).Violations);

    private static CartLife Lived(Action<CartLife> acts)
    {
        var life = new CartLife();
        acts(life);
        return life;
    }

    private static Cart Made(CartLife life) => ((CartReply.Shown)life.Do(life.Create(1))).Cart;

    private static Cart Twice(Cart cart) =>
        cart with
        {
            Orders = [.. cart.Orders, cart.Orders[0] with { Id = "twice" }],
        };

    private static Cart Reordered(Cart cart) =>
        cart with
        {
            Lines = [.. cart.Lines.Select(line => line with { OrderId = "other" })],
            Orders = [.. cart.Orders.Select(order => order with { Id = "other" })],
        };
}
