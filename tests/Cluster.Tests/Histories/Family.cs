using System.Diagnostics;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Clients that share one cart after another: they read, change, repeat, check out, and name the version that they saw
/// last, all at once. Everything that they asked and were told is kept.
/// </summary>
/// <param name="http">Their partner's calls.</param>
/// <param name="targets">Whom they ask, at random.</param>
/// <param name="statuses">Where every answer is counted.</param>
/// <param name="seed">Of their choices.</param>
/// <param name="clock">Of their successes.</param>
internal sealed class Family(CartsHttp http, IReadOnlyList<Uri> targets, Statuses statuses, int seed, Stopwatch clock)
{
    private const int StepsPerCart = 9;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RepeatPause = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(seed);
    private readonly List<WireHistory> _carts = [];
    private readonly List<Success> _successes = [];
    private int _values;

    public IReadOnlyList<WireHistory> Carts => _carts;

    /// <summary>In order, of all clients together.</summary>
    public IReadOnlyList<Success> Successes
    {
        get
        {
            lock (_successes)
                return [.. _successes.OrderBy(success => success.At)];
        }
    }

    /// <summary>Shares carts until told to stop, and ends the last one.</summary>
    public async Task Share(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (customer, request, value) = (Guid.NewGuid(), Guid.NewGuid(), NextValue());
            Task<Answer?> Create(Random random) =>
                Repeated(random, Act.Create, target => http.Create(target, customer, value, request), stop);
            // Two at once, under one id: they make one cart.
            var made = await Task.WhenAll(Create(new Random(_random.Next())), Create(new Random(_random.Next())));
            if (made.FirstOrDefault(answer => answer is { IsSuccess: true }) is not { } first)
                continue;
            var earliest = made.Where(answer => answer is { IsSuccess: true }).MinBy(answer => answer!.Seen.Revision)!;
            var cart = new WireHistory(customer, earliest);
            lock (_carts)
                _carts.Add(cart);
            foreach (var other in made.Where(answer => answer is { IsSuccess: true }))
                cart.Add(new WireCall(WireAct.Get), WireHistory.Tick(), other);
            await Task.WhenAll(
                Enumerable
                    .Range(0, _random.Next(4, 9))
                    .Select(_ => new Random(_random.Next()))
                    .Select(random => Task.Run(() => Use(cart, random, stop), CancellationToken.None))
            );
        }
    }

    /// <summary>Looks at every cart once more, when all is calm.</summary>
    public async Task LookAtAll()
    {
        foreach (var cart in _carts)
        {
            await Get(cart, _random, CancellationToken.None);
            if (cart.Orders > 0)
                await Checkout(cart, _random, CancellationToken.None);
        }
    }

    private async Task Use(WireHistory cart, Random random, CancellationToken stop)
    {
        Answer? last = null;
        (int Value, Guid Id, int Request, string? Tag)? earlier = null;
        for (var step = 0; step < StepsPerCart && !stop.IsCancellationRequested; step++)
        {
            await Task.Delay(LongestPause * random.NextDouble(), CancellationToken.None);
            switch (random.Next(20))
            {
                case < 8:
                    last = await Get(cart, random, stop) ?? last;
                    break;
                case 8 when earlier is { } again:
                    await Put(cart, random, again.Value, again.Id, again.Request, again.Tag, stop);
                    break;
                case < 12:
                    await Put(cart, random, NextValue(), null, NextValue(), null, stop);
                    break;
                case 19 when step > StepsPerCart / 2:
                    await Checkout(cart, random, stop);
                    break;
                default:
                    var tag = random.Next(3) == 0 ? last?.ETag : null;
                    var put = (Value: NextValue(), Id: Guid.NewGuid(), Request: NextValue(), tag);
                    earlier = put;
                    last = await Put(cart, random, put.Value, put.Id, put.Request, tag, stop) ?? last;
                    break;
            }
        }
    }

    private Task<Answer?> Get(WireHistory cart, Random random, CancellationToken stop) =>
        Recorded(
            random,
            Act.Look,
            target => http.Get(target, cart.Customer, cart.Cart),
            (invoked, answer) => cart.Add(new WireCall(WireAct.Get), invoked, answer),
            stop
        );

    /// <summary>Without an id it is sent once: a repeat would be another change.</summary>
    private async Task<Answer?> Put(
        WireHistory cart,
        Random random,
        int value,
        Guid? id,
        int request,
        string? tag,
        CancellationToken stop
    )
    {
        var call = new WireCall(WireAct.Put, value, request, tag is null ? null : Answer.RevisionOf(tag));
        var answer = await Recorded(
            random,
            Act.Put,
            target => http.Put(target, cart.Customer, cart.Cart, value, id, tag),
            (invoked, answer) => cart.Add(call, invoked, answer),
            stop,
            isRepeated: id is not null
        );
        return answer is { IsSuccess: true } ? answer : null;
    }

    private Task<Answer?> Checkout(WireHistory cart, Random random, CancellationToken stop)
    {
        var request = Guid.NewGuid();
        return Recorded(
            random,
            Act.Checkout,
            target => http.Checkout(target, cart.Customer, cart.Cart, request),
            cart.AddCheckout,
            stop
        );
    }

    private Task<Answer?> Repeated(Random random, Act act, Func<Uri, Task<Answer>> call, CancellationToken stop) =>
        Recorded(random, act, call, static (_, _) => { }, stop);

    /// <summary>Asks, and asks again while the outcome is unknown; each time is an operation of its own.</summary>
    private async Task<Answer?> Recorded(
        Random random,
        Act act,
        Func<Uri, Task<Answer>> call,
        Action<long, Answer?> record,
        CancellationToken stop,
        bool isRepeated = true
    )
    {
        while (true)
        {
            var invoked = WireHistory.Tick();
            var answer = await call(targets[random.Next(targets.Count)]);
            statuses.Count(act, answer);
            if (answer.Status is not (0 or 503))
            {
                record(invoked, answer);
                if (answer.IsSuccess)
                    lock (_successes)
                        _successes.Add(new Success(clock.Elapsed, "", act));
                return answer;
            }

            record(invoked, null);
            if (!isRepeated || stop.IsCancellationRequested)
                return null;
            await Task.Delay(RepeatPause, CancellationToken.None);
        }
    }

    private int NextValue() => Interlocked.Increment(ref _values);
}
