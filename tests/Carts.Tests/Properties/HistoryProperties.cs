using PartnerCarts.TestSupport;

namespace PartnerCarts.Carts.Tests.Properties;

/// <summary>What holds whatever happens to a cart, in any order.</summary>
public sealed class HistoryProperties
{
    /// <summary>Lets a history happen, and looks at every decision on the way.</summary>
    private static void Follow(Step[] history, Action<CartRun, Cart?, CartCommand, Decision> look)
    {
        var run = new CartRun();
        foreach (var step in history)
        {
            step.Prepare(run);
            if (step.CommandFor(run) is not { } command)
                continue;
            var before = run.Stored;
            look(run, before, command, run.Send(command));
        }
    }

    [Fact]
    public void AnyHistory_EveryChange_KeepsTheInvariants()
    {
        var (writes, orders, refusals) = (0, 0, new HashSet<RefusalCode>());
        Property.HoldsForAll(StepGenerators.Histories, history => Follow(history, (run, before, command, decision) =>
                {
                    Invariants.CheckChange(before, command, decision);
                    if (run.Stored is { } cart)
                        Invariants.Check(cart, run.Limits);
                    writes += decision.Change is CartChange.Write ? 1 : 0;
                    orders += decision.Next is { } next ? next.Orders.Length - (before?.Orders.Length ?? 0) : 0;
                    if (decision.Reply is CartReply.Refused refused)
                        refusals.Add(refused.Refusal.Code);
                }), count: 600);

        // The generators reach what the property is about.
        Assert.InRange(writes, 1500, int.MaxValue);
        Assert.InRange(orders, 200, int.MaxValue);
        Assert.Superset(
            new HashSet<RefusalCode>
            {
                RefusalCode.CartNotFound,
                RefusalCode.LinesInError,
                RefusalCode.AlreadyOrdered,
                RefusalCode.StaleETag,
                RefusalCode.CheckoutUnderWay,
                RefusalCode.ItemNoLongerAvailable,
            },
            refusals
        );
    }

    [Fact]
    public void AnyHistory_DecidedTwice_ComesToTheSame() =>
        Property.HoldsForAll(StepGenerators.Histories, history => Follow(history, (run, before, command, decision) =>
            {
                var again = CartDecider.Decide(CartRun.Key, before, command, run.ContextFor(command));
                Assert.Equal(decision.Change, again.Change);
                Assert.Equal(Dump.Of(decision.Reply), Dump.Of(again.Reply));
                Assert.Equal(Dump.Of(decision.PlaceOrders), Dump.Of(again.PlaceOrders));
                Assert.Equal(Dump.Of(decision.Next), Dump.Of(again.Next));
            }));

    [Fact]
    public void AnyHistory_DecidedOnWhatWasReadBack_ComesToTheSame() =>
        Property.HoldsForAll(StepGenerators.Histories, history => Follow(history, (run, before, command, decision) =>
            {
                var reread = before is null ? null : Serialized.Read<Cart>(Serialized.ToBytes(before));
                var again = CartDecider.Decide(CartRun.Key, reread, command, run.ContextFor(command));
                Assert.Equal(Dump.Of(decision.Reply), Dump.Of(again.Reply));
                Assert.Equal(Dump.Of(decision.Next), Dump.Of(again.Next));
            }));

    [Fact]
    public void AnyHistory_AnUpdateRepeated_ChangesNothing()
    {
        var replays = 0;
        Property.HoldsForAll(StepGenerators.Histories, history => Follow(history, (run, _, command, decision) =>
            {
                if (
                    command is not CartCommand.Update { Idempotency: { HasRequest: true } or { HasOperation: true } }
                    || decision.Next is not { } written
                )
                    return;
                Assert.Same(written, Expect.Shown(run.Send(command)));
                replays++;
            }));
        Assert.InRange(replays, 100, int.MaxValue);
    }

    [Fact]
    public void AnyHistory_AnotherPartner_FindsNoCart() =>
        Property.HoldsForAll(StepGenerators.Histories, history => Follow(history, (run, _, _, _) =>
            {
                run.Caller = CartRun.Stranger;
                Expect.Refused(RefusalCode.CartNotFound, run.Get());
                Expect.Refused(RefusalCode.CartNotFound, run.Put(Draft.Line()));
                Expect.Refused(RefusalCode.CartNotFound, run.Begin());
                Expect.Refused(RefusalCode.CartNotFound, run.Begin(IdempotencyKeys.Of(1, "A", operation: 1)));
                run.Caller = CartRun.Owner;
            }));

    [Fact]
    public void AnyHistory_AnEndedCart_IsNeverVisible_AndAnyOtherIs()
    {
        var ended = 0;
        Property.HoldsForAll(StepGenerators.Histories, history => Follow(history, (run, _, _, _) =>
            {
                var now = run.Now;
                if (run.Stored is not { } cart)
                    return;
                run.Now = cart.KeptUntil;
                if (cart.Intent is null)
                    Expect.Refused(RefusalCode.CartNotFound, run.Get());
                else
                    Expect.Shown(run.Get());
                run.Now = cart.KeptUntil - TimeSpan.FromTicks(1);
                Expect.Shown(run.Get());
                run.Now = now;
                ended++;
            }));
        Assert.InRange(ended, 100, int.MaxValue);
    }
}
