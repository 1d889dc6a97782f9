using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests.Execution;

public sealed class AwaitedCallTests
{
    private readonly AwaitedCall _call = new(CartCommand.Get.Instance, default);

    [Fact]
    public async Task Release_WithABug_ThrowsItToTheCaller()
    {
        _call.Release(new InvalidOperationException("A bug."));
        Assert.Equal("A bug.", (await Assert.ThrowsAsync<InvalidOperationException>(_call.Outcome.AsTask)).Message);
    }

    [Fact]
    public async Task Release_WithoutExecution_SaysSo()
    {
        _call.Release(bug: null);
        Assert.Contains(
            "has not been executed",
            (await Assert.ThrowsAsync<InvalidOperationException>(_call.Outcome.AsTask)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cancel_BeforeTheRelease_EndsTheWaitAndTheReleaseIsNoMatter()
    {
        using var leaving = new CancellationTokenSource();
        _call.EndWaitOn(leaving.Token);
        var wait = _call.Outcome.AsTask();
        Assert.False(wait.IsCompleted);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        _call.Release(new InvalidOperationException("Too late."));
    }

    [Fact]
    public async Task Cancel_AfterTheRelease_ChangesNothing()
    {
        using var leaving = new CancellationTokenSource();
        _call.EndWaitOn(leaving.Token);
        _call.Release(new InvalidOperationException("First."));
        await leaving.CancelAsync();
        Assert.Equal("First.", (await Assert.ThrowsAsync<InvalidOperationException>(_call.Outcome.AsTask)).Message);
    }
}
