using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

/// <summary>The verb that removes what the store holds of a customer.</summary>
[Collection(nameof(Processes))]
[Trait("Category", "Processes")]
public sealed class EraseTests : IDisposable
{
    private const string Name = "Cn4ry of the customer";

    private readonly TempFolder _folder = new();

    private string Store => $"--Store:Path={_folder.StorePath}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Erase_OfACustomer_LeavesNothingOfItInTheFileAndOthersAlone()
    {
        var (cart, ordered, order) = await Fill();
        Assert.Contains(Name, await Bytes());

        var other = await LocalProcess.Command("erase", "--customer", Guid.NewGuid().ToString(), Store);
        Assert.Contains("0 carts and 0 orders", other.Output);
        var (exit, output, errors) = await LocalProcess.Command(
            "erase",
            "--customer",
            CartsClient.Customer.ToString(),
            Store
        );

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains(
            $"2 carts and 2 orders of customer {CartsClient.Customer} are gone. Backups still have them.",
            output
        );
        Assert.DoesNotContain(Name, await Bytes());
        Assert.Equal(0, await Count("carts") + await Count("orders") + await Count("order_lines"));
        Assert.False(File.Exists(_folder.StorePath + ".pid"));

        // Again, it finds nothing; and a service over the store knows nothing of them.
        Assert.Contains(
            "0 carts and 0 orders",
            (await LocalProcess.Command("erase", "--customer", CartsClient.Customer.ToString(), Store)).Output
        );
        await using var service = LocalProcess.Serve(_folder.StorePath);
        using var client = new CartsClient(await service.Address(), _folder.StorePath);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(cart)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get(ordered)).Status);
        Assert.NotNull(order);
    }

    [Fact]
    public async Task Erase_OfACustomerWithCartsThatCannotBeRead_ErasesThemToo()
    {
        await Fill();
        await Run("UPDATE carts SET body = substr(body, 1, 10)", SqliteOpenMode.ReadWrite);

        var (exit, output, errors) = await LocalProcess.Command(
            "erase",
            "--customer",
            CartsClient.Customer.ToString(),
            Store
        );

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("2 carts and 2 orders", output);
        Assert.Equal(0, await Count("carts"));
    }

    [Fact]
    public async Task Erase_IsRecordedInTheAuditLog()
    {
        await Fill();
        var audit = _folder.File("audit");

        await LocalProcess.Command(
            "erase",
            "--customer",
            CartsClient.Customer.ToString(),
            Store,
            "--Audit:Target=File",
            $"--Audit:Folder={audit}"
        );

        using var entry = JsonDocument.Parse(
            Assert.Single(await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(audit))))
        );
        var json = entry.RootElement;
        Assert.Equal(
            ("erase", "accepted", CartsClient.Customer),
            (
                json.GetProperty("event").GetString(),
                json.GetProperty("outcome").GetString(),
                json.GetProperty("customer").GetGuid()
            )
        );
        Assert.Equal((2, 2), (json.GetProperty("carts").GetInt32(), json.GetProperty("orders").GetInt32()));
    }

    // Nothing is erased without a record.
    [Fact]
    public async Task Erase_ThatCannotBeRecorded_ErasesNothing()
    {
        await Fill();
        var blocked = _folder.File("blocked");
        await File.WriteAllTextAsync(blocked, "");

        var (exit, _, errors) = await LocalProcess.Command(
            "erase",
            "--customer",
            CartsClient.Customer.ToString(),
            Store,
            "--Audit:Target=File",
            $"--Audit:Folder={blocked}"
        );

        Assert.Equal(1, exit);
        Assert.Contains("blocked", Assert.Single(errors.Split('\n')));
        Assert.Equal(2, await Count("carts"));
    }

    [Fact]
    public async Task Erase_WhileAServiceRuns_IsRefusedNamingIt()
    {
        await using var service = LocalProcess.Serve(_folder.StorePath);
        await service.Address();

        var (exit, _, errors) = await LocalProcess.Command(
            "erase",
            "--customer",
            CartsClient.Customer.ToString(),
            Store
        );

        Assert.Equal(1, exit);
        Assert.Contains($"in use by process {service.Id}.", Assert.Single(errors.Split('\n')));
    }

    [Theory]
    [InlineData("erase needs --customer")]
    [InlineData("--customer is \"contoso\"; it must be a GUID.", "--customer", "contoso")]
    public async Task Erase_WithoutACustomer_SaysWhatIsMissing(string message, params string[] arguments)
    {
        var (exit, _, errors) = await LocalProcess.Command(["erase", Store, .. arguments]);

        Assert.Equal(1, exit);
        Assert.Contains(message, Assert.Single(errors.Split('\n')));
    }

    /// <summary>An Active cart and an ordered one, of two orders.</summary>
    private async Task<(string Cart, string Ordered, string? Order)> Fill()
    {
        await using var service = LocalProcess.Serve(_folder.StorePath);
        using var client = new CartsClient(await service.Address(), _folder.StorePath);
        var cart = (await client.Create(CartsClient.Body(1, Name))).CartId;
        var ordered = (await client.Create(CartsClient.Body(2, Name))).CartId;
        var checkout = await client.Checkout(ordered);
        checkout.Is(HttpStatusCode.Created);
        Assert.Equal(0, await service.Stop());
        return (cart, ordered, checkout.Json.GetProperty("orders")[0].GetProperty("id").GetString());
    }

    private async Task<string> Bytes() =>
        System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.StorePath));

    private async Task<int> Count(string table) =>
        Convert.ToInt32(await Run($"SELECT count(*) FROM {table}", SqliteOpenMode.ReadOnly), null);

    private async Task<object?> Run(string sql, SqliteOpenMode mode)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = _folder.StorePath,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
