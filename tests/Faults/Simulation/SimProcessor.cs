using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>
/// Places idempotently by order id, as a processor must, and loses answers. What it is asked for the same order id has
/// to be the same each time, and one group of one checkout has one order id.
/// </summary>
internal sealed class SimProcessor(SimFaults faults, SimClock clock, SimHistory history, Action<string> violation)
{
    private readonly Dictionary<string, (string Lines, OrderOutcome Outcome)> _orders = [];
    private readonly Dictionary<(CartKey Cart, int Sequence, string Group), string> _ids = [];

    public async Task<OrderOutcome> Place(OrderRequest request)
    {
        await faults.Takes();
        var fault = faults.Happens ? faults.Which(2) : -1;
        if (fault == 0)
            throw new TimeoutException("The order processor has not heard of it.");
        var outcome = Decide(request);
        if (fault == 1)
            throw new TimeoutException("The order processor's answer is lost.");
        return outcome;
    }

    private OrderOutcome Decide(OrderRequest request)
    {
        var lines = string.Join(',', request.Lines.Select(line => $"{line.CatalogItemId}x{line.Quantity}"));
        var group = (request.Cart, request.Sequence, request.Group);
        if (_ids.TryGetValue(group, out var id) && id != request.OrderId)
            violation($"Checkout {request.Sequence} of {request.Cart} has two orders of group {request.Group}.");
        _ids[group] = request.OrderId;
        if (_orders.TryGetValue(request.OrderId, out var before))
        {
            if (before.Lines != lines)
                violation($"Order {request.OrderId} was first of {before.Lines}, and is now of {lines}.");
            return before.Outcome;
        }

        OrderOutcome outcome =
            faults.Which(4) == 0
                ? new OrderOutcome.Failed(new OrderFailure(request.Group, 800020, "refused"))
                : new OrderOutcome.Placed(OrderOf(request));
        _orders.Add(request.OrderId, (lines, outcome));
        history.Placed(request, outcome);
        return outcome;
    }

    private Order OrderOf(OrderRequest request) =>
        new()
        {
            Id = request.OrderId,
            CustomerId = request.Cart.CustomerId,
            Group = request.Group,
            BillingCycle = request.BillingCycle,
            CurrencyCode = request.CurrencyCode,
            Created = clock.GetUtcNow(),
            Lines =
            [
                .. request.Lines.Select(line => new OrderLine
                {
                    OfferId = line.CatalogItemId,
                    Quantity = line.Quantity,
                }),
            ],
        };
}
