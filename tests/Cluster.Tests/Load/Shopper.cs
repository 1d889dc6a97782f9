using System.Diagnostics;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// One client: makes a cart, changes it some times, checks it out, makes the next. It goes round the gateways, and
/// repeats whatever was not acknowledged under the same request id, as the SDKs' users are told to. Everything that it
/// did and saw is kept.
/// </summary>
internal sealed class Shopper(
    CartsHttp http,
    IReadOnlyList<Uri> gateways,
    int number,
    int changesPerCart,
    Stopwatch clock
)
{
    // A shopper's pace; two requests a second each are what 200 of them, three silos, two gateways and a database share
    // two cores for.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RepeatPause = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(number);
    private readonly List<CartHistory> _carts = [];
    private readonly List<Success> _successes = [];
    private readonly List<string> _unexpected = [];
    private int _sent;

    public IReadOnlyList<CartHistory> Carts => _carts;

    /// <summary>In order.</summary>
    public IReadOnlyList<Success> Successes => _successes;

    /// <summary>Answers that nobody may get.</summary>
    public IReadOnlyList<string> Unexpected => _unexpected;

    public int Sent => _sent;

    public int Repeated { get; private set; }

    /// <summary>Shops until it is told to stop, and finishes what it has begun.</summary>
    public async Task Shop(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _unexpected.Count == 0)
            await ShopOnce(stop);
    }

    /// <summary>Looks at every cart once more.</summary>
    public async Task LookAtAll()
    {
        foreach (var cart in _carts)
        {
            var steps = (List<Step>)cart.Steps;
            await Acknowledged(steps, Act.Look, 0, gateway => http.Get(gateway, cart.Customer, cart.Cart));
            if (steps.Exists(step => step.Act is Act.Checkout))
                await Acknowledged(steps, Act.CheckoutAgain, 0, gateway =>
                    http.Checkout(gateway, cart.Customer, cart.Cart)
                );
        }
    }

    private async Task ShopOnce(CancellationToken stop)
    {
        // A customer each: shared ones would wait for each other's order counts, which is not what is looked for here.
        var (customer, steps, request) = (Guid.NewGuid(), new List<Step>(), Guid.NewGuid());
        await Pause();
        if (
            await Acknowledged(steps, Act.Create, 1, gateway => http.Create(gateway, customer, 1, request))
            is not { } created
        )
            return;
        var cart = created.CartId;
        _carts.Add(new CartHistory(customer, cart, steps));
        var tag = created.ETag;
        for (var value = 2; value < changesPerCart + 2 && !stop.IsCancellationRequested; value++)
        {
            await Pause();
            tag = await Change(customer, cart, steps, value, tag);
            if (_unexpected.Count > 0)
                return;
        }

        if (stop.IsCancellationRequested)
            return;
        request = Guid.NewGuid();
        await Acknowledged(steps, Act.Checkout, 0, gateway => http.Checkout(gateway, customer, cart, request));
    }

    private async Task<string?> Change(Guid customer, string cart, List<Step> steps, int value, string? tag)
    {
        var (kind, request) = (_random.Next(8), Guid.NewGuid());
        // A condition is for whoever knows the cart; after an outcome that stays unknown nobody does.
        var isCertain = steps.TrueForAll(step => step.Seen is not null);
        switch (kind)
        {
            case 0:
                return await Once(steps, value, gateway => http.Put(gateway, customer, cart, value)) ?? tag;
            case < 4 when isCertain:
                return (
                    await Acknowledged(steps, Act.PutIfMatch, value, gateway =>
                        http.Put(gateway, customer, cart, value, request, tag)
                    )
                )?.ETag;
            default:
                return (
                    await Acknowledged(steps, Act.Put, value, gateway =>
                        http.Put(gateway, customer, cart, value, request)
                    )
                )?.ETag;
        }
    }

    private async Task<string?> Once(List<Step> steps, int value, Func<Uri, Task<Answer>> call)
    {
        var answer = await Send(Act.PutOnce, call);
        Judge(Act.PutOnce, answer);
        steps.Add(new Step(Act.PutOnce, value, answer.IsSuccess ? answer.Seen : null));
        return answer.ETag;
    }

    /// <summary>Null after an answer that there should not be.</summary>
    private async Task<Answer?> Acknowledged(List<Step> steps, Act act, int value, Func<Uri, Task<Answer>> call)
    {
        for (var answer = await Send(act, call); ; answer = await Send(act, call))
        {
            if (answer.IsSuccess)
            {
                steps.Add(new Step(act, value, answer.Seen));
                return answer;
            }

            Judge(act, answer);
            if (!answer.IsToBeRepeated)
                return null;
            Repeated++;
            await Task.Delay(RepeatPause);
        }
    }

    private async Task<Answer> Send(Act act, Func<Uri, Task<Answer>> call)
    {
        var answer = await call(gateways[(number + _sent++) % gateways.Count]);
        if (answer.IsSuccess)
            _successes.Add(new Success(clock.Elapsed, _carts.Count > 0 ? _carts[^1].Cart : "", act));
        return answer;
    }

    private void Judge(Act act, Answer answer)
    {
        if (!answer.IsSuccess && !answer.IsToBeRepeated)
            _unexpected.Add($"{clock.Elapsed.TotalSeconds:0.0} s, {act}: {answer}");
    }

    private Task Pause() => Task.Delay(LongestPause * _random.NextDouble());
}
