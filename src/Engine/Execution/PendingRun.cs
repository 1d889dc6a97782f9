using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The effect of a cart whose pending orders are to be asked about: asks the order processor, stores what is finished,
/// and reports that to the cart as a command of its own. It runs beside the executor; nobody waits for it.
/// </summary>
internal sealed class PendingRun
{
    private readonly Cart _cart;
    private readonly PendingOrders _pending;
    private readonly ExecutorServices _services;
    private readonly Func<CartCommand, ValueTask<CartReply>> _post;
    private Task _work = Task.CompletedTask;

    private PendingRun(
        Cart cart,
        PendingOrders pending,
        ExecutorServices services,
        Func<CartCommand, ValueTask<CartReply>> post
    )
    {
        _cart = cart;
        _pending = pending;
        _services = services;
        _post = post;
    }

    public bool IsRunning => !_work.IsCompleted;

    public static PendingRun Start(
        Cart cart,
        PendingOrders pending,
        ExecutorServices services,
        Func<CartCommand, ValueTask<CartReply>> post
    )
    {
        var run = new PendingRun(cart, pending, services, post);
        run._work = Task
            .Factory.StartNew(
                run.AskAndReport,
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                services.Scheduler
            )
            .Unwrap();
        return run;
    }

    private async Task AskAndReport()
    {
        try
        {
            var finished = ImmutableArray.CreateBuilder<string>();
            foreach (var id in _pending.Ids)
                if (await IsFinished(id))
                    finished.Add(id);
            await Report(new CartCommand.OrdersFinished(finished.ToImmutable()));
        }
        catch (Exception failure)
        {
            CartExecutorLog.AskingStopped(_services.Logger, _cart.Key, failure);
        }
    }

    /// <summary>A processor or a store that fails now is asked again as one that has not finished.</summary>
    private async Task<bool> IsFinished(string orderId)
    {
        try
        {
            var asked = await _services.Processor.Find(
                _cart.Partner,
                _cart.Key.CustomerId,
                orderId,
                CancellationToken.None
            );
            return asked is { Outcome: not OrderStatus.Pending } && await _services.Finish(_cart.Partner, asked);
        }
        catch (Exception failure)
        {
            CartExecutorLog.AskingFailed(_services.Logger, _cart.Key, orderId, failure);
            CartsTelemetry.OrderProcessorFailures.Add(1);
            return false;
        }
    }

    private async Task Report(CartCommand command)
    {
        for (
            var attempt = 1;
            await _post(command) is CartReply.Refused { Refusal.Code: RefusalCode.Unavailable };
            attempt++
        )
            await RunPauses.After(attempt, _services.Clock);
    }
}
