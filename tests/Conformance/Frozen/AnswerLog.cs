namespace PartnerCarts.Conformance;

/// <summary>
/// The exchanges of one run of a case. The clients write into the log of whatever case they are called from.
/// </summary>
internal sealed class AnswerLog
{
    private static readonly AsyncLocal<AnswerLog?> OfThisCase = new();

    private readonly Lock _gate = new();
    private readonly SortedSet<string> _exchanges = new(StringComparer.Ordinal);

    /// <summary>Null outside a case, and in one whose host has no frozen answers.</summary>
    public static AnswerLog? Current => OfThisCase.Value;

    /// <summary>
    /// Each exchange once, in one line, ordered by its text: a case may send side by side, or the same thing again.
    /// </summary>
    public IReadOnlyList<string> Exchanges
    {
        get
        {
            lock (_gate)
                return [.. _exchanges];
        }
    }

    /// <summary>
    /// To be called from a case's constructor: what a method that is awaited sets is gone when it returns.
    /// </summary>
    public static void Begin() => OfThisCase.Value = new AnswerLog();

    /// <summary>Notes an answer.</summary>
    /// <param name="request">Method, path, headers and body, as text.</param>
    /// <param name="answer">What came back.</param>
    public void Add(string request, Answer answer)
    {
        var line = ExchangeLine.Of(request, answer);
        lock (_gate)
            _exchanges.Add(line);
    }
}
