using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// The effect of a checkout: places each intended order, and sends the outcomes back as a command of its own. It runs
/// beside the executor, so that only those wait for the order processor who choose to, and goes on until the outcome of
/// every order is known and stored.
/// </summary>
internal sealed class OrderRun
{
    private readonly Cart _cart;
    private readonly CheckoutIntent _intent;
    private readonly ExecutorServices _services;
    private readonly Func<CartCommand, ValueTask<CartReply>> _post;
    private Task<CartReply> _outcome = null!;

    private OrderRun(
        Cart cart,
        CheckoutIntent intent,
        ExecutorServices services,
        Func<CartCommand, ValueTask<CartReply>> post
    )
    {
        _cart = cart;
        _intent = intent;
        _services = services;
        _post = post;
    }

    public int Sequence => _intent.Sequence;

    public bool IsRunning => !_outcome.IsCompleted;

    public static OrderRun Start(
        Cart cart,
        CheckoutIntent intent,
        ExecutorServices services,
        Func<CartCommand, ValueTask<CartReply>> post
    )
    {
        var run = new OrderRun(cart, intent, services, post);
        run._outcome = services.RunBeside(run.PlaceAndReport);
        return run;
    }

    public async ValueTask<CartReply> Join(TimeSpan wait, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            return await _outcome.WaitAsync(wait, clock, cancellation);
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            return new CartReply.UnderWay(Sequence, IsOwn: false);
        }
    }

    private async Task<CartReply> PlaceAndReport()
    {
        try
        {
            var outcomes = ImmutableArray.CreateBuilder<OrderOutcome>(_intent.Orders.Length);
            foreach (var order in _intent.Orders)
                outcomes.Add(await Place(OrderRequests.For(_cart, _intent, order)));
            return await Report(new CartCommand.OrdersPlaced(Sequence, outcomes.MoveToImmutable()));
        }
        catch (Exception failure)
        {
            CartExecutorLog.RunFailed(_services.Logger, _cart.Key, Sequence, failure);
            return new CartReply.UnderWay(Sequence, IsOwn: false);
        }
    }

    /// <summary>
    /// The processor is idempotent by order id, so an unknown outcome is asked for again by placing again.
    /// </summary>
    private async Task<OrderOutcome> Place(OrderRequest request)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryPlace(request, attempt) is { } outcome)
                return outcome;
            await Pause(attempt);
        }
    }

    private async Task<OrderOutcome?> TryPlace(OrderRequest request, int attempt)
    {
        using var span = ExecutorSpans.BeginPlacing(request, attempt);
        try
        {
            var outcome = await _services.Processor.Place(request, CancellationToken.None);
            await _services.Keep(request, outcome);
            return outcome;
        }
        catch (Exception failure)
        {
            span.Fail(failure);
            CartExecutorLog.PlacingFailed(_services.Logger, _cart.Key, Sequence, request.OrderId, attempt, failure);
            CartsTelemetry.OrderProcessorFailures.Add(1);
            return null;
        }
    }

    private async Task<CartReply> Report(CartCommand.OrdersPlaced outcome)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await _post(outcome);
            if (reply is not CartReply.Refused { Refusal: { Code: RefusalCode.Unavailable } refusal })
                return reply;
            CartExecutorLog.ReportingFailed(_services.Logger, _cart.Key, Sequence, refusal.Code, attempt);
            await Pause(attempt);
        }
    }

    private Task Pause(int attempt) => RunPauses.After(attempt, _services.Clock);
}
