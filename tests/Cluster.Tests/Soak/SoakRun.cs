using System.Diagnostics;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// Families of clients at work while one fault after another, or two at once, is done to what they work on.
/// </summary>
internal sealed class SoakRun(ISoakTarget target, int seed) : IDisposable
{
    private const int Families = 12;

    private readonly CartsHttp _http = new(target.Token);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<Fault> _faults = [];
    private readonly List<Injection> _injections = [];

    public IReadOnlyList<Family> Workers { get; private set; } = [];

    public Statuses Statuses { get; } = new();

    public int Overlaps { get; private set; }

    public TimeSpan Length => _clock.Elapsed;

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<Injection> Injections => _injections;

    public IEnumerable<WireHistory> Carts => Workers.SelectMany(family => family.Carts);

    public async Task Run(TimeSpan length)
    {
        var random = new Random(seed);
        using var stop = new CancellationTokenSource();
        Workers =
        [
            .. Enumerable
                .Range(0, Families)
                .Select(_ => new Family(_http, target.Addresses, Statuses, random.Next(), _clock)),
        ];
        var sharing = Task.WhenAll(Workers.Select(family => Task.Run(() => family.Share(stop.Token))));
        await Task.Delay(target.Rest);
        while (_clock.Elapsed < length)
            await Inject(random);
        await stop.CancelAsync();
        await sharing;
        await Task.WhenAll(Workers.Select(family => family.LookAtAll()));
    }

    /// <summary>The longest that any cart was without success, for each fault or pair of faults.</summary>
    public IEnumerable<(Fault Fault, TimeSpan Longest)> LongestWaits() =>
        _faults.Select(
            (fault, i) =>
            {
                var end = i + 1 < _faults.Count ? _faults[i + 1].From : _clock.Elapsed;
                return (fault, Workers.Max(family => Wait.Longest(fault, end, family.Successes).Length));
            }
        );

    /// <summary>
    /// Carts whose answers fit no order, with all their operations; and those that nobody could judge.
    /// </summary>
    public (IReadOnlyList<string> Violations, int OldReads, int Undecided) Judge()
    {
        var violations = Statuses.Unexpected.ToList();
        var (oldReads, undecided) = (0, 0);
        foreach (var cart in Carts)
        {
            var (verdict, contradictions) = cart.Judged(withReads: true);
            violations.AddRange(contradictions);
            if (verdict is Verdict.NotLinearizable && cart.Judged(withReads: false).Verdict is Verdict.Linearizable)
                oldReads++;
            else if (verdict is Verdict.NotLinearizable)
                violations.Add($"What clients of {cart.Cart} were told fits no order:{Environment.NewLine}{cart}");
            undecided += verdict is Verdict.Undecided ? 1 : 0;
        }

        if (oldReads > 0 && !_injections.Exists(injection => injection.AllowsOldReads))
            violations.Add($"{oldReads} carts were shown in an old state, though no silo was cut off.");
        return (violations, oldReads, undecided);
    }

    public void Dispose() => _http.Dispose();

    private async Task Inject(Random random)
    {
        var all = target.Faults(random);
        var first = all[random.Next(all.Count)];
        List<Injection> chosen = [first];
        var others = all.Where(other => other.Target != first.Target).ToList();
        if (random.Next(3) == 0 && others.Count > 0)
        {
            chosen.Add(others[random.Next(others.Count)]);
            Overlaps++;
        }

        _injections.AddRange(chosen);
        var from = _clock.Elapsed;
        await Task.WhenAll(chosen.Select(injection => injection.Act()));
        _faults.Add(
            new Fault(
                string.Join(" and ", chosen.Select(injection => injection.Kind)),
                from,
                chosen.Exists(injection => injection.CountsFromEnd) ? _clock.Elapsed : from,
                chosen.Max(injection => injection.Limit)
            )
        );
        await Task.Delay(target.Rest);
        await target.Heal();
        await Task.Delay(target.Rest);
    }
}
