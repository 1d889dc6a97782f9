using System.Net;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Pipeline;

public sealed class InFlightTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Requests_BeyondTheQueue_AreRefusedAtOnce()
    {
        await using var host = await Start(inFlight: 1, queue: 0);
        var first = await Occupy(host);

        var response = await Get(host).WaitAsync(Patience);

        Assert.Contains("1 requests are in work", await response.AssertFault(503, 800003), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        await Finish(first);
    }

    [Fact]
    public async Task Request_InTheQueue_IsRefusedAfterTheWait()
    {
        await using var host = await Start(inFlight: 1, queue: 1);
        var first = await Occupy(host);

        var second = Get(host);
        await host.Clock.WhenTimersSet().WaitAsync(Patience);
        host.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(second.IsCompleted);
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        await (await second.WaitAsync(Patience)).AssertFault(503, 800003);
        await Finish(first);
    }

    [Fact]
    public async Task Request_InTheQueue_RunsWhenAnotherEnds()
    {
        await using var host = await Start(inFlight: 1, queue: 1);
        var first = await Occupy(host);

        var second = Get(host);
        await host.Clock.WhenTimersSet().WaitAsync(Patience);
        await Finish(first);

        await (await second.WaitAsync(Patience)).AssertFault(404, 800008);
    }

    [Fact]
    public async Task Health_OfABusyService_IsAnswered()
    {
        await using var host = await Start(inFlight: 1, queue: 0);
        var first = await Occupy(host);

        Assert.Equal(
            HttpStatusCode.OK,
            (await host.Send(HttpMethod.Get, "/health/live").WaitAsync(Patience)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await host.Send(HttpMethod.Get, "/health/ready").WaitAsync(Patience)).StatusCode
        );
        await Finish(first);
    }

    [Fact]
    public async Task Partner_WithItsShareInWork_IsRefusedAndOthersAreNot()
    {
        await using var host = await Start(inFlight: 2, queue: 0, share: 1);
        var first = await Occupy(host);

        Assert.Contains(
            "which is its share",
            await (await Get(host).WaitAsync(Patience)).AssertFault(503, 800003),
            StringComparison.Ordinal
        );
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(Guid.NewGuid()));
        await (await Get(host).WaitAsync(Patience)).AssertFault(404, 800008);
        await Finish(first);
    }

    [Fact]
    public async Task Partner_WaitingForItsShare_IsInNobodysWay()
    {
        await using var host = await Start(inFlight: 2, queue: 1, share: 1);
        var first = await Occupy(host);
        var second = Get(host);
        await host.Clock.WhenTimersSet().WaitAsync(Patience);

        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(Guid.NewGuid()));
        await (await Get(host).WaitAsync(Patience)).AssertFault(404, 800008);
        await Finish(first);

        await (await second.WaitAsync(Patience)).AssertFault(404, 800008);
    }

    [Fact]
    public async Task Partner_AloneByDefault_MayHaveSevenEighths()
    {
        await using var host = await ApiHost.Start(("Limits:InFlight", "8"), ("Limits:Queue", "0"));
        var entered = new SemaphoreSlim(0);
        host.Memory.Instead = (_, _, _) =>
        {
            entered.Release();
            return Wait();
        };
        var held = Enumerable.Range(0, 7).Select(_ => Get(host)).ToList();
        for (var one = 0; one < held.Count; one++)
            Assert.True(await entered.WaitAsync(Patience));

        Assert.Contains(
            "7 requests are in work, which is its share",
            await (await Get(host).WaitAsync(Patience)).AssertFault(503, 800003),
            StringComparison.Ordinal
        );
        _release.SetResult();
        foreach (var response in await Task.WhenAll(held).WaitAsync(Patience))
            await response.AssertFault(404, 800008);
    }

    private static Task<ApiHost> Start(int inFlight, int queue, int? share = null) =>
        ApiHost.Start([
            ("Limits:InFlight", $"{inFlight}"),
            ("Limits:Queue", $"{queue}"),
            ("Limits:QueueWait", "00:00:01"),
            .. share is null ? [] : new[] { ("Limits:PartnerInFlight", $"{share}") },
        ]);

    private static Task<HttpResponseMessage> Get(ApiHost host) =>
        host.Send(HttpMethod.Get, $"{ApiHost.Carts}/{Guid.NewGuid()}");

    private async Task<Task<HttpResponseMessage>> Occupy(ApiHost host)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Memory.Instead = (_, _, _) =>
        {
            host.Memory.Instead = null;
            entered.SetResult();
            return Wait();
        };
        var first = Get(host);
        await entered.Task.WaitAsync(Patience);
        return first;
    }

    private async Task<CartReply> Wait()
    {
        await _release.Task;
        return new CartReply.Refused(new Refusal(RefusalCode.CartNotFound, "none"));
    }

    private async Task Finish(Task<HttpResponseMessage> first)
    {
        _release.SetResult();
        await (await first.WaitAsync(Patience)).AssertFault(404, 800008);
    }
}
