using Orleans.Hosting;

namespace PartnerCarts.Cluster;

/// <summary>
/// Everything that is particular to one place where a cluster meets and keeps its state: a database, a storage account,
/// this machine's memory. <c>Cluster:Provider</c> chooses one of the registered by its name. One object serves the
/// whole process; it is asked while the host is put together, before there are services.
/// </summary>
public interface IClusterProvider
{
    /// <summary>
    /// The value of <c>Cluster:Provider</c> that stands for it, and the name of its own section, <c>Cluster:Name</c>.
    /// Letters only; case does not count.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// Exceptions of its libraries that mean that the place is out of reach, besides those that all share (<see
    /// cref="System.Data.Common.DbException"/>, <see cref="IOException"/>, sockets, time). The log writes such outages
    /// in a line, and not for every request.
    /// </summary>
    IEnumerable<Type> Outages => [];

    /// <summary>
    /// Names of its libraries' meters and activity sources, which are exported with the service's own.
    /// </summary>
    IEnumerable<string> Instruments => [];

    /// <summary>
    /// What is wrong with the settings, as far as it can be told without reaching for the place: a sentence for each
    /// fault, which names its key and no secret. None when they are good; only then the methods below are called.
    /// </summary>
    IEnumerable<string> Check(ProviderSettings settings);

    /// <summary>
    /// Adds to a silo: membership, reminders, grain storage under the names of <see cref="Grains.GrainStores"/> that
    /// writes with <see cref="Orleans.Storage.IGrainStorageSerializer"/> from the services, an
    /// <see cref="Grains.IWakeupIndex"/>, an <see cref="Engine.ICartIndex"/> and
    /// <see cref="Grains.ICustomerRecords"/>. Ports, addresses, ids and TLS are set before; what is set here wins.
    /// </summary>
    void AddToSilo(ISiloBuilder silo, ProviderSettings settings);

    /// <summary>Adds to a gateway's client what it needs to find silos.</summary>
    void AddToClient(IClientBuilder client, ProviderSettings settings);

    /// <summary>
    /// Makes what silos expect at the place, such as a schema, or brings it up to date, while silos of earlier versions
    /// go on serving; doing it again changes nothing. This is the command <c>init-db</c>.
    /// </summary>
    /// <returns>What was done, as a sentence for the operator.</returns>
    /// <exception cref="InvalidOperationException">It could not be done. The message says why, and what to do.
    /// </exception>
    Task<string> Prepare(ProviderSettings settings, CancellationToken cancellation);

    /// <summary>
    /// Says what an exception of its libraries means for an operator, and what to put right, without any secret; null
    /// for an exception that is not one of theirs.
    /// </summary>
    /// <param name="failure">What ended a start, or keeps a gateway from its cluster.</param>
    /// <param name="settings">Null where the failure came out of a process whose settings are not at hand.</param>
    ProviderFault? Explain(Exception failure, ProviderSettings? settings);
}

/// <summary>A failure of a provider's place, explained.</summary>
/// <param name="Text">What is wrong and what to do, in a line, without secrets.</param>
/// <param name="IsPassing">Whether waiting may mend it, as with a server that starts; false where somebody has to put
/// something right, such as a password.</param>
public sealed record ProviderFault(string Text, bool IsPassing);
