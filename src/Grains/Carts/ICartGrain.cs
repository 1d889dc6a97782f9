using Orleans.Concurrency;

namespace PartnerCarts.Grains;

/// <summary>
/// One cart, the only place where it is changed. The key is <see cref="PartnerCarts.Carts.CartKey.ToString"/>. Silos
/// and gateways of two versions meet here: whatever changes is added beside what there is, and contracts.txt of the
/// tests with it.
/// </summary>
[Alias("partnercarts.cart")]
public interface ICartGrain : IGrainWithStringKey
{
    /// <summary>
    /// Runs one command. A command that this build does not know is answered 503 by the reply's code, not by
    /// an exception.
    /// </summary>
    [Alias("send")]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<CartAnswer> Send(CartMessage message);

    /// <summary>
    /// Waits up to <paramref name="wait"/> (less than an attempt takes, so that the call itself does not time out) for
    /// a checkout to end. It runs beside other calls and touches no state. Of a checkout that the activation does not
    /// know, a command of its own finds out from the store first.
    /// </summary>
    [Alias("join")]
    [AlwaysInterleave]
    [ResponseTimeout(CallTimes.Attempt)]
    Task<CartAnswer> Join(int sequence, TimeSpan wait);

    /// <summary>
    /// An entry of the wake-up index has come up: clears the cart if it has ended, resumes its checkout if one was left
    /// behind. True when the entry has served: the cart is gone, or due at another time.
    /// </summary>
    [Alias("wake")]
    Task<bool> Wake(DateTimeOffset due);
}
