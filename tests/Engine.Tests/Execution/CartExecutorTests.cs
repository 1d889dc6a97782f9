using PartnerCarts.Carts;

namespace PartnerCarts.Engine.Tests.Execution;

public sealed class CartExecutorTests
{
    private readonly ExecutorFixture _bench = new();

    [Fact]
    public async Task Run_FirstCommand_LoadsOnceAndWrites()
    {
        await _bench.Send(ExecutorFixture.Create());
        await _bench.Send(ExecutorFixture.Update(2));

        Assert.Equal(1, _bench.State.Reads);
        Assert.Equal([(0, 1, true), (1, 2, false)], _bench.State.Writes);
        Assert.Equal(2, _bench.State.Cart!.Lines[0].Quantity);
    }

    [Fact]
    public async Task Run_SeveralCommands_AreDecidedOnTopOfEachOtherAndWrittenOnce()
    {
        await _bench.Send(ExecutorFixture.Create());

        var replies = await _bench.Run(
            ExecutorFixture.Update(2, id: 2),
            ExecutorFixture.Update(3, id: 3),
            CartCommand.Get.Instance
        );

        Assert.Equal([2, 3, 3], replies.Select(QuantityIn));
        Assert.Equal((1, 3, false), _bench.State.Writes[^1]);
        Assert.Equal(2, _bench.State.Writes.Count);
    }

    [Fact]
    public async Task Run_NothingChanges_WritesNothing()
    {
        await _bench.Send(ExecutorFixture.Create());

        await _bench.Run(
            CartCommand.Get.Instance,
            new CartCommand.Update(ExecutorFixture.Draft(1), "\"stale\"", ExecutorFixture.Idempotency(9))
        );

        Assert.Single(_bench.State.Writes);
    }

    [Fact]
    public async Task TryRead_WhileAWriteIsUnderWay_ShowsTheDurableCart()
    {
        await _bench.Send(ExecutorFixture.Create());
        var gate = new TaskCompletionSource();
        _bench.State.Gate = gate.Task;

        var update = _bench.Send(ExecutorFixture.Update(2)).AsTask();

        Assert.False(update.IsCompleted);
        Assert.Equal(1, QuantityIn(_bench.Turn.TryRead(CartCommand.Get.Instance, ExecutorFixture.Caller)!));
        gate.SetResult();
        Assert.Equal(2, QuantityIn(await update));
        Assert.Equal(2, QuantityIn(_bench.Turn.TryRead(CartCommand.Get.Instance, ExecutorFixture.Caller)!));
    }

    [Fact]
    public void TryRead_NotLoaded_NeedsATurn() =>
        Assert.Null(_bench.Turn.TryRead(CartCommand.Get.Instance, ExecutorFixture.Caller));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_WriteFails_EveryCallIsUnavailableAndTheStoreIsReadAgain(bool afterTheWrite)
    {
        await _bench.Send(ExecutorFixture.Create());
        if (afterTheWrite)
            _bench.State.FailAfter = new IOException("disk");
        else
            _bench.State.FailBefore = new IOException("disk");

        var replies = await _bench.Run(ExecutorFixture.Update(2), CartCommand.Get.Instance);

        Assert.All(replies, reply =>
            Assert.Equal(RefusalCode.Unavailable, Assert.IsType<CartReply.Refused>(reply).Refusal.Code)
        );
        Assert.False(_bench.Turn.IsLoaded);
        Assert.Equal(afterTheWrite ? 2 : 1, QuantityIn(await _bench.Send(CartCommand.Get.Instance)));
        Assert.Equal(2, _bench.State.Reads);
    }

    [Fact]
    public async Task Run_RepeatAfterALostAnswer_IsAReplay()
    {
        await _bench.Send(ExecutorFixture.Create());
        _bench.State.FailAfter = new IOException("disk");
        await _bench.Send(ExecutorFixture.Update(2));

        Assert.Equal(2, QuantityIn(await _bench.Send(ExecutorFixture.Update(2))));
        Assert.Equal(2, _bench.State.Writes.Count);
    }

