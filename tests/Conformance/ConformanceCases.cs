namespace PartnerCarts.Conformance;

/// <summary>
/// What every class of cases has: the host, and a partner and a customer that no other case uses, so that cases may run
/// side by side.
/// </summary>
[FreezesAnswers]
public abstract class ConformanceCases : IDisposable
{
    protected ConformanceCases(ConformanceHost host)
    {
        Host = host;
        Client = new PartnerClient(host);
        if (host.HasFrozenAnswers)
            AnswerLog.Begin();
    }

    private protected ConformanceHost Host { get; }

    private protected PartnerClient Client { get; }

    /// <summary>The classes of cases, which hosts derive from.</summary>
    internal static IEnumerable<Type> Classes =>
        typeof(ConformanceCases)
            .Assembly.GetTypes()
            .Where(type => type.IsAbstract && type.IsSubclassOf(typeof(ConformanceCases)));

    /// <summary>Whatever a case is about: nothing secret may have been logged by then.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(Host.Logs.TakeLeaks());
    }
}
