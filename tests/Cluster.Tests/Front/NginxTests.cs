using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace PartnerCarts.Cluster.Tests;

/// <summary>deploy/nginx.conf, as it is, before two upstreams that end without an answer.</summary>
[NeedsNginx, Collection(nameof(ClusterProcesses))]
public sealed class NginxTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("partnercarts-").FullName;
    private readonly int _port = ServerProcess.FreePort();
    private readonly SilentUpstream _one = new();
    private readonly SilentUpstream _other = new();
    private readonly HttpClient _client = new();
    private ServerProcess? _nginx;

    public async Task InitializeAsync()
    {
        if (NeedsNginxAttribute.Program is not { } nginx)
            return;
        // Its workers run as another user.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        var template = await File.ReadAllTextAsync(Path.Combine(Installed.Repository()!, "deploy", "nginx.conf"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nginx.conf"),
            template
                .Replace("@PORT@", $"{_port}", StringComparison.Ordinal)
                .Replace("@DIR@", _folder, StringComparison.Ordinal)
        );
        // Neither is ever counted as failed: every request has two places to go to.
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "gateways.conf"),
            $"server 127.0.0.1:{_one.Port} max_fails=0; server 127.0.0.1:{_other.Port} max_fails=0;"
        );
        _nginx = await ServerProcess.Start(
            _folder,
            [nginx, "-p", _folder, "-c", Path.Combine(_folder, "nginx.conf"), "-e", Path.Combine(_folder, "error.log")],
            Listens
        );
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        if (_nginx is not null)
            await _nginx.DisposeAsync();
        _one.Dispose();
        _other.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [ContractFact]
    public async Task Write_UpstreamEndsWithoutAnAnswer_IsSentOnceAndAnsweredWith503()
    {
        var sent = new List<string>();
        foreach (var method in new[] { "PUT", "POST", "PATCH", "DELETE" })
        foreach (var length in new[] { 0, 40, 250_000 })
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(method),
                $"http://127.0.0.1:{_port}/v1/customers/c/carts/d"
            );
            request.Content = new ByteArrayContent(new byte[length]);
            using var response = await _client.SendAsync(request);

            sent.Add(method);
            Assert.Equal(sent.Order(), _one.Received.Concat(_other.Received).Order());
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
            var fault = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal(800003, fault.GetProperty("code").GetInt32());
        }
    }

    [ContractFact]
    public async Task Read_UpstreamEndsWithoutAnAnswer_IsTriedAtTheOther()
    {
        using var response = await _client.GetAsync($"http://127.0.0.1:{_port}/v1/customers/c/carts/d");

        Assert.Equal("GET", Assert.Single(_one.Received));
        Assert.Equal("GET", Assert.Single(_other.Received));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private async Task<bool> Listens()
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
