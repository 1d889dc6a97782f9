namespace PartnerCarts.Api.Limits;

/// <summary>A request that was refused a moment ago.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path.</param>
/// <param name="BodyHash">The hash of its body; 0 if it was refused before that was read.</param>
/// <param name="Code">The code that it was refused with.</param>
/// <param name="Since">When it was, in ticks of the clock's timestamps.</param>
internal sealed record RefusedRequest(string Method, string Path, UInt128 BodyHash, int Code, long Since)
{
    private int _repeats;

    /// <summary>Whether one more repeat of it may go uncounted.</summary>
    public bool TryRepeat() => Interlocked.Increment(ref _repeats) <= RefusedRequests.MostRepeats;
}
