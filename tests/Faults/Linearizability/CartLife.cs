using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Faults.Tests.Linearizability;

/// <summary>
/// The history of one cart, written by hand. What is done here is decided by the real rules; what is said here is an
/// answer that somebody has made up.
/// </summary>
internal sealed class CartLife
{
    public static readonly CartKey Key = new(new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
    public static readonly Caller Owner = new(new Guid("11111111-1111-4111-8111-111111111111"), "user");
    public static readonly Caller Stranger = new(new Guid("22222222-2222-4222-8222-222222222222"), "stranger");

    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly List<Operation<CartStep>> _operations = [];
    private int _ids;
    private long _time;

    /// <summary>The cart as it is now. Going back to an earlier one loses what was done in between.</summary>
    public Cart? Current { get; set; }

    /// <summary>What a judge has to say about all that was done and said so far; empty for nothing.</summary>
    public IReadOnlyList<string> Violations =>
        Checker.Check(new CartModel(Key, Now), _operations) is Verdict.Linearizable
            ? CartInvariants.Violations(Key, _operations.Select(operation => operation.Call))
            :
            [
                "What was answered fits no order.",
                .. CartInvariants.Violations(Key, _operations.Select(operation => operation.Call)),
            ];

    /// <summary>Carries the command out, and answers before the next one comes.</summary>
    public CartReply Do(CartCommand command) => Do(command, ++_time);

    /// <param name="command">What to carry out.</param>
    /// <param name="since">When it was asked, so that it overlaps what was done since; see <see cref="Ask"/>.</param>
    public CartReply Do(CartCommand command, long since)
    {
        var reply = Decide(command);
        Say(command, reply, Owner, since);
        return reply;
    }

    /// <summary>Somebody asks; the answer comes later.</summary>
    public long Ask() => ++_time;

    /// <summary>The command gets an answer that was not decided, and changes nothing.</summary>
    public void Say(CartCommand command, CartReply reply, Caller? caller = null, long? since = null) =>
        _operations.Add(new(new CartStep(command, caller ?? Owner, reply), since ?? ++_time, ++_time));

    /// <summary>The command gets no answer.</summary>
    /// <param name="command">What was asked.</param>
    /// <param name="happens">Whether it is carried out nevertheless, now.</param>
    public void Lose(CartCommand command, bool happens)
    {
        if (happens)
            Decide(command);
        var caller = command.IsInternal ? default : Owner;
        _operations.Add(new(new CartStep(command, caller, null), ++_time, Operation<CartStep>.Never));
    }

    public CartCommand Create(int quantity) => new CartCommand.Create(Draft(quantity), NewId(), NewStamp());

    public CartCommand Put(int quantity, string? ifMatch = null) =>
        new CartCommand.Update(Draft(quantity), ifMatch, NewStamp());

    public CartCommand Checkout() => new CartCommand.BeginCheckout(null, null, NewStamp());

    /// <summary>The order processor's answer: an order for each group of the checkout under way.</summary>
    public CartCommand Placed()
    {
        var intent = Current!.Intent!;
        return new CartCommand.OrdersPlaced(intent.Sequence, [.. intent.Orders.Select(OrderOf)]);
    }

    /// <summary>A checkout from its beginning to its orders, and the command that began it.</summary>
    public CartCommand CheckOut()
    {
        var checkout = Checkout();
        Do(checkout);
        Lose(Placed(), happens: true);
        return checkout;
    }

    private static OrderOutcome OrderOf(IntendedOrder order) =>
        new OrderOutcome.Placed(
            new Order
            {
                Id = order.OrderId,
                CustomerId = Key.CustomerId,
                Group = order.Group,
                BillingCycle = BillingCycle.Monthly,
                CurrencyCode = "USD",
                Created = Now,
                Lines = [],
            }
        );

    private static CartDraft Draft(int quantity)
    {
        var line = new LineDraft
        {
            Id = 0,
            CatalogItemId = "A:1:X",
            Quantity = quantity,
            BillingCycle = BillingCycle.Monthly,
        };
        return new() { Lines = [line] };
    }

    private CartReply Decide(CartCommand command)
    {
        var caller = command.IsInternal ? default : Owner;
        var context = new CartContext(Now, caller, new CartLimits(), Catalog.Open, CustomerPurchases.None);
        var decision = CartDecider.Decide(Key, Current, command, context);
        if (decision.Change is not CartChange.Keep)
            Current = decision.Next;
        return decision.Reply;
    }

    private IdempotencyKey NewStamp() => new(NewId(), 0, NewId());

    private Guid NewId() => new(++_ids, 0, 0, new byte[8]);
}
