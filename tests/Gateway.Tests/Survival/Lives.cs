using System.Collections.Concurrent;
using PartnerCarts.Carts;
using PartnerCarts.Storage.Contracts;

namespace PartnerCarts.Gateway.Tests.Survival;

/// <summary>
/// Ends the process that works for a cart at one of the cart's durable steps: that step, and whatever would come after
/// it, does not happen. A cart has a customer of its own, whose id is in the keys of everything that belongs to it; so
/// one silo serves for many such deaths.
/// </summary>
internal sealed class Lives
{
    private readonly ConcurrentDictionary<string, Life> _lives = new();

    /// <summary>What happens to the steps of all carts that have been given a life; others are left alone.</summary>
    public Interception Interception =>
        (name, key, step) =>
            key.Split('/').Select(_lives.GetValueOrDefault).FirstOrDefault(life => life is not null) is { } life
                ? life.Take(name, step)
                : step();

    /// <summary>From now on, only so many of the cart's steps happen.</summary>
    public Life Give(CartKey cart, int steps = int.MaxValue) => _lives[$"{cart.CustomerId:D}"] = new Life(steps);
}

/// <summary>The steps of one cart.</summary>
internal sealed class Life(int steps)
{
    private readonly ConcurrentQueue<string> _done = new();
    private int _begun;

    /// <summary>The steps that have happened, in their order.</summary>
    public IReadOnlyList<string> Done => [.. _done];

    /// <summary>Whether a step has been tried that did not happen any more.</summary>
    public bool IsOver => Volatile.Read(ref _begun) > steps;

    public async Task Take(string name, Func<Task> step)
    {
        if (Interlocked.Increment(ref _begun) > steps)
            throw new IOException($"The process ended before {name}.");
        await step();
        _done.Enqueue(name);
    }
}