    [Fact]
    public async Task Run_AnotherOwnerHasWritten_DecidesAgainOnTopOfTheWinner()
    {
        await _bench.Send(ExecutorFixture.Create());
        var other = new ExecutorFixture(_bench.State);
        await other.Send(ExecutorFixture.Update(5, id: 5));

        var reply = Assert.IsType<CartReply.Shown>(await _bench.Send(ExecutorFixture.Update(7, id: 7)));

        Assert.Equal(3, reply.Cart.Revision);
        Assert.Equal(7, _bench.State.Cart!.Lines[0].Quantity);
        Assert.True(_bench.State.Cart.Requests.Contains(ExecutorFixture.Idempotency(5)));
    }

    /// <summary>Nothing is written, so no write would find out that the copy is behind.</summary>
    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 2)]
    public async Task Run_RefusedOnACopyThatIsBehind_IsDecidedOnTheStoredCartWhereOthersMayWrite(
        bool isShared,
        long revision
    )
    {
        _bench.State.IsShared = isShared;
        await _bench.Send(ExecutorFixture.Create());
        var other = new ExecutorFixture(_bench.State);
        var tag = CartETag.Of(Assert.IsType<CartReply.Shown>(await other.Send(ExecutorFixture.Update(2, id: 5))).Cart);

        var reply = await _bench.Send(
            new CartCommand.Update(ExecutorFixture.Draft(3), tag, ExecutorFixture.Idempotency(6))
        );

        Assert.Equal(isShared, reply is CartReply.Shown);
        Assert.Equal(revision, _bench.State.Cart!.Revision);
    }

    [Fact]
    public async Task Run_RefusedOnWhatWasReadForIt_IsNotReadAgain()
    {
        _bench.State.IsShared = true;

        await _bench.Send(ExecutorFixture.Update(2));
        Assert.Equal(1, _bench.State.Reads);
        await _bench.Send(CartCommand.Get.Instance);
        Assert.Equal(1, _bench.State.Reads);
        await _bench.Send(ExecutorFixture.Update(2));
        Assert.Equal(2, _bench.State.Reads);
    }

    [Fact]
    public async Task Run_LosesEveryRace_IsUnavailable()
    {
        await _bench.Send(ExecutorFixture.Create());
        var stale = new AlwaysStale(_bench.State);
        var turn = new CartExecutor(ExecutorFixture.Key, stale, _bench.Services, _ =>
            throw new InvalidOperationException()
        );
        var call = new CartCall(ExecutorFixture.Update(2), ExecutorFixture.Caller);

        await turn.Run([call]);

        Assert.Equal(RefusalCode.Unavailable, Assert.IsType<CartReply.Refused>(call.Reply).Refusal.Code);
        Assert.Equal(3, stale.Attempts);
    }

    [Fact]
    public async Task Run_CartHasEnded_ExpireDeletesIt()
    {
        await _bench.Send(ExecutorFixture.Create());
        _bench.Clock.Advance(TimeSpan.FromDays(7));

        await _bench.Send(CartCommand.Expire.Instance);

        Assert.Null(_bench.State.Stored);
        Assert.Null(_bench.Turn.Current);
    }

    [Fact]
    public async Task Run_ExpireThenCreateInOneRun_ReplacesTheStoredCart()
    {
        await _bench.Send(ExecutorFixture.Create());
        _bench.Clock.Advance(TimeSpan.FromDays(7));

        var replies = await _bench.Run(CartCommand.Expire.Instance, ExecutorFixture.Create(id: 4));

        Assert.IsType<CartReply.Shown>(replies[1]);
        Assert.Equal(_bench.Clock.GetUtcNow(), _bench.State.Cart!.Created);
        Assert.Equal(2, _bench.State.Writes.Count);
    }

    internal static int QuantityIn(CartReply reply) => Assert.IsType<CartReply.Shown>(reply).Cart.Lines[0].Quantity;

    private sealed class AlwaysStale(ICartState inner) : ICartState
    {
        public int Attempts { get; private set; }

        public ValueTask<Cart?> Read(CancellationToken cancellation) => inner.Read(cancellation);

        public ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged)
        {
            Attempts++;
            throw new CartConflictException("stale");
        }

        public ValueTask Delete(long expectedRevision) => throw new CartConflictException("stale");
    }
}
