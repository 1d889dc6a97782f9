using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PartnerCarts.Api.Audit;
using PartnerCarts.Api.OpenApi;
using PartnerCarts.Api.Requests;
using PartnerCarts.Api.Tests.Hosting;
using PartnerCarts.Carts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Api.Tests.Audit;

/// <summary>No change without its entry, whatever other partners do and however a request ends.</summary>
public sealed class AuditGateTests : IDisposable
{
    private const int Queue = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bodies_ThatDoNotCome_HoldNoPlaces()
    {
        await using var host = await Start();
        var slow = new List<TcpClient>();
        try
        {
            for (var one = 0; one < 2 * Queue; one++)
                slow.Add(await BeginBody(host));

            host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(Guid.NewGuid()));
            Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);
        }
        finally
        {
            slow.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Changes_OfOnePartnerThatTakeLong_LeavePlacesToAnother()
    {
        await using var host = await Start();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Memory.Instead = (_, _, _) => Later(go.Task);
        var slow = Enumerable.Range(0, Queue / 2).Select(_ => Create(host)).ToList();
        await Eventually(() => host.Memory.Sent.Count == Queue / 2);

        var refusal = await (await Create(host)).AssertFault(503, 800003);
        Assert.Contains("audit log", refusal, StringComparison.Ordinal);
        Assert.Equal(Queue / 2, host.Memory.Sent.Count);
        host.Memory.Instead = null;
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(Guid.NewGuid()));
        Assert.Equal(HttpStatusCode.Created, (await Create(host)).StatusCode);

        go.SetResult();
        await Task.WhenAll(slow);
        await host.Stop();
        // Each change has its entry. The one that was not begun is counted: its partner's share was used up.
        Assert.Equal(
            ["accepted", .. Enumerable.Repeat("unknown", Queue / 2)],
            _folder
                .Entries()
                .Where(entry => entry.Text("event") == "create")
                .Select(entry => entry.Text("outcome"))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            1,
            Assert.Single(_folder.Entries(), entry => entry.Text("event") == "lost").GetProperty("lost").GetInt32()
        );
    }

    [Fact]
    public async Task Change_WhoseClientLeavesMeanwhile_IsRecordedOnceAsUnknown()
    {
        await using var host = await Start();
        using var client = new CancellationTokenSource();
        host.Memory.Instead = (_, _, cancellation) => UntilLeft(client, cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            host.Client.PostAsync(ApiHost.Carts, new StringContent(ApiHost.Body), client.Token)
        );
        await Eventually(() => _folder.Files.Count > 0);
        await host.Stop();

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal(("create", "unknown"), (entry.Text("event"), entry.Text("outcome")));
        Assert.False(entry.TryGetProperty("status", out _));
    }

    // Nothing was asked of a cart: it was not carried out, and no answer was given.
    [Fact]
    public async Task Change_WhoseClientLeavesInTheMiddleOfItsBody_IsRecordedAsRefused()
    {
        await using var host = await Start();
        (await BeginBody(host)).Dispose();
        await Eventually(() => _folder.Files.Count > 0);
        await host.Stop();

        var entry = Assert.Single(_folder.Entries());
        Assert.Equal(("create", "refused"), (entry.Text("event"), entry.Text("outcome")));
        Assert.Empty(host.Memory.Sent);
    }

    [Fact]
    public async Task Order_OfSomebodyElseOrOfNobody_IsRecordedAsACartIs()
    {
        await using var host = await Start();
        var answer = await host.Send(
            HttpMethod.Get,
            ApiHost.Carts.Replace("/carts", "/orders/0123456789ab", StringComparison.Ordinal)
        );
        await host.Stop();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var entry = Assert.Single(_folder.Entries());
        Assert.Equal(
            ("access", "refused", 404),
            (entry.Text("event"), entry.Text("outcome"), entry.GetProperty("status").GetInt32())
        );
        Assert.Equal(ApiHost.Partner.ToString(), entry.Text("tenant"));
    }

    [Fact]
    public async Task Exception_AfterTheChangeHasBegun_LeavesAnEntry()
    {
        var clock = new ManualTimeProvider();
        using var log = new AuditLog(
            Options.Create(
                new AuditOptions
                {
                    Target = AuditTarget.File,
                    Folder = _folder.Path,
                    Queue = Queue,
                }
            ),
            clock,
            new CollectingLogger<AuditLog>()
        );
        await log.StartAsync(default);
        var context = new DefaultHttpContext();
        context.Features.Set(
            new RequestContext
            {
                RequestId = "r",
                CorrelationId = "c",
                RequestKey = Guid.Empty,
                Caller = new Caller(ApiHost.Partner, "u"),
            }
        );
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(Operations.Update), null));
        var middleware = new AuditMiddleware(Break, log, clock);

        await Assert.ThrowsAsync<NotImplementedException>(() => middleware.InvokeAsync(context));
        await log.StopAsync(default);

        Assert.Equal(
            ("update", "unknown"),
            (Assert.Single(_folder.Entries()).Text("event"), _folder.Entries()[0].Text("outcome"))
        );

        Task Break(HttpContext begun)
        {
            Assert.True(new AuditGate(log).TryBegin(begun));
            throw new NotImplementedException();
        }
    }

    private Task<ApiHost> Start() =>
        ApiHost.Start(("Audit:Target", "File"), ("Audit:Folder", _folder.Path), ("Audit:Queue", $"{Queue}"));

    private static Task<HttpResponseMessage> Create(ApiHost host) =>
        host.Send(HttpMethod.Post, ApiHost.Carts, ApiHost.Body);

    /// <summary>A request whose body the service waits for: it says "go on" when it begins to read.</summary>
    private static async Task<TcpClient> BeginBody(ApiHost host)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes(
                $"POST {ApiHost.Carts} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + $"{host.Token()}\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n"
            )
        );
        var answer = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await stream.ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.Latin1.GetString(answer));
        return client;
    }

    private static async Task<CartReply> Later(Task go)
    {
        await go;
        return new CartReply.Refused(new Refusal(RefusalCode.Unavailable, "later"));
    }

    private static async Task<CartReply> UntilLeft(CancellationTokenSource client, CancellationToken cancellation)
    {
        await client.CancelAsync();
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new NotSupportedException("Nobody left.");
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
            await Task.Delay(10, patience.Token);
    }
}
