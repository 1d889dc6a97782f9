using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Tests.Audit;
using PartnerCarts.Api.Tests.Hosting;

namespace PartnerCarts.Api.Tests.Pipeline;

/// <summary>Refusals that take their time, so that one client's flood is not everybody's.</summary>
public sealed class RefusalThrottleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A pace of one in a second: of three refusals the first leaves at once, each of the others a second later. Timers
    // round down to milliseconds.
    private static readonly TimeSpan ThreeRefusals = TimeSpan.FromSeconds(1.95);
    private static readonly (string, string) OneInASecond = ("Limits:RefusalsPerSecond", "1");

    [Fact]
    public async Task TooManyRequests_BeyondTheirPace_LeaveOneAtATime()
    {
        await using var host = await ApiHost.Start(("Limits:PartnerWrites", "1"), OneInASecond);
        await Create(host);
        var watch = Stopwatch.StartNew();

        for (var refused = 0; refused < 3; refused++)
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Create(host)).StatusCode);

        Assert.True(watch.Elapsed > ThreeRefusals, $"{watch.Elapsed}");
        Assert.Single(host.Memory.Sent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer no.token.really")]
    [InlineData("Basic eDp5")]
    public async Task UnfitTokens_BeyondTheirPace_LeaveOneAtATime(string? authorization)
    {
        await using var host = await ApiHost.Start(OneInASecond);
        host.Client.DefaultRequestHeaders.Authorization = authorization is null
            ? null
            : AuthenticationHeaderValue.Parse(authorization);
        var watch = Stopwatch.StartNew();

        for (var refused = 0; refused < 3; refused++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await Create(host)).StatusCode);

        Assert.True(watch.Elapsed > ThreeRefusals, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task MissingRights_BeyondTheirPace_LeaveOneAtATimeWhoeverElseIsRefused()
    {
        await using var host = await ApiHost.Start(OneInASecond, ("Auth:Scopes:Read:0", "Nobody.Has"));
        using var stranger = new HttpClient { BaseAddress = host.Address };
        var watch = Stopwatch.StartNew();

        for (var refused = 0; refused < 3; refused++)
        {
            await (await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/x")).AssertFault(403, 2032);
            if (refused == 0)
                Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{ApiHost.Carts}/x")).StatusCode);
        }

        Assert.True(watch.Elapsed > ThreeRefusals, $"{watch.Elapsed}");
    }

    [Fact]
    public async Task FitToken_WhileOthersOfItsAddressAreRefused_IsServedAtOnce()
    {
        await using var host = await ApiHost.Start(OneInASecond);
        using var stranger = new HttpClient { BaseAddress = host.Address };
        var refused = Enumerable.Range(0, 30).Select(_ => stranger.GetAsync($"{ApiHost.Carts}/x")).ToList();
        await Task.WhenAny(refused).WaitAsync(Patience);

        for (var one = 0; one < 10; one++)
        {
            // Each a token that has not been seen before.
            host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(Guid.NewGuid()));
            Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);
        }

        Assert.Contains(refused, answer => !answer.IsCompleted);
        stranger.CancelPendingRequests();
        await Task.WhenAll(refused.Select(answer => answer.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task Refusals_ThatWait_HoldNoPlaceInTheAuditLog()
    {
        using var folder = new AuditFolder();
        await using var host = await ApiHost.Start(
            OneInASecond,
            ("Audit:Target", "File"),
            ("Audit:Folder", folder.Path),
            ("Audit:Queue", "100"),
            ("Audit:WhenFull", "Refuse")
        );
        using var stranger = new HttpClient { BaseAddress = host.Address };
        var refused = Enumerable
            .Range(0, 200)
            .Select(_ => stranger.PostAsync(ApiHost.Carts, new StringContent(ApiHost.Body)))
            .ToList();
        await Task.WhenAny(refused).WaitAsync(Patience);
        // All of them are in: each has a connection of its own, and the service sees to them in the order in which they
        // come.
        await Task.Delay(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);

        stranger.CancelPendingRequests();
        await Task.WhenAll(refused.Select(answer => answer.ContinueWith(_ => { }, TaskScheduler.Default)));
    }

    [Fact]
    public async Task Refusals_OfWhichAThousandWait_LeaveAtOnceAsTheLastOfTheirConnections()
    {
        const int Waiting = 1_024,
            All = Waiting + 150;
        await using var host = await ApiHost.Start(OneInASecond);
        var sockets = new List<Socket>();
        var (watch, closed) = (Stopwatch.StartNew(), 0);
        try
        {
            for (var one = 0; one < All; one++)
            {
                sockets.Add(new Socket(SocketType.Stream, ProtocolType.Tcp));
                await sockets[one].ConnectAsync(host.Address.Host, host.Address.Port);
                await sockets[one]
                    .SendAsync(
                        Encoding.Latin1.GetBytes($"GET {ApiHost.Carts}/x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                        SocketFlags.None
                    );
            }

            while (closed == 0 && watch.Elapsed < Patience)
            {
                await Task.Delay(100);
                closed = sockets.Count(socket =>
                    socket.Available > 0 && Read(socket).Contains("\r\nConnection: close\r\n", StringComparison.Ordinal)
                );
            }
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }

        Assert.InRange(closed, 1, All - Waiting);
    }

    [Fact]
    public async Task Refusal_WhoseClientLeaves_GivesUpItsPlaceAndIsNoError()
    {
        await using var host = await ApiHost.Start(OneInASecond);
        using var stranger = new HttpClient { BaseAddress = host.Address };
        await stranger.GetAsync($"{ApiHost.Carts}/x");
        using (var impatient = new HttpClient { BaseAddress = host.Address, Timeout = TimeSpan.FromMilliseconds(200) })
        {
            var left = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(_ =>
                        impatient
                            .GetAsync($"{ApiHost.Carts}/x")
                            .ContinueWith(answer => answer.IsCanceled, TaskScheduler.Default)
                    )
            );
            // One or the other may have had its turn in time.
            Assert.InRange(left.Count(hasLeft => hasLeft), 15, 20);
        }

        var watch = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{ApiHost.Carts}/x")).StatusCode);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.DoesNotContain(host.Log.All, entry => entry.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Refusals_WithoutAPace_AllLeaveAtOnce()
    {
        await using var host = await ApiHost.Start(("Limits:RefusalsPerSecond", "0"));
        host.Client.DefaultRequestHeaders.Authorization = null;

        // At the pace of the default they would take longer than anybody here waits.
        for (var refused = 0; refused < 5_000; refused++)
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await host.Send(HttpMethod.Get, $"{ApiHost.Carts}/x").WaitAsync(Patience)).StatusCode
            );
    }

    [Fact]
    public async Task Pace_OutOfItsRange_StopsTheStartNamingTheKey()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            ApiHost.Start(("Limits:RefusalsPerSecond", "-1"))
        );

        Assert.Equal(["Limits:RefusalsPerSecond is -1; it must be between 0 and 1000000."], refused.Failures);
    }

    private static Task<HttpResponseMessage> Create(ApiHost host) =>
        host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);

    private static string Read(Socket socket)
    {
        var buffer = new byte[socket.Available];
        return Encoding.Latin1.GetString(buffer, 0, socket.Receive(buffer));
    }
}
