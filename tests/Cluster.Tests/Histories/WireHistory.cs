using System.Collections.Concurrent;
using System.Text.Json;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Cluster.Tests;

/// <summary>All that the clients of one cart asked and were told.</summary>
/// <param name="customer">Whose cart it is.</param>
/// <param name="made">The answer that told of it.</param>
internal sealed class WireHistory(Guid customer, Answer made)
{
    private static long _time;

    private readonly ConcurrentQueue<Operation<WireCall>> _operations = new();
    private readonly ConcurrentDictionary<string, string> _contents = new() { [made.ETag!] = made.Text };
    private readonly ConcurrentQueue<string> _violations = new();
    private int _unknownOutcomes;
    private readonly string _expires = ExpirationOf(made);
    private readonly string _incarnation = made.Incarnation;

    public Guid Customer => customer;

    public string Cart { get; } = made.CartId;

    public int Operations => _operations.Count;

    /// <summary>Changes that got no answer, or 503.</summary>
    public int UnknownOutcomes => _unknownOutcomes;

    /// <summary>How many orders the last answer that shows the cart's end told of.</summary>
    public int Orders { get; private set; }

    /// <summary>A time that no other event of any history has.</summary>
    public static long Tick() => Interlocked.Increment(ref _time);

    /// <param name="call">What was asked.</param>
    /// <param name="invoked">When.</param>
    /// <param name="answer">The answer; null when the outcome is unknown.</param>
    public void Add(WireCall call, long invoked, Answer? answer)
    {
        if (answer is not null)
            Judge(answer);
        if (answer is null && call.Act is not WireAct.Get)
            Interlocked.Increment(ref _unknownOutcomes);
        // A read without an answer has neither seen nor done anything.
        if (answer is null && call.Act is WireAct.Get)
            return;
        if (answer is { IsSuccess: true } && call.Act is WireAct.Put)
        {
            _operations.Enqueue(new(call, invoked, Operation<WireCall>.Never));
            call = call with { Act = WireAct.Confirm };
        }

        _operations.Enqueue(
            answer is null
                ? new(call, invoked, Operation<WireCall>.Never)
                : new(call with { Answer = Read(answer) }, invoked, Tick())
        );
    }

    /// <summary>
    /// A checkout stores an intent, and later, without a client, its outcome: each at some time after it was asked for,
    /// or never. Who is told the orders has seen a cart that is ordered.
    /// </summary>
    public void AddCheckout(long invoked, Answer? answer)
    {
        if (answer is null)
            Interlocked.Increment(ref _unknownOutcomes);
        _operations.Enqueue(new(new WireCall(WireAct.BeginCheckout), invoked, Operation<WireCall>.Never));
        _operations.Enqueue(new(new WireCall(WireAct.StoreOrders), invoked, Operation<WireCall>.Never));
        if (answer is not { IsSuccess: true })
            return;
        Orders = answer.Seen.Orders.Count;
        if (Orders != CartHistory.OrdersPerCart)
            _violations.Enqueue($"Cart {Cart} has {Orders} orders.");
        Add(new WireCall(WireAct.ShowOrders), invoked, answer);
    }

    /// <summary>
    /// What the answers contradict: at most one order per group, one content per ETag, one expiration, no foreign cart,
    /// and an order of all operations that one client alone could have had.
    /// </summary>
    public (Verdict Verdict, IReadOnlyList<string> Violations) Judged(bool withReads)
    {
        var model = new WireModel(made.Seen.Value);
        var operations = _operations.Where(one => withReads || one.Call.Act is not WireAct.Get).ToList();
        return (Checker.Check(model, operations, most: 2_000_000), [.. _violations]);
    }

    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            _operations
                .OrderBy(one => one.Invoked)
                .Select(one => $"{one.Invoked}-{(one.IsOutcomeKnown ? one.Returned : "")} {one.Call}")
        );

    private static WireAnswer Read(Answer answer) =>
        answer.IsSuccess && answer.Seen is var seen
            ? new(0, seen.Revision, seen.Value, seen.IsOrdered, string.Join(',', seen.Orders))
            : new(answer.Code);

    private static string ExpirationOf(Answer cart) =>
        JsonSerializer.Deserialize<JsonElement>(cart.Text).GetProperty("expirationTimestamp").GetString()!;

    private void Judge(Answer answer)
    {
        if (!answer.IsSuccess)
            return;
        if (answer.Incarnation != _incarnation)
            _violations.Enqueue($"Cart {Cart} was made twice: {made.ETag} and {answer.ETag}.");
        if (answer.IsCheckout)
            return;
        if (answer.CartId != Cart)
            _violations.Enqueue($"Cart {answer.CartId} was shown for {Cart}.");
        if (ExpirationOf(answer) is var expires && expires != _expires)
            _violations.Enqueue($"Cart {Cart} expires {_expires}, and {expires}.");
        if (_contents.GetOrAdd(answer.ETag!, answer.Text) is var content && content != answer.Text)
            _violations.Enqueue($"ETag {answer.ETag} serves two contents: {content} {answer.Text}");
    }
}
