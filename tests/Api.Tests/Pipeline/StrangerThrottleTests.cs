using System.Diagnostics;
using System.Net;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>Answers to whoever has shown no good token have their pace, whatever they say.</summary>
public sealed class StrangerThrottleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A pace of one in a second: the first leaves at once, each of the others a second later; timers round down.
    private static readonly TimeSpan ThreeAnswers = TimeSpan.FromSeconds(1.95);

    // One more than a request id may have.
    private static readonly string TooLongId = new('x', 129);
    private const string TooLong = "too long";
    private static readonly (string, string) OneInASecond = ("Limits:RefusalsPerSecond", "1");

    [Theory]
    [InlineData("/health/live", null, 200)]
    [InlineData("/health/ready", null, 200)]
    [InlineData(ApiHost.Carts, TooLong, 400)]
    [InlineData("/openapi/v1.json?", TooLong, 400)]
    [InlineData("long", null, 400)]
    public async Task Answers_OfAnyStatusAndRoute_LeaveOneAtATime(string path, string? requestId, int status)
    {
        await using var host = await ApiHost.Start(OneInASecond);
        host.Client.DefaultRequestHeaders.Authorization = null;
        var target = path == "long" ? $"/{new string('x', 9_000)}" : path;
        var watch = Stopwatch.StartNew();

        for (var answered = 0; answered < 3; answered++)
        {
            var answer = requestId is null
                ? await host.Send(HttpMethod.Get, target)
                : await host.Send(HttpMethod.Get, target, (string?)null, ("MS-RequestId", TooLongId));
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.True(watch.Elapsed > ThreeAnswers, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Probe_WhileItsAddressFloodsWithOtherRequests_IsAnsweredBeforeThem()
    {
        await using var host = await ApiHost.Start(OneInASecond);
        using var stranger = new HttpClient { BaseAddress = host.Address };
        var refused = Enumerable.Range(0, 30).Select(_ => stranger.GetAsync($"{ApiHost.Carts}/x")).ToList();
        await Task.WhenAny(refused).WaitAsync(Patience);

        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health/live").WaitAsync(Patience)).StatusCode);

        Assert.Contains(refused, answer => !answer.IsCompleted);
        stranger.CancelPendingRequests();
        await Task.WhenAll(refused.Select(answer => answer.ContinueWith(_ => { }, TaskScheduler.Default)));
    }
}
