namespace PartnerCarts.Bench;

/// <summary>
/// Starts clusters of one silo, alone or with a gateway before it, as published, and those with a part exchanged.
/// </summary>
internal static class Clusters
{
    /// <summary>The published silo with the HTTP API in it, over PostgreSQL.</summary>
    public static async Task<Candidate> StartTogether(Workshop workshop, string name)
    {
        var (postgres, cluster) = await NewCluster(workshop, name);
        return await StartSilo(
            workshop,
            name,
            ("Silo", "PartnerCarts.Silo"),
            [.. cluster, .. NewPorts()],
            postgres.Root
        );
    }

    /// <summary>Silos, and a gateway in a process of its own.</summary>
    public static async Task<Candidate> StartApart(Workshop workshop, string name, int silos = 1)
    {
        var (postgres, cluster) = await NewCluster(workshop, name);
        var started = new List<ServerProcess>();
        for (var i = 1; i <= silos; i++)
        {
            var siloAddress = Kinds.NewAddress();
            started.Add(
                ServerProcess.Start(
                    Path.Combine(workshop.Folder(name), $"silo-{i}.log"),
                    workshop.Binary("Silo", "PartnerCarts.Silo"),
                    ["--urls", $"{siloAddress}", .. cluster, .. NewPorts()]
                )
            );
            await started[^1].Answers(siloAddress, "/health/ready");
        }

        var address = Kinds.NewAddress();
        var gateway = ServerProcess.Start(
            workshop.Log(name),
            workshop.Binary("Gateway", "PartnerCarts.Gateway"),
            ["--urls", $"{address}", .. Face(workshop), .. cluster]
        );
        await gateway.Answers(address, "/health/ready");
        return new Candidate(name, address, [gateway, .. started], store: postgres.Root);
    }

    /// <summary>As <see cref="StartTogether"/>, with Orleans' own storage of grains.</summary>
    public static async Task<Candidate> StartStock(Workshop workshop, string name)
    {
        var (postgres, cluster) = await NewCluster(workshop, name);
        return await StartSilo(
            workshop,
            name,
            ("Cluster", "PartnerCarts.Bench.Cluster"),
            ["--Bench:Part", "stock", .. cluster, .. NewPorts()],
            postgres.Root
        );
    }

    /// <summary>A silo on its own, in memory, with a part exchanged.</summary>
    public static Task<Candidate> StartPart(Workshop workshop, string name, string part) =>
        StartSilo(
            workshop,
            name,
            ("Cluster", "PartnerCarts.Bench.Cluster"),
            ["--Bench:Part", part, "--Cluster:ClusterId", name, .. NewPorts()],
            store: null
        );

    private static async Task<Candidate> StartSilo(
        Workshop workshop,
        string name,
        (string Folder, string Program) binary,
        string[] settings,
        int? store
    )
    {
        var address = Kinds.NewAddress();
        var server = ServerProcess.Start(
            workshop.Log(name),
            workshop.Binary(binary.Folder, binary.Program),
            ["--urls", $"{address}", "--Gateway:Enabled", "true", .. Face(workshop), .. settings]
        );
        await server.Answers(address, "/health/ready");
        return new Candidate(name, address, [server], store: store);
    }

    private static async Task<(PostgresServer Postgres, string[] Settings)> NewCluster(Workshop workshop, string name)
    {
        var postgres = await workshop.Postgres();
        var database = await postgres.NewDatabase(name);
        await ServerProcess.Run(
            Path.Combine(workshop.Folder(name), "init-db.log"),
            workshop.Binary("Silo", "PartnerCarts.Silo"),
            "init-db",
            "--Cluster:Provider",
            "PostgreSql",
            "--Cluster:ConnectionString",
            database
        );
        return (
            postgres,
            ["--Cluster:Provider", "PostgreSql", "--Cluster:ConnectionString", database, "--Cluster:ClusterId", name]
        );
    }

    private static string[] Face(Workshop workshop) =>
        [
            "--Auth:AllowDevelopmentKeys",
            "true",
            "--Gateway:DevelopmentKeyFile",
            workshop.KeyFile,
            "--Shutdown:DrainDelay",
            "00:00:00",
        ];

    private static string[] NewPorts() =>
        [
            "--Cluster:AdvertisedAddress",
            "127.0.0.1",
            "--Cluster:SiloPort",
            $"{ServerProcess.FreePort()}",
            "--Cluster:GatewayPort",
            $"{ServerProcess.FreePort()}",
        ];
}
