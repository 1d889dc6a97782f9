namespace PartnerCarts.Bench;

/// <summary>Starts Local as its users do: the published program.</summary>
internal static class Locals
{
    public static async Task<Candidate> Start(Workshop workshop, string name, params string[] settings)
    {
        var address = Kinds.NewAddress();
        var server = StartProcess(workshop, name, address, settings);
        await server.Answers(address, "/health/ready");
        return new Candidate(name, address, [server]);
    }

    /// <summary>Starts the process without waiting for it.</summary>
    public static ServerProcess StartProcess(Workshop workshop, string name, Uri address, params string[] settings)
    {
        var store = Path.Combine(workshop.Folder(name), "carts.db");
        // Beside the store is where Local looks for it.
        File.Copy(workshop.KeyFile, store + ".key.pem", overwrite: true);
        return ServerProcess.Start(
            workshop.Log(name),
            workshop.Binary("Local", "PartnerCarts.Local"),
            ["--urls", $"{address}", "--Store:Path", store, .. settings]
        );
    }
}
