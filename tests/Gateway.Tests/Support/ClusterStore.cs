using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>Where a cluster's members meet and its state rests: what outlives its processes, and what tests look into.</summary>
internal abstract class ClusterStore
{
    private volatile bool _isOut;

    /// <summary>How processes are told of it, as <c>--Section:Key=value</c>.</summary>
    public virtual IEnumerable<string> Settings => [];

    /// <summary>While true, no write of any silo gets through.</summary>
    public bool IsOut
    {
        get => _isOut;
        set => _isOut = value;
    }

    /// <summary>Changes a silo that has been put together from <see cref="Settings"/>.</summary>
    public virtual void Prepare(IServiceCollection silo, int primaryPort) =>
        silo.DecorateStorage(inner => new InterceptedStorage(inner, _ => _isOut ? throw new IOException("The database is not there.") : Task.CompletedTask));

    /// <summary>How many carts there are in the store itself.</summary>
    public abstract Task<int> CountCarts();
}
