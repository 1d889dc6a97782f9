using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace PartnerCarts.Cluster.Tests;

/// <summary>200 shoppers at work on a cluster while things are done to it, and what became of their carts.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Size = 200;

    private readonly ClusterProcesses _cluster;
    private readonly CartsHttp _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Shopper[] _shoppers;
    private readonly List<Fault> _faults = [];
    private readonly Task _shopping;

    /// <param name="cluster">Where they shop.</param>
    /// <param name="changesPerCart">How often each changes a cart before it checks it out.</param>
    public Crowd(ClusterProcesses cluster, int changesPerCart = 12)
    {
        _cluster = cluster;
        _http = new CartsHttp(cluster.Token);
        _shoppers =
        [
            .. Enumerable
                .Range(0, Size)
                .Select(number => new Shopper(_http, cluster.Gateways, number, changesPerCart, _clock)),
        ];
        _shopping = Task.WhenAll(_shoppers.Select(shopper => Task.Run(() => shopper.Shop(_stop.Token))));
    }

    /// <summary>The time on the crowd's clock.</summary>
    public TimeSpan Now => _clock.Elapsed;

    public IEnumerable<CartHistory> Carts => _shoppers.SelectMany(shopper => shopper.Carts);

    public IEnumerable<string> Unexpected => _shoppers.SelectMany(shopper => shopper.Unexpected);

    public void Note(Fault fault) => _faults.Add(fault);

    /// <summary>Lets the shoppers finish what they have begun, and has them look at every cart once more.</summary>
    public async Task Finish()
    {
        await _stop.CancelAsync();
        await _shopping;
        await Task.WhenAll(_shoppers.Select(shopper => shopper.LookAtAll()));
    }

    /// <summary>
    /// What the answers contradict, what the order book contradicts, and answers that there should not be.
    /// </summary>
    public async Task<IReadOnlyList<string>> Faults()
    {
        var faults = Unexpected.Concat(Carts.SelectMany(cart => cart.Faults())).ToList();
        var orders = Carts
            .SelectMany(cart => cart.Steps)
            .Where(step => step.Act is Act.Checkout && step.Seen is not null)
            .Sum(step => step.Seen!.Orders.Count);
        await using var database = NpgsqlDataSource.Create(_cluster.ConnectionString);
        await using var count = database.CreateCommand("SELECT count(*) FROM grain_state WHERE grain_type = 'order'");
        if (await count.ExecuteScalarAsync() is long booked && booked != orders)
            faults.Add($"{booked} orders are booked, and the answers told of {orders}.");
        return faults;
    }

    /// <summary>The longest time that any cart was without success because of each fault.</summary>
    public IEnumerable<(Fault Fault, Wait Longest)> LongestWaits() =>
        _faults.Select(
            (fault, i) =>
            {
                var until = i + 1 < _faults.Count ? _faults[i + 1].From : TimeSpan.MaxValue;
                return (
                    fault,
                    _shoppers
                        .Select(shopper => Wait.Longest(fault, until, shopper.Successes))
                        .MaxBy(wait => wait.Length)!
                );
            }
        );

    public string Report()
    {
        var report = new StringBuilder();
        report.AppendLine(
            CultureInfo.InvariantCulture,
            $"{_clock.Elapsed.TotalSeconds:0} s, {_shoppers.Sum(shopper => shopper.Sent)} requests, "
                + $"{_shoppers.Sum(shopper => shopper.Successes.Count)} succeeded, "
                + $"{_shoppers.Sum(shopper => shopper.Repeated)} repeated after 503 or 409, {Carts.Count()} "
                + $"carts, {Carts.Count(cart => cart.Steps.Any(step => step.Act is Act.Checkout))} checked out, "
                + $"{Carts.Sum(cart => cart.Steps.Count(step => step.Seen is null))} outcomes unknown"
        );
        foreach (var (fault, longest) in LongestWaits())
            report.AppendLine(
                CultureInfo.InvariantCulture,
                $"{fault.From.TotalSeconds, 6:0.0} s {fault.What}: {longest.Length.TotalSeconds:0.0} s without "
                    + $"success at most (limit {fault.Limit.TotalSeconds:0}), until "
                    + $"{longest.Until?.At.TotalSeconds:0.0} s, {longest.Until?.Act} of {longest.Until?.Cart}"
            );
        return report.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _http.Dispose();
        _stop.Dispose();
    }
}
