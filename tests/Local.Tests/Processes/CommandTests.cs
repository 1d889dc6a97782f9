using System.Diagnostics;
using System.Net;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Processes;

/// <summary>The program as its user meets it.</summary>
[Collection(nameof(Processes))]
[Trait("Category", "Processes")]
public sealed class CommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Store => $"--Store:Path={_folder.StorePath}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_FreshFolder_AnswersWithinFifteenSeconds()
    {
        var watch = Stopwatch.StartNew();
        await using var service = LocalProcess.Serve(_folder.StorePath);
        using var client = new CartsClient(await service.Address(), _folder.StorePath);

        (await client.Create(CartsClient.Body(1, "first"))).Is(HttpStatusCode.Created);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{watch.Elapsed}");
        Assert.Equal(HttpStatusCode.OK, await client.Ready());
    }

    [Fact]
    public async Task Serve_Stopped_ExitsWith0FinishesWhatIsUnderWayAndEmptiesTheLog()
    {
        await using var service = LocalProcess.Serve(_folder.StorePath, "--Orders:Delay=00:00:01");
        using var client = new CartsClient(await service.Address(), _folder.StorePath);
        var cart = (await client.Create(CartsClient.Body(1, "last"))).CartId;
        var checkout = client.Checkout(cart);
        while ((await client.Put(cart, CartsClient.Body(2, "last"))).Status != HttpStatusCode.Conflict)
            await Task.Delay(10);

        Assert.Equal(0, await service.Stop());

        (await checkout).Is(HttpStatusCode.Created);
        Assert.False(File.Exists(_folder.StorePath + "-wal"));
        Assert.Equal("", service.Errors);
    }

    [Fact]
    public async Task Serve_StoreInUse_ExitsWith1NamingTheProcessInOneLine()
    {
        await using var first = LocalProcess.Serve(_folder.StorePath);
        await first.Address();

        await using var second = LocalProcess.Serve(_folder.StorePath);

        Assert.Equal(1, await second.Exit());
        Assert.Contains($"in use by process {first.Id}.", Assert.Single(second.Errors.Split('\n')));
        Assert.Equal("", second.Output);
    }

    [Fact]
    public async Task Serve_Production_RefusesNamingTheMissingKeyAndPrintsNoToken()
    {
        await using var service = LocalProcess.Serve(_folder.StorePath, "--environment=Production");

        Assert.Equal(1, await service.Exit());
        Assert.Contains("Auth:Authority", Assert.Single(service.Errors.Split('\n')));
        Assert.Equal("", service.Output);
        Assert.False(File.Exists(_folder.StorePath + ".key.pem"));
    }

    [Fact]
    public async Task Serve_SeveralFaultySettings_NamesAllOfThem()
    {
        await using var service = LocalProcess.Serve(
            _folder.StorePath,
            "--Store:IdleAfter=00:00:00",
            "--Carts:Lifetime=00:00:01",
            "--Limits:InFlight=0"
        );

        Assert.Equal(1, await service.Exit());
        Assert.All(["Store:IdleAfter", "Carts:Lifetime", "Limits:InFlight"], key =>
            Assert.Contains(key, service.Errors)
        );
        Assert.DoesNotContain("   at ", service.Errors);
        Assert.False(File.Exists(_folder.StorePath));
    }

    [Theory]
    [InlineData(":memory:", "serve")]
    [InlineData(":memory:", "check")]
    [InlineData("file::memory:", "token", "--tenant", "9e107d9d-372b-4682-8b2e-000000000001")]
    public async Task AnyCommand_StoreThatIsNoFile_IsRefusedAndMakesNone(string path, params string[] arguments)
    {
        var (exit, _, errors) = await LocalProcess.Command([.. arguments, $"--Store:Path={path}"]);

        Assert.Equal(1, exit);
        Assert.StartsWith("Store:Path must be the path of a file", Assert.Single(errors.Split('\n')));
        Assert.DoesNotContain(Directory.GetFiles(Directory.GetCurrentDirectory()), file =>
            file.Contains(":memory:", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Serve_AuditFolderThatCannotBeWritten_EndsInOneLineNamingKeyAndFolder()
    {
        await File.WriteAllTextAsync(_folder.File("file"), "");
        await using var service = LocalProcess.Serve(
            _folder.StorePath,
            "--Audit:Target=File",
            $"--Audit:Folder={_folder.File("file/audit")}"
        );

        Assert.Equal(1, await service.Exit());
        var line = Assert.Single(service.Errors.Split('\n'));
        Assert.StartsWith(
            $"Audit:Folder is {_folder.File("file/audit")}, and no file can be made there: ",
            line,
            StringComparison.Ordinal
        );
        Assert.Contains("or name another folder with --Audit:Folder.", line, StringComparison.Ordinal);
    }

    // .NET's console takes an output that nobody reads any more for one that took everything.
    [FactWith("sed")]
    public async Task Serve_AuditOnAnOutputThatNobodyReadsAnyMore_RefusesChanges()
    {
        await using var service = LocalProcess.Run(
            LocalProcess.Service,
            [$"--Store:Path={_folder.StorePath}", "--urls=http://127.0.0.1:0", "--Audit:Target=Console"],
            wrapper: ["sh", "-c", "\"$@\" | sed -u '/^Listening/q'", "sh"]
        );
        using var client = new CartsClient(await service.Address(), _folder.StorePath);
        var watch = Stopwatch.StartNew();

        // Those that come before the first entry could not be written have theirs in the queue.
        Response answer;
        do answer = await client.Create(CartsClient.Body(1, "unrecorded"));
        while (answer.Status == HttpStatusCode.Created && watch.Elapsed < TimeSpan.FromSeconds(60));

        answer.Is(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("audit log", answer.Json.GetProperty("description").GetString());
    }

    [FactWith("sh")]
    public async Task Serve_AuditOnAClosedOutput_DoesNotStart()
    {
        await using var service = LocalProcess.Run(
            LocalProcess.Service,
            [$"--Store:Path={_folder.StorePath}", "--urls=http://127.0.0.1:0", "--Audit:Target=Console"],
            wrapper: ["sh", "-c", "exec \"$@\" >&-", "sh"]
        );

        Assert.Equal(1, await service.Exit());
        Assert.StartsWith(
            "Audit:Target is Console, and the standard output cannot be written: ",
            Assert.Single(service.Errors.Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Serve_AddressInUse_SaysSoInOneLine()
    {
        await using var first = LocalProcess.Serve(_folder.StorePath);
        var address = await first.Address();

        await using var second = LocalProcess.Run(
            LocalProcess.Service,
            [$"--Store:Path={_folder.File("other.db")}", $"--urls={address}"]
        );

        Assert.Equal(1, await second.Exit());
        var line = Assert.Single(second.Errors.Split('\n'));
        Assert.Contains("address already in use", line);
        Assert.Contains("--urls", line);
    }

    [Fact]
    public async Task Serve_CurlLineItPrints_MakesACart()
    {
        await using var service = LocalProcess.Serve(_folder.StorePath);
        await service.Address();
        string? line;
        while (
            (
                line = service
                    .Output.Split('\n')
                    .FirstOrDefault(text => text.StartsWith("curl", StringComparison.Ordinal))
            )
                is null
        )
            await Task.Delay(10);

        using var shell = Process.Start(
            new ProcessStartInfo("bash", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;

        Assert.Contains("HTTP/1.1 201", await shell.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task Token_OfTheSameStore_IsAcceptedAndShowsItsUser()
    {
        await using var service = LocalProcess.Serve(_folder.StorePath);
        using var http = new HttpClient { BaseAddress = await service.Address() };
        var (exit, output, _) = await LocalProcess.Command(
            "token",
            "--tenant",
            "9e107d9d-372b-4682-8b2e-000000000001",
            "--user",
            "7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893",
            Store
        );
        http.DefaultRequestHeaders.Authorization = new("Bearer", output.TrimEnd().Split('\n')[^1]);

        using var created = await http.PostAsync(
            $"/v1/customers/{Guid.NewGuid()}/carts",
            new StringContent(CartsClient.Body(1, "mine").ToJsonString())
        );

        Assert.Equal(0, exit);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Contains("7be1d3a0-44c2-4f0e-9a6b-51d0c7e2f893", await created.Content.ReadAsStringAsync());
    }

    /// <summary>What is shipped has no compiler in it, which Orleans' serializer would bring along.</summary>
    [Fact]
    public async Task Serve_AsShipped_HasNoCompilerAndWorksWithout()
    {
        var shipped = AppContext.BaseDirectory.Replace(".Local.Tests", ".Local", StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(shipped, "*.dll").Select(Path.GetFileName), name =>
            name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            || name.StartsWith("System.Composition", StringComparison.Ordinal)
            || name.StartsWith("Humanizer", StringComparison.Ordinal)
        );
        await using var service = LocalProcess.Run(
            Path.Combine(shipped, LocalProcess.Service),
            [$"--Store:Path={_folder.StorePath}", "--urls=http://127.0.0.1:0"]
        );
        using var client = new CartsClient(await service.Address(), _folder.StorePath);

        var cart = (await client.Create(CartsClient.Body(1, "shipped"))).CartId;

        (await client.Checkout(cart)).Is(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("urls is http://localhost:99999; it must be an address such as", "--urls=http://localhost:99999")]
    [InlineData("urls is nowhere; it must be an address such as", "--urls=nowhere")]
    [InlineData("urls is http://0.0.0.0:5080, which other machines can reach", "--urls=http://0.0.0.0:5080")]
    [InlineData("http_ports is http://*:5080, which other machines can reach", "--http_ports=5080")]
    [InlineData(
        "Kestrel:Endpoints:Any:Url is http://+:5080, which other machines can reach",
        "--Kestrel:Endpoints:Any:Url=http://+:5080"
    )]
    public async Task Serve_AddressThatCannotServe_EndsInOneLineNamingKeyAndAddress(string line, string setting)
    {
        await using var service = LocalProcess.Run(
            LocalProcess.Service,
            [$"--Store:Path={_folder.StorePath}", setting]
        );

        Assert.Equal(1, await service.Exit());
        Assert.StartsWith(line, Assert.Single(service.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.StorePath));
    }

    [FactWith("sh")]
    public async Task Serve_SettingsFileThatIsNoJson_EndsInOneLineNamingFileAndPlace()
    {
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), """{"Carts":{"Lifetime" "1"}}""");
        await using var service = LocalProcess.Run(
            LocalProcess.Service,
            ["--urls=http://127.0.0.1:0"],
            wrapper: ["sh", "-c", $"cd '{Path.GetDirectoryName(_folder.StorePath)}' && exec \"$@\"", "sh"]
        );

        Assert.Equal(1, await service.Exit());
        var line = Assert.Single(service.Errors.Split('\n'));
        Assert.Contains("appsettings.json", line, StringComparison.Ordinal);
        Assert.Contains("LineNumber: 0 | BytePositionInLine: 21", line, StringComparison.Ordinal);
        Assert.EndsWith("Correct the file.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_ThatMakesNoSense_ExitsWith1AndOneLine()
    {
        var (exit, output, errors) = await LocalProcess.Command("serv");

        Assert.Equal(1, exit);
        Assert.Equal("", output);
        Assert.StartsWith("\"serv\" is no command", Assert.Single(errors.Split('\n')), StringComparison.Ordinal);
    }
}

/// <summary>Tests that start processes run one after another: they would only starve each other.</summary>
[CollectionDefinition(nameof(Processes))]
public sealed class Processes;
