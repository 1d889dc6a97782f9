using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// One cart behind the HTTP API as one client alone would see it, after docs/contract.md 7: found; repeat; checkout
/// under way; status; If-Match.
/// </summary>
/// <param name="value">The quantity that it was made with.</param>
internal sealed class WireModel(int value) : IModel<WireCart, WireCall>
{
    public const int StaleETag = 2055;
    public const int CheckoutUnderWay = 800064;
    public const int OrderInProgress = 800060;
    public const int AlreadyOrdered = 800065;

    public WireCart Initial => new(1, value, WirePhase.Open, "", "");

    public (bool Fits, WireCart Next) Step(WireCart state, WireCall call, bool isOutcomeKnown) =>
        call.Act switch
        {
            WireAct.Get => (Shows(state, call.Answer), state),
            WireAct.Put => Put(state, call, isOutcomeKnown),
            WireAct.Confirm => (state.HasApplied(call.Request) && Shows(state, call.Answer), state),
            WireAct.BeginCheckout when state.Phase is WirePhase.Open => (
                true,
                state with
                {
                    Revision = state.Revision + 1,
                    Phase = WirePhase.UnderWay,
                }
            ),
            WireAct.StoreOrders when state.Phase is WirePhase.UnderWay => (
                true,
                state with
                {
                    Revision = state.Revision + 1,
                    Phase = WirePhase.Ordered,
                }
            ),
            WireAct.ShowOrders => ShowOrders(state, call.Answer!),
            _ => (true, state),
        };

    public string KeyOf(WireCart state) => state.ToString();

    /// <summary>With an answer it is a refusal: see <see cref="WireAct.Confirm"/>.</summary>
    private static (bool Fits, WireCart Next) Put(WireCart state, WireCall call, bool isOutcomeKnown)
    {
        var refusal =
            state.HasApplied(call.Request) ? 0
            : state.Phase is WirePhase.UnderWay ? CheckoutUnderWay
            : state.Phase is WirePhase.Ordered ? AlreadyOrdered
            : call.IfMatch is { } revision && revision != state.Revision ? StaleETag
            : 0;
        if (isOutcomeKnown)
            return (refusal != 0 && call.Answer!.Code == refusal, state);
        if (refusal != 0 || state.HasApplied(call.Request))
            return (true, state);
        var next = state with
        {
            Revision = state.Revision + 1,
            Value = call.Value,
            Applied = $"{state.Applied},{call.Request};",
        };
        return (true, next);
    }

    private static (bool Fits, WireCart Next) ShowOrders(WireCart state, WireAnswer answer)
    {
        var isTold = state.Orders.Length > 0;
        var fits =
            state.Phase is WirePhase.Ordered
            && answer.Revision == state.Revision
            && (!isTold || state.Orders == answer.Orders);
        return (fits, isTold ? state : state with { Orders = answer.Orders });
    }

    private static bool Shows(WireCart state, WireAnswer? answer) =>
        answer is { Code: 0 }
        && (answer.Revision, answer.Value, answer.IsOrdered)
            == (state.Revision, state.Value, state.Phase is WirePhase.Ordered);
}
