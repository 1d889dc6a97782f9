using System.Diagnostics;
using System.Runtime.ExceptionServices;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// A command that a run executes. Hosts derive from it to complete whatever their caller waits on.
/// </summary>
public class CartCall(CartCommand command, Caller caller)
{
    private CartReply? _reply;
    private Exception? _failure;

    public CartCommand Command { get; } = command;

    public Caller Caller { get; } = caller;

    /// <summary>
    /// The answer; to be shown to the caller only after <see cref="CartExecutor.Run"/> has returned. Throws what
    /// deciding threw, which is a bug.
    /// </summary>
    public CartReply Reply
    {
        get
        {
            if (Failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
            return _reply!;
        }
        internal set
        {
            _reply = value;
            _failure = null;
        }
    }

    /// <summary>The span of whoever asked; none where nobody listens.</summary>
    internal ActivityContext Origin { get; } = CartsTelemetry.CurrentSpan;

    /// <summary>Why there is no <see cref="Reply"/>; null when there is one.</summary>
    protected Exception? Failure =>
        _failure ?? (_reply is null ? new InvalidOperationException("The call has not been executed.") : null);

    internal bool HasChangedCart { get; set; }

    internal void Fail(Exception failure) => _failure = failure;
}
