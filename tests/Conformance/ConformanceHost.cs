namespace PartnerCarts.Conformance;

/// <summary>
/// A running service under test, as an xunit class fixture: it listens on a real loopback port, its clock stands still
/// until <see cref="Advance"/>, and it starts with an empty store, the setting <c>Carts:Catalog</c> =
/// <see cref="CatalogPath"/>, and nothing else but its defaults.
/// </summary>
public abstract class ConformanceHost : IAsyncLifetime
{
    private Task<SecuredHost>? _secured;

    /// <summary>The catalog that the cases buy from.</summary>
    public static string CatalogPath { get; } = Path.Combine(AppContext.BaseDirectory, "conformance", "catalog.json");

    /// <summary>
    /// Where a host's clock should start: all seven digits of the fraction are in use, so that a lost tick shows.
    /// </summary>
    public static DateTimeOffset ClockStart { get; } =
        new DateTimeOffset(2024, 5, 2, 8, 15, 30, TimeSpan.Zero).AddTicks(1234567);

    /// <summary>Has seen everything that the service has logged.</summary>
    public SecretWatch Logs { get; } = new();

    /// <summary>Whether every answer must be one of those in golden/answers.txt.</summary>
    public virtual bool HasFrozenAnswers => false;

    /// <summary>Scheme, host and port.</summary>
    public abstract Uri BaseAddress { get; }

    /// <summary>The time as the service sees it.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>Moves the clock and runs the timers that come due.</summary>
    public abstract void Advance(TimeSpan by);

    /// <summary>A token that the service accepts.</summary>
    /// <param name="partner">The partner tenant.</param>
    /// <param name="user">The user's object id; null makes an app-only token.</param>
    /// <param name="app">The application's id; null for any.</param>
    /// <param name="lifetime">From now; null for an hour.</param>
    public abstract string Token(Guid partner, Guid? user = null, Guid? app = null, TimeSpan? lifetime = null);

    /// <summary>A token that says the same, in time, but signed by a key that the service does not know.</summary>
    public abstract string ForgedToken(Guid partner);

    /// <summary>How many carts the store holds.</summary>
    public abstract Task<int> StoredCarts();

    /// <summary>The user that a checkout named for the order; null when it named none. No route shows it.</summary>
    public abstract Task<string?> CustomerUserUpn(Guid partner, Guid customer, string orderId);

    /// <summary>Until it is disposed, every write to the store fails.</summary>
    public abstract Task<IAsyncDisposable> StoreOutage();

    /// <summary>Changes a setting of the running service; null takes it away.</summary>
    public abstract void Configure(string key, string? value);

    /// <summary>Another service of the same kind, with a store and a clock of its own and with more settings.</summary>
    public abstract Task<ConformanceHost> Start(params (string Key, string Value)[] settings);

    /// <summary>A service of the same kind behind an authority, the same for all cases of a class.</summary>
    internal Task<SecuredHost> Secured() => _secured ??= SecuredHost.Start(this);

    public abstract Task InitializeAsync();

    public async Task DisposeAsync()
    {
        if (_secured is not null)
            await (await _secured).DisposeAsync();
        await Stop();
        FrozenAnswers.Save();
    }

    /// <summary>Stops the service and removes what it has left.</summary>
    protected abstract Task Stop();
}
