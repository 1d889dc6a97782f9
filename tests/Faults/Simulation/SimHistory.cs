using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>What clients asked and were told, and what the order processor made of it, in order.</summary>
internal sealed class SimHistory(SimClock clock)
{
    private readonly Dictionary<CartKey, List<Operation<CartStep>>> _operations = [];
    private readonly Dictionary<(CartKey Cart, int Sequence), (List<OrderOutcome> Outcomes, long Time)> _checkouts = [];
    private readonly StringBuilder _trace = new();
    private long _time;

    /// <summary>All that happened, a line each; the same for the same seed.</summary>
    public string Trace => _trace.ToString();

    public int Count => _operations.Values.Sum(operations => operations.Count);

    public int UnknownOutcomes => _operations.Values.Sum(operations => operations.Count(one => !one.IsOutcomeKnown));

    public long Invoke(string client, CartCommand command)
    {
        Note($"{client} {command.GetType().Name}");
        return ++_time;
    }

    /// <param name="client">Who.</param>
    /// <param name="key">Of which cart.</param>
    /// <param name="step">What was asked and answered.</param>
    /// <param name="invoked">What <see cref="Invoke"/> gave.</param>
    /// <param name="isKnown">Whether the answer is one.</param>
    public void Return(string client, CartKey key, CartStep step, long invoked, bool isKnown)
    {
        Note($"{client} {step.Command.GetType().Name}: {CartReplies.Show(step.Reply)}");
        // A read without an answer has neither seen nor done anything.
        if (!isKnown && step.Command is CartCommand.Get)
            return;
        if (!_operations.TryGetValue(key, out var operations))
            _operations.Add(key, operations = []);
        operations.Add(new(step, invoked, isKnown ? ++_time : Operation<CartStep>.Never));
    }

    public void Placed(OrderRequest request, OrderOutcome outcome)
    {
        Note($"order {request.OrderId} of checkout {request.Sequence}: {outcome.GetType().Name}");
        var checkout = (request.Cart, request.Sequence);
        var outcomes = _checkouts.TryGetValue(checkout, out var before) ? before.Outcomes : [];
        outcomes.Add(outcome);
        _checkouts[checkout] = (outcomes, ++_time);
    }

    public void Note(string what) =>
        _trace.Append(clock.GetUtcNow().ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture)).AppendLine(what);

    /// <summary>
    /// Carts, and all that took or may have taken effect on them. The order processor's answer comes back at some time
    /// after the last order was decided, and that command has no client who would see it end.
    /// </summary>
    /// <param name="withReads">Whether reads count: with two activations they may be old.</param>
    public IEnumerable<(CartKey Key, List<Operation<CartStep>> Operations)> PerCart(bool withReads) =>
        _operations.Select(cart =>
            (
                cart.Key,
                cart.Value.Where(one => withReads || one.Call.Command is not CartCommand.Get)
                    .Concat(
                        _checkouts
                            .Where(checkout => checkout.Key.Cart == cart.Key)
                            .Select(checkout => new Operation<CartStep>(
                                new CartStep(
                                    new CartCommand.OrdersPlaced(checkout.Key.Sequence, [.. checkout.Value.Outcomes]),
                                    default,
                                    null
                                ),
                                checkout.Value.Time,
                                Operation<CartStep>.Never
                            ))
                    )
                    .ToList()
            )
        );
}
