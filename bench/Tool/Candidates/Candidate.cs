namespace PartnerCarts.Bench;

/// <summary>A service under measurement, running.</summary>
internal sealed class Candidate(
    string name,
    Uri address,
    IReadOnlyList<ServerProcess> services,
    bool isDotNet = true,
    int? store = null
) : IAsyncDisposable
{
    public string Name => name;

    public Uri Address => address;

    /// <summary>The service's own processes; they must be .NET for their allocations to be known.</summary>
    public IEnumerable<int> Services => services.Select(service => service.Id);

    public bool IsDotNet => isDotNet;

    /// <summary>The root of the database server's processes, where there is one.</summary>
    public int? Store => store;

    /// <summary>The files of carts that were made for it, by the name of their shape.</summary>
    public Dictionary<string, string> Carts { get; } = [];

    public Usage ServiceUsage => Usage.Of(Services.SelectMany(Usage.Family));

    public Usage StoreUsage => store is { } root ? Usage.Of(Usage.Family(root)) : default;

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services)
            await service.DisposeAsync();
    }
}

/// <summary>How a candidate is called and started.</summary>
/// <param name="Name">As <c>--only</c> takes it.</param>
/// <param name="Title">As the report names it.</param>
/// <param name="Start">Starts it with empty data.</param>
internal sealed record CandidateKind(string Name, string Title, Func<Workshop, Task<Candidate>> Start);
