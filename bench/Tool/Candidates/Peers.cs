namespace PartnerCarts.Bench;

/// <summary>Starts what others would write.</summary>
internal static class Peers
{
    /// <param name="workshop">The run.</param>
    /// <param name="connections">What the connection string says about the pool.</param>
    /// <param name="name">Where several run side by side.</param>
    public static async Task<Candidate> StartPostgres(
        Workshop workshop,
        string connections,
        string name = Kinds.PostgresPeer
    )
    {
        var postgres = await workshop.Postgres();
        var database = await postgres.NewDatabase(name) + ";Max Auto Prepare=32;No Reset On Close=true;" + connections;
        var address = Kinds.NewAddress();
        var server = ServerProcess.Start(
            workshop.Log(name),
            workshop.Binary("PostgresPeer", "PartnerCarts.Bench.PostgresPeer"),
            [
                "--urls",
                $"{address}",
                "--Auth:AllowDevelopmentKeys",
                "true",
                "--Bench:Key",
                workshop.KeyFile,
                "--Bench:Database",
                database,
            ]
        );
        await server.Answers(address, "/health/ready");
        return new Candidate(name, address, [server], store: postgres.Root);
    }

    /// <param name="workshop">The run.</param>
    /// <param name="processes">How many Node processes share the port.</param>
    /// <param name="name">Where several run side by side.</param>
    public static async Task<Candidate> StartNode(Workshop workshop, int processes, string name = Kinds.NodePeer)
    {
        var redisPort = ServerProcess.FreePort();
        var folder = workshop.Folder(name);
        // Every change is on the disk before it is answered; no snapshots beside that.
        var redis = workshop.Keep(
            ServerProcess.Start(
                Path.Combine(folder, "redis.log"),
                "redis-server",
                [
                    "--port",
                    $"{redisPort}",
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    folder,
                    "--appendonly",
                    "yes",
                    "--appendfsync",
                    "always",
                    "--save",
                    "",
                ]
            )
        );
        var address = Kinds.NewAddress();
        var server = ServerProcess.Start(
            workshop.Log(name),
            "node",
            [
                Path.Combine(workshop.Settings.Bench, "NodePeer", "server.js"),
                $"{address.Port}",
                $"{redisPort}",
                workshop.KeyFile,
                $"{processes}",
            ],
            new Dictionary<string, string> { ["NODE_ENV"] = "production" }
        );
        await server.Answers(address, "/health/ready");
        return new Candidate(name, address, [server], isDotNet: false, store: redis.Id);
    }
}
