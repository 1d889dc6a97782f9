namespace PartnerCarts.Engine;

/// <summary>How long what runs beside a cart rests before it tries again: 0.2 s, doubling up to 15 s.</summary>
internal static class RunPauses
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="clock">Whose time.</param>
    public static Task After(int attempt, TimeProvider clock)
    {
        var pause = First * Math.Pow(2, Math.Min(attempt - 1, 10));
        return Task.Delay(pause < Longest ? pause : Longest, clock, CancellationToken.None);
    }
}
