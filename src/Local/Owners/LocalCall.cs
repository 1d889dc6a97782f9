using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>A command and the caller who waits for its reply. Cancellation ends the wait, not the turn, which others may share.</summary>
internal sealed class LocalCall(CartCommand command, Caller caller) : CartCall(command, caller)
{
    private readonly TaskCompletionSource<CartReply> _outcome = new();

    public ValueTask<CartReply> Wait(CancellationToken cancellation) => new(_outcome.Task.WaitAsync(cancellation));

    /// <summary>Lets the caller go on, on this thread, with the reply that the turn has left or the exception that it met, which is a bug.</summary>
    public void Release(Exception? bug)
    {
        try
        {
            _outcome.SetResult(bug is null ? Reply : throw bug);
        }
        catch (Exception failure)
        {
            _outcome.SetException(failure);
        }
    }
}
