namespace PartnerCarts.Conformance;

/// <summary>What every class of cases has: the host, and a partner and a customer that no other case uses, so that cases may run side by side.</summary>
public abstract class ConformanceCases(ConformanceHost host) : IDisposable
{
    private protected ConformanceHost Host { get; } = host;

    private protected PartnerClient Client { get; } = new(host);

    /// <summary>Whatever a case is about: nothing secret may have been logged by then.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(Host.Logs.TakeLeaks());
    }
}
