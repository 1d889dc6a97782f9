using Microsoft.Extensions.DependencyInjection;
using PartnerCarts.Carts;
using PartnerCarts.Storage.Contracts;
using PartnerCarts.TestSupport;

namespace PartnerCarts.Gateway.Tests.Support;

/// <summary>
/// Where a cluster's members meet and its state rests: what outlives its processes, and what tests look into.
/// </summary>
internal abstract class ClusterStore
{
    private volatile Interception _interception = Undisturbed;
    private int _looks;

    /// <summary>Nothing happens to a step.</summary>
    public static Interception Undisturbed { get; } = static (_, _, step) => step();

    /// <summary>No step happens: the store cannot be reached.</summary>
    public static Interception Outage { get; } =
        static (_, _, _) => throw new IOException("The database is not there.");

    /// <summary>What happens to the durable steps of every silo.</summary>
    public Interception Interception
    {
        get => _interception;
        set => _interception = value;
    }

    /// <summary>How many looks at a shard of the wake-up index have come to their end.</summary>
    public int Looks => Volatile.Read(ref _looks);

    /// <summary>How processes are told of the store, as <c>--Section:Key=value</c>.</summary>
    public virtual IEnumerable<string> Settings => [];

    /// <summary>Changes a silo that has been put together from <see cref="Settings"/>.</summary>
    /// <param name="silo">Its services.</param>
    /// <param name="primaryPort">Of the first silo.</param>
    /// <param name="isAlive">Whether the silo still is: a dead one's steps do not happen.</param>
    public virtual void Prepare(IServiceCollection silo, int primaryPort, Func<bool> isAlive) =>
        silo.Intercept(
            (name, key, step) =>
            {
                if (!isAlive())
                    throw new IOException("The silo is dead.");
                if (name is "index look")
                    Interlocked.Increment(ref _looks);
                return _interception(name, key, step);
            }
        );

    /// <summary>How many carts there are in the store itself.</summary>
    public abstract Task<int> CountCarts();

    /// <summary>How many entries the wake-up index has, in the store itself.</summary>
    public abstract Task<int> CountEntries();

    /// <summary>The cart as it rests there; null when it does not.</summary>
    public async Task<Cart?> ReadCart(CartKey key) =>
        await ReadBody(key) is { } body ? Serialized.Read<Cart>(body) : null;

    /// <summary>How many orders there are in the store itself.</summary>
    public abstract Task<int> CountOrders();

    protected abstract Task<byte[]?> ReadBody(CartKey key);
}
