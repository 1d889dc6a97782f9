namespace PartnerCarts.Bench;

/// <summary>Every candidate there is.</summary>
internal static class Kinds
{
    public const string Ceiling = "ceiling";
    public const string Local = "local";
    public const string PostgresPeer = "peer-postgres";
    public const string NodePeer = "peer-node";
    public const string Echo = "echo";
    public const string Delayed = "cluster-1ms";
    public const string Cluster = "cluster-pg";
    public const string TwoProcesses = "cluster-pg-gateway";
    public const string ThreeSilos = "cluster-pg-3-silos";
    public const string Stock = "cluster-stock";

    public static CandidateKind[] All { get; } =
    [
        new(Ceiling, "Ceiling: the REST face alone, no turn, no store", StartCeiling),
        new(Local, "Local: one process over SQLite", workshop => Locals.Start(workshop, Local)),
        new(PostgresPeer, "Peer 1: minimal API, Npgsql, PostgreSQL", workshop =>
            Peers.StartPostgres(workshop, Sweep.BestPool(workshop.Settings))
        ),
        new(NodePeer, "Peer 2: Fastify, ioredis, Redis with appendfsync always", workshop =>
            Peers.StartNode(workshop, Sweep.BestNode(workshop.Settings))
        ),
        new(Echo, "Grain echo, co-hosted", workshop => Clusters.StartPart(workshop, Echo, "echo")),
        new(Delayed, "Cluster, co-hosted, over a store that takes 1 ms", workshop =>
            Clusters.StartPart(workshop, Delayed, "delay")
        ),
        new(Cluster, "Cluster, co-hosted, over PostgreSQL", workshop => Clusters.StartTogether(workshop, Cluster)),
        new(TwoProcesses, "Cluster with a separate gateway, over PostgreSQL", workshop =>
            Clusters.StartApart(workshop, TwoProcesses)
        ),
        new(ThreeSilos, "Cluster of three silos with a separate gateway, over PostgreSQL", workshop =>
            Clusters.StartApart(workshop, ThreeSilos, silos: 3)
        ),
        new(Stock, "Cluster, co-hosted, over Orleans' ADO.NET storage", workshop =>
            Clusters.StartStock(workshop, Stock)
        ),
    ];

    public static CandidateKind Find(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new ArgumentException(
            $"There is no candidate {name}: {string.Join(", ", All.Select(kind => kind.Name))}."
        );

    public static Uri NewAddress() => new($"http://127.0.0.1:{ServerProcess.FreePort()}");

    private static async Task<Candidate> StartCeiling(Workshop workshop)
    {
        var address = NewAddress();
        var server = ServerProcess.Start(
            workshop.Log(Ceiling),
            workshop.Binary("Ceiling", "PartnerCarts.Bench.Ceiling"),
            ["--urls", $"{address}", "--Bench:Key", workshop.KeyFile]
        );
        await server.Answers(address, "/health/ready");
        return new Candidate(Ceiling, address, [server]);
    }
}
