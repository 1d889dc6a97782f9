namespace PartnerCarts.Bench;

/// <summary>
/// What the candidates of one run share: folders, the key that signs their callers' tokens, database servers.
/// </summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _open = [];
    private PostgresServer? _postgres;

    public Workshop(BenchSettings settings)
    {
        Settings = settings;
        if (Directory.Exists(settings.Data))
            Directory.Delete(settings.Data, recursive: true);
        Directory.CreateDirectory(settings.Data);
        KeyFile = Path.Combine(settings.Data, "development.pem");
        Tokens = Tokens.Make(KeyFile, Path.Combine(settings.Data, "tokens.txt"));
    }

    public BenchSettings Settings { get; }

    public string KeyFile { get; }

    public Tokens Tokens { get; }

    /// <summary>Those of the candidates that <c>--only</c> lets through.</summary>
    public IEnumerable<string> Chosen(IEnumerable<string> names) =>
        names.Where(name => Settings.Only.Length == 0 || Settings.Only.Contains(name));

    /// <summary>A folder, made if it is not there.</summary>
    public string Folder(string name)
    {
        var path = Path.Combine(Settings.Data, name);
        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Where the output of a candidate's server goes.</summary>
    public string Log(string name) => Path.Combine(Folder(name), "server.log");

    public string Body(string shape) => Path.Combine(Settings.Bench, "requests", shape + ".json");

    /// <summary>The program of a published server.</summary>
    public string Binary(string folder, string program) => Path.Combine(Settings.Binaries, folder, program);

    public async Task<Candidate> Start(CandidateKind kind)
    {
        var candidate = await kind.Start(this);
        _open.Add(candidate);
        return candidate;
    }

    /// <summary>Ends with the suite.</summary>
    public T Keep<T>(T server)
        where T : IAsyncDisposable
    {
        _open.Add(server);
        return server;
    }

    /// <summary>The suite's PostgreSQL server.</summary>
    public async Task<PostgresServer> Postgres() =>
        _postgres ??= Keep(await PostgresServer.Start(Folder("postgresql")));

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_open))
            await one.DisposeAsync();
    }
}
