using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The effect of a cart whose pending orders are to be asked about: asks the order processor, stores what is finished,
/// and reports that to the cart as a command of its own. It runs beside the executor; nobody waits for it.
/// </summary>
internal sealed class PendingRun(
    Cart cart,
    PendingOrders pending,
    ExecutorServices services,
    Func<CartCommand, ValueTask<CartReply>> post
)
{
    public async Task AskAndReport()
    {
        try
        {
            var finished = ImmutableArray.CreateBuilder<string>();
            foreach (var id in pending.Ids)
                if (await IsFinished(id))
                    finished.Add(id);
            await Report(new CartCommand.OrdersFinished(finished.ToImmutable()));
        }
        catch (Exception failure)
        {
            CartExecutorLog.AskingStopped(services.Logger, cart.Key, failure);
        }
    }

    /// <summary>A processor or a store that fails now is asked again as one that has not finished.</summary>
    private async Task<bool> IsFinished(string orderId)
    {
        try
        {
            var asked = await services.Processor.Find(
                cart.Partner,
                cart.Key.CustomerId,
                orderId,
                CancellationToken.None
            );
            return asked is { Outcome: not OrderStatus.Pending } && await services.Finish(cart.Partner, asked);
        }
        catch (Exception failure)
        {
            CartExecutorLog.AskingFailed(services.Logger, cart.Key, orderId, failure);
            CartsTelemetry.OrderProcessorFailures.Add(1);
            return false;
        }
    }

    private async Task Report(CartCommand command)
    {
        for (
            var attempt = 1;
            await post(command) is CartReply.Refused { Refusal.Code: RefusalCode.Unavailable };
            attempt++
        )
            await RunPauses.After(attempt, services.Clock);
    }
}
