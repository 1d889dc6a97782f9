using System.Collections.Concurrent;

namespace PartnerCarts.Cluster.Tests;

/// <summary>How often which answer came, and whether it may.</summary>
internal sealed class Statuses
{
    private readonly ConcurrentDictionary<(int Status, int Code), int> _counts = new();
    private readonly ConcurrentQueue<string> _unexpected = new();

    public int Total => _counts.Values.Sum();

    /// <summary>Answers that are neither a success, nor a decision about what was asked, nor 503.</summary>
    public IReadOnlyCollection<string> Unexpected => _unexpected;

    public void Count(Act act, Answer answer)
    {
        var code = answer.IsSuccess ? 0 : answer.Code;
        _counts.AddOrUpdate((answer.Status, code), 1, static (_, count) => count + 1);
        if (!MayBe(answer.Status, code))
            _unexpected.Enqueue($"{act}: {answer}");
    }

    /// <summary>Most frequent first; status 0 is a connection that broke.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            _counts
                .OrderByDescending(one => one.Value)
                .Select(one => $"{one.Value:N0} × {one.Key.Status}{(one.Key.Code > 0 ? $"/{one.Key.Code}" : "")}")
        );

    private static bool MayBe(int status, int code) =>
        (status, code) switch
        {
            (0 or 200 or 201 or 503, _) => true,
            (400, WireModel.StaleETag or WireModel.AlreadyOrdered) => true,
            (409, WireModel.CheckoutUnderWay or WireModel.OrderInProgress) => true,
            _ => false,
        };
}
