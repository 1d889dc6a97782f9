using System.Text.Json;
using PartnerCarts.Storage.Contracts;
using Xunit.Abstractions;

namespace PartnerCarts.Cluster.Tests;

/// <summary>
/// A cluster of real processes is upgraded to the next version and taken back, under load. The next version is this
/// commit built with <c>NextVersion=true</c>: lines have one more member, and the table of carts one more column.
/// </summary>
[NeedsCluster(Front = true)]
[Collection(nameof(ClusterProcesses))]
public sealed class TwoVersionsTests(ITestOutputHelper output)
{
    private const int Clients = 20;

    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(2);

    [ContractFact]
    [Trait("Category", "Nightly")]
    public async Task Upgrade_AndBack_FailsNoRequestAndLosesNothing()
    {
        var next = await BuildNextVersion();
        // Silos show the HTTP API, too, so that both ways by which a new member could come in are open.
        await using var cluster = new ClusterProcesses("TwoVersions", ("Gateway:Enabled", "true"));
        await cluster.Start(withFront: true);
        using var http = new CartsHttp(cluster.Token, keepsConnections: false);
        var shoppers = new Shoppers(http, cluster.Front, Quick, output);
        shoppers.Start(Clients);
        var early = await Added(http, cluster.Front);
        Assert.Equal(1, early.Quantity);
        Assert.Null(early.Member);

        cluster.Use(next);
        await cluster.InitDatabase();
        await cluster.Roll("silos");

        // Old gateways do not know the member; a new silo's own API does not take it before it is told to.
        Assert.Null((await Added(http, cluster.Front)).Member);
        Assert.Null((await Added(http, cluster.SiloAddress(1))).Member);

        await cluster.Roll("gateways");

        var kept = await Added(http, cluster.Front);
        Assert.Equal("added", kept.Member);
        Assert.Equal(early.Quantity, (await Read(http, cluster.Front, early)).Quantity);

        cluster.Use(ClusterProcesses.BuiltBeside);
        await cluster.Roll("gateways");
        // A PUT of a client that knows nothing of the member keeps it: new silos carry it over.
        await http.Put(cluster.Front, kept.Customer, kept.Cart, 7);
        Assert.Equal(new Line(kept.Customer, kept.Cart, 7, "added"), await Read(http, cluster.SiloAddress(2), kept));

        await cluster.Roll("silos");

        Assert.Equal(new Line(kept.Customer, kept.Cart, 7, null), await Read(http, cluster.Front, kept));
        Assert.True((await http.Put(cluster.Front, kept.Customer, kept.Cart, 8)).IsSuccess);
        Assert.Equal(8, (await Read(http, cluster.Front, kept)).Quantity);
        await shoppers.Stop();
        Assert.Empty(shoppers.Bad);
        Assert.True(shoppers.Answered > 1000, "There was hardly any load.");
    }

    /// <summary>Creates a cart whose line names the member of the next version, and reads it.</summary>
    private static async Task<Line> Added(CartsHttp http, Uri gateway)
    {
        var customer = Guid.NewGuid();
        var created = await http.Create(
            gateway,
            customer,
            """
            {"lineItems":[{"id":0,"catalogItemId":"PRODA:0001:AVAILA","quantity":1,"ofTheNextVersion":"added"}]}
            """
        );
        Assert.True(created.IsSuccess, created.ToString());
        return await Read(http, gateway, new Line(customer, created.CartId, 0, null));
    }

    private static async Task<Line> Read(CartsHttp http, Uri gateway, Line line)
    {
        var answer = await http.Get(gateway, line.Customer, line.Cart);
        Assert.True(answer.IsSuccess, answer.ToString());
        var read = JsonSerializer.Deserialize<JsonElement>(answer.Text).GetProperty("lineItems")[0];
        return line with
        {
            Quantity = read.GetProperty("quantity").GetInt32(),
            Member = read.TryGetProperty("ofTheNextVersion", out var member) ? member.GetString() : null,
        };
    }

    /// <summary>The folder of its programs, built beside those of this version.</summary>
    private static async Task<string> BuildNextVersion()
    {
        var artifacts = Path.Combine(ClusterProcesses.Repository, "artifacts", "next-version");
        foreach (var program in (string[])["Silo", "Gateway"])
            await ServerProcess.Run(
                ClusterProcesses.Repository,
                [
                    "dotnet",
                    "build",
                    Path.Combine("src", program),
                    "-c",
                    new DirectoryInfo(AppContext.BaseDirectory).Name,
                    "-p:NextVersion=true",
                    $"-p:ArtifactsPath={artifacts}",
                ]
            );
        return Path.Combine(artifacts, "bin");
    }

    private sealed record Line(Guid Customer, string Cart, int Quantity, string? Member);
}
