namespace PartnerCarts.Grains;

/// <summary>
/// Holds calls back until the process can make any: an Orleans client that has not connected yet breaks on them instead
/// of failing.
/// </summary>
public sealed class ClusterGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when calls can be made.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Calls can be made from now on.</summary>
    public void Open() => _opened.TrySetResult();
}
