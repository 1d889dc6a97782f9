namespace PartnerCarts.Storage.Contracts;

/// <summary>The cases of the class run against an Azurite of their own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAzuriteAttribute : NeedsAttribute
{
    public override string Category => "Database";

    public override string? Missing =>
        AzuriteServer.Program is null ? "Azurite is not installed: npm install --prefix artifacts/tools azurite" : null;
}

/// <summary>
/// Microsoft's emulator of Azure Storage on free ports of 127.0.0.1, with its files in a temporary folder.
/// </summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    // The account that the emulator has when it is told of no others, and its published key, which they all have here.
    private const string FirstAccount = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int Accounts = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnercarts-azurite-");
    private readonly int _blobs = ServerProcess.FreePort();
    private readonly int _tables = ServerProcess.FreePort();
    private readonly int _queues = ServerProcess.FreePort();
    private ServerProcess? _server;
    private int _accounts;

    /// <summary>In artifacts/tools of this repository, or in PATH; null where it is not installed.</summary>
    public static string? Program { get; } =
        Installed.Find(
            "azurite",
            Installed.Repository() is { } folder
                ? [Path.Combine(folder, "artifacts", "tools", "node_modules", ".bin")]
                : []
        );

    /// <summary>An account that is there from the start.</summary>
    public string ConnectionString => ConnectionStringOf(FirstAccount);

    /// <summary>An account that nobody else uses, with nothing in it; there are 200.</summary>
    public string NewAccount() =>
        Interlocked.Increment(ref _accounts) is var number && number <= Accounts
            ? ConnectionStringOf(NameOf(number))
            : throw new InvalidOperationException($"All {Accounts} accounts are taken.");

    private string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{_blobs}/{account};TableEndpoint=http://127.0.0.1:{_tables}/{account};";

    private static string NameOf(int account) => $"carts{account:000}";

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        _server = await ServerProcess.Start(
            _folder.FullName,
            [
                "env",
                $"AZURITE_ACCOUNTS={string.Join(';', Enumerable.Range(1, Accounts).Select(NameOf).Prepend(FirstAccount).Select(account => $"{account}:{Key}"))}",
                Program,
                "--location",
                _folder.FullName,
                "--blobPort",
                $"{_blobs}",
                "--tablePort",
                $"{_tables}",
                "--queuePort",
                $"{_queues}",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--silent",
            ],
            async () => await ServerProcess.Listens(_blobs) && await ServerProcess.Listens(_tables)
        );
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
