namespace PartnerCarts.Bench;

/// <summary>Every candidate there is.</summary>
internal static class Kinds
{
    public const string Ceiling = "ceiling";
    public const string Local = "local";

    public static CandidateKind[] All { get; } =
    [
        new(Ceiling, "Ceiling: the REST face without a turn and a store", StartCeiling),
        new(Local, "Local", workshop => StartLocal(workshop, Local)),
    ];

    public static CandidateKind Find(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? throw new ArgumentException($"There is no candidate {name}: {string.Join(", ", All.Select(kind => kind.Name))}.");

    private static async Task<Candidate> StartCeiling(Workshop workshop)
    {
        var address = NewAddress();
        var folder = workshop.Folder(Ceiling);
        var server = ServerProcess.Start(Path.Combine(folder, "server.log"), workshop.Binary("Ceiling", "PartnerCarts.Bench.Ceiling"), ["--urls", $"{address}", "--Bench:Key", workshop.KeyFile]);
        await server.Answers(address, "/health/ready");
        return new Candidate(Ceiling, address, [server]);
    }

    internal static async Task<Candidate> StartLocal(Workshop workshop, string name, params string[] settings)
    {
        var address = NewAddress();
        var folder = workshop.Folder(name);
        var store = Path.Combine(folder, "carts.db");
        // Beside the store is where Local looks for it.
        File.Copy(workshop.KeyFile, store + ".key.pem", overwrite: true);
        var server = ServerProcess.Start(Path.Combine(folder, "server.log"), workshop.Binary("Local", "PartnerCarts.Local"), ["--urls", $"{address}", "--Store:Path", store, .. settings]);
        await server.Answers(address, "/health/ready");
        return new Candidate(name, address, [server]);
    }

    internal static Uri NewAddress() => new($"http://127.0.0.1:{ServerProcess.FreePort()}");
}
