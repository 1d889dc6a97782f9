namespace PartnerCarts.Local.Tests.Support;

/// <summary>Anything that a test wants to happen inside the writer's transaction.</summary>
internal sealed class TestWrite(Action<WriterSession> apply) : StoreWrite
{
    public override void Apply(WriterSession session) => apply(session);

    /// <summary>Holds the writer up, so that whatever is written meanwhile waits and is committed together.</summary>
    public static WriterHold Hold(StoreWriter writer) => new(writer);
}

internal sealed class WriterHold : IAsyncDisposable
{
    private readonly ManualResetEventSlim _go = new();
    private readonly Task _held;

    public WriterHold(StoreWriter writer)
    {
        using var isHeld = new ManualResetEventSlim();
        _held = writer
            .Write(
                new TestWrite(_ =>
                {
                    isHeld.Set();
                    _go.Wait();
                })
            )
            .AsTask();
        isHeld.Wait();
    }

    public async ValueTask DisposeAsync()
    {
        _go.Set();
        await _held;
        _go.Dispose();
    }
}
