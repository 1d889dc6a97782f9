using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using PartnerCarts.Gateway.Tests.Support;
using PartnerCarts.Silo;

namespace PartnerCarts.Gateway.Tests.Hosting;

public sealed class SiloHostTests : IAsyncLifetime
{
    private readonly TestCluster _cluster = new(TimeProvider.System);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Silo_WithoutTheFace_ShowsItsHealthOnly()
    {
        var silo = await _cluster.StartSilo();
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(silo) };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.PostAsync($"/v1/customers/{Guid.NewGuid()}/carts", null)).StatusCode
        );
    }

    /// <summary>A silo that shows health alone reads requests as strictly as one that shows everything.</summary>
    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: {0}\r\n\r\n", 33_000, "HTTP/1.1 431")]
    [InlineData("GET /health/live HTTP/1.1\nHost: localhost\nX: {0}\n\n", 10, "HTTP/1.1 400")]
    [InlineData(
        "GET /health/live?{0} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        10_000,
        "HTTP/1.1 200"
    )]
    public async Task Silo_WithoutTheFace_BoundsHeadsLikeTheFace(string request, int length, string status)
    {
        var address = TestCluster.AddressOf(await _cluster.StartSilo());
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await client
            .GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(request.Replace("{0}", new string('h', length), StringComparison.Ordinal))
            );
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);

        Assert.StartsWith(status, await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_WithTheFace_ServesCarts()
    {
        var silo = await _cluster.StartSilo("--Gateway:Enabled=true");
        using var client = new HttpClient { BaseAddress = TestCluster.AddressOf(silo) };

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(CartRequests.Create(silo))).StatusCode);
        Assert.Equal(1, await _cluster.Store.CountCarts());
    }

    [Fact]
    public void Build_SeveralFaults_NamesThemAllByKeyAndNoSecret()
    {
        var fault = Record.Exception(() =>
            SiloHost.Build([
                "--Cluster:Provider=PostgreSql",
                "--Cluster:AdvertisedAddress=nowhere",
                "--Cluster:SiloPort=70000",
                "--Cluster:Nonsense=1",
                "--Orders:JoinWait=1.00:00:00",
            ])
        );

        var text = string.Join('\n', Faults(fault));
        foreach (
            var key in new[]
            {
                "Cluster:ConnectionString",
                "Cluster:AdvertisedAddress is nowhere",
                "Cluster:SiloPort is 70000",
                "Cluster:Nonsense",
                "Orders:JoinWait is 1.00:00:00",
            }
        )
            Assert.Contains(key, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cluster:Provider=AzureStorage", "Cluster:ConnectionString or Cluster:AzureStorage:AccountUri")]
    [InlineData("Cluster:Provider=7", "Cluster:Provider is 7; it must be one of Localhost, AzureStorage, PostgreSql.")]
    [InlineData("Cluster:GatewayPort=11111", "Cluster:SiloPort and Cluster:GatewayPort")]
    [InlineData("Cluster:ClusterId=", "Cluster:ClusterId")]
    [InlineData("Cluster:AdvertisedAddress=0.0.0.0", "Cluster:AdvertisedAddress is 0.0.0.0")]
    [InlineData("Cluster:ListenAddress=everywhere", "Cluster:ListenAddress is everywhere")]
    [InlineData("Cluster:ListenAddress=0.0.0.0", "Cluster:Provider is Localhost")]
    public void Build_FaultySetting_IsRefusedByItsKey(string setting, string expected) =>
        Assert.All(new[] { "Production", "Development" }, environment =>
            Assert.Contains(
                expected,
                string.Join(
                    '\n',
                    Faults(Record.Exception(() => SiloHost.Build([$"--{setting}", $"--environment={environment}"])))
                ),
                StringComparison.Ordinal
            )
        );

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public void Build_GatewayWithAFaultySetting_IsRefusedByItsKey(string environment) =>
        Assert.Contains(
            "Cluster:Provider is 7",
            string.Join(
                '\n',
                Faults(
                    Record.Exception(() => GatewayHost.Build(["--Cluster:Provider=7", $"--environment={environment}"]))
                )
            ),
            StringComparison.Ordinal
        );

    private static IEnumerable<string> Faults(Exception? fault) =>
        fault switch
        {
            OptionsValidationException options => options.Failures,
            AggregateException several => several.InnerExceptions.SelectMany(Faults),
            _ => [$"{fault}"],
        };
}
