using PartnerCarts.Carts;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>How a run ended.</summary>
/// <param name="Seed">Runs it again.</param>
/// <param name="Violations">What must not be; empty.</param>
/// <param name="Undecided">Carts whose history was too long to judge.</param>
/// <param name="Operations">How many calls there were.</param>
/// <param name="UnknownOutcomes">How many of these had no answer.</param>
/// <param name="Faults">How often something went wrong.</param>
/// <param name="Trace">What happened, a line each.</param>
internal sealed record SimResult(
    int Seed,
    IReadOnlyList<string> Violations,
    int Undecided,
    int Operations,
    int UnknownOutcomes,
    int Faults,
    string Trace
);

/// <summary>
/// One or two processes over one store, with clients, faults and an order processor, all on one thread and out of one
/// seed. The carts' code is the real one: <c>LocalCarts</c>, <c>CartActivation</c>, <c>CartExecutor</c>,
/// <c>OrderRun</c>, <c>CartDecider</c>.
/// </summary>
internal sealed class SimWorld
{
    private const int MostSteps = 400_000;
    private const int Carts = 2;

    // How long what is ready may be kept waiting while time goes on.
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Calm = TimeSpan.FromMinutes(5);

    private readonly Random _random;
    private readonly SimFaults _faults;
    private readonly List<SimHost> _hosts = [];
    private readonly List<string> _violations = [];
    private readonly bool _isShared;

    private SimWorld(int seed)
    {
        _random = RandomOf(seed, 0);
        _isShared = _random.Next(2) == 0;
        Scheduler = new SimScheduler(RandomOf(seed, 1));
        Clock = new SimClock();
        History = new SimHistory(Clock);
        _faults = new SimFaults(RandomOf(seed, 2), Clock);
        Store = new SimStore(_faults, Clock, Violation);
        Processor = new SimProcessor(_faults, Clock, History, Violation);
        for (var i = 0; i < (_isShared ? 2 : 1); i++)
            _hosts.Add(new SimHost(this, _isShared));
    }

    public SimScheduler Scheduler { get; }

    public SimClock Clock { get; }

    public SimHistory History { get; }

    public SimStore Store { get; }

    public SimProcessor Processor { get; }

    public static SimResult Run(int seed)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return new SimWorld(seed).Run() with { Seed = seed };
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>How long a process keeps a cart in memory that nobody asks for: sometimes hardly at all.</summary>
    public TimeSpan AnyIdleTime() => TimeSpan.FromMilliseconds(_random.Next(2) == 0 ? 20_000 : 100);

    public SimHost AnyHost() => _hosts[_random.Next(_hosts.Count)];

    private SimResult Run()
    {
        var keys = Enumerable
            .Range(1, Carts)
            .Select(n => new CartKey(new Guid(1, 0, 0, new byte[8]), new Guid(n, 0, 0, new byte[8])))
            .ToArray();
        _ = Scheduler.Begin(Sweep);
        _ = Scheduler.Begin(Kill);
        _ = Scheduler.Begin(RetireIdle);
        Finish(
            Task.WhenAll(
                keys.SelectMany(key => Enumerable.Range(1, 4).Select(n => (key, n)))
                    .Select(one =>
                    {
                        var name = $"{one.key.CartId.ToString()[7]}.{one.n}";
                        var client = new SimClient(this, name, one.key, new Random(_random.Next()));
                        return Scheduler.Begin(() => client.Run(_random.Next(4, 10)));
                    })
            )
        );

        _faults.HasEnded = true;
        History.Note("no more faults");
        Finish(Scheduler.Begin(() => Task.Delay(Calm, Clock)));
        foreach (var key in keys)
            if (Store.Find(key) is { Intent: { } intent })
                Violation($"Checkout {intent.Sequence} of {key} is still under way {Calm} after the last fault.");
        if (!_isShared)
            Finish(Scheduler.Begin(() => LookAtAll(keys)));
        return Judged();
    }

    private async Task LookAtAll(CartKey[] keys)
    {
        Replace(0);
        foreach (var key in keys)
            await new SimClient(this, "look", key, _random).Look();
    }

    private SimResult Judged()
    {
        var undecided = 0;
        foreach (var (key, operations) in History.PerCart(withReads: !_isShared))
        {
            var verdict = Checker.Check(new CartModel(key, Clock.GetUtcNow()), operations, most: 200_000);
            if (verdict is Verdict.NotLinearizable)
                Violation($"What clients of {key} were told fits no order of what they asked.");
            foreach (var violation in CartInvariants.Violations(key, operations.Select(one => one.Call)))
                Violation(violation);
            undecided += verdict is Verdict.Undecided ? 1 : 0;
        }

        return new(0, _violations, undecided, History.Count, History.UnknownOutcomes, _faults.Count, History.Trace);
    }

    /// <summary>Runs until the task has ended. Timers may go off before what is ready has run, as they do.</summary>
    private void Finish(Task task)
    {
        for (var step = 0; !task.IsCompleted; step++)
        {
            if (step == MostSteps)
                throw new InvalidOperationException($"Nothing comes to an end:{Environment.NewLine}{History.Trace}");
            if (!Scheduler.IsIdle && (_random.Next(20) > 0 || !Clock.Advance(Slowness)))
                Scheduler.RunOne();
            else if (Scheduler.IsIdle && !Clock.Advance(TimeSpan.MaxValue))
                throw new InvalidOperationException($"Nobody is left to run:{Environment.NewLine}{History.Trace}");
        }

        task.GetAwaiter().GetResult();
    }

    /// <summary>Sends due carts a command, as Local's sweeper and the cluster's wake-up shards do.</summary>
    private async Task Sweep()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), Clock);
            foreach (var key in Store.Due)
            {
                History.Note($"sweep {key}");
                _ = AnyHost().Carts.Send(key, CartCommand.Expire.Instance, default, CancellationToken.None).AsTask();
            }
        }
    }

    /// <summary>At any moment, and not only when the sweeper looks.</summary>
    private async Task RetireIdle()
    {
        while (true)
        {
            await Clock.Delay(_random.Next(2_000));
            foreach (var host in _hosts)
                host.Carts.RetireIdle();
        }
    }

    private async Task Kill()
    {
        while (true)
        {
            await Clock.Delay(_random.Next(20_000));
            if (!_faults.Happens)
                continue;
            History.Note("a process is killed");
            Replace(_random.Next(_hosts.Count));
        }
    }

    /// <summary>Seeds that follow on each other begin alike, so they are mixed first (SplitMix64).</summary>
    private static Random RandomOf(int seed, int purpose)
    {
        var mixed = ((ulong)(uint)seed << 8) + (ulong)purpose + 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return new Random((int)((mixed ^ (mixed >> 31)) & int.MaxValue));
    }

    private void Replace(int host)
    {
        _hosts[host].Kill();
        _hosts[host] = new SimHost(this, _isShared);
    }

    private void Violation(string what)
    {
        History.Note($"VIOLATION: {what}");
        _violations.Add(what);
    }
}
