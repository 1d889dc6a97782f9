using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class FailureTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.Start();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Exception_OfTheService_Is500AndLogged()
    {
        _host.Memory.Instead = (_, _, _) => throw new InvalidOperationException("the secret reason");

        var response = await _host.Send(
            HttpMethod.Get,
            $"{ApiHost.Carts}/{Guid.NewGuid()}",
            (string?)null,
            ("MS-RequestId", "req-1"),
            ("MS-CorrelationId", "cor-1")
        );

        var description = await response.AssertFault(500, 800003);
        Assert.DoesNotContain("secret", description, StringComparison.Ordinal);
        Assert.Equal("req-1", response.Headers.GetValues("MS-RequestId").Single());
        Assert.Contains(_host.Log.All, line =>
            line.Text.Contains("req-1", StringComparison.Ordinal)
            && line.Text.Contains("the secret reason", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Reply_ThatIsNoAnswer_Is500()
    {
        _host.Memory.Instead = (_, _, _) => Task.FromResult<CartReply>(CartReply.Done.Instance);

        await (await _host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}")).AssertFault(500, 800003);
    }

    [Fact]
    public async Task Refusal_Unavailable_SaysWhenToComeAgain()
    {
        _host.Memory.Instead = (_, _, _) =>
            Task.FromResult<CartReply>(new CartReply.Refused(new Refusal(RefusalCode.Unavailable, "not now")));

        var response = await _host.Send(HttpMethod.Put, $"{ApiHost.Carts}/{Guid.NewGuid()}", ApiHost.Body);

        Assert.Equal("not now", await response.AssertFault(503, 800003));
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Refusal_WithALongDescription_IsCut()
    {
        _host.Memory.Instead = (_, _, _) =>
            Task.FromResult<CartReply>(
                new CartReply.Refused(new Refusal(RefusalCode.InvalidInput, new string('x', 5000)))
            );

        Assert.Equal(
            1024,
            (
                await (await _host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}")).AssertFault(400, 800002)
            ).Length
        );
    }

    [Fact]
    public async Task Client_ThatLeaves_CancelsAndIsNoError()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Memory.Instead = async (_, _, cancellation) =>
        {
            entered.SetResult();
            using var registration = cancellation.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return CartReply.Done.Instance;
        };
        using var leave = new CancellationTokenSource();

        var request = _host.Client.GetAsync(
            new Uri($"{ApiHost.Carts}/{Guid.NewGuid()}", UriKind.Relative),
            leave.Token
        );
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await _host.Stop();
        Assert.DoesNotContain(_host.Log.All, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task Cancellation_OfAStoppingService_Is503()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopping = new CancellationTokenSource();
        _host.Memory.Instead = async (_, _, _) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping.Token);
            return CartReply.Done.Instance;
        };

        var request = _host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}");
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var stop = _host.Stop();
        await stopping.CancelAsync();

        var response = await request;
        await stop;
        await response.AssertFault(503, 800003);
        Assert.NotNull(response.Headers.RetryAfter);
        stopping.Dispose();
    }
}
