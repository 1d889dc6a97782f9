using PartnerCarts.Carts;
using PartnerCarts.Faults.Tests.Linearizability;

namespace PartnerCarts.Faults.Tests.Simulation;

/// <summary>
/// A client of one cart among several: it makes, changes, reads and checks out, repeats what had no answer, sometimes
/// under the same id and sometimes not, and names the version that it saw last.
/// </summary>
internal sealed class SimClient(SimWorld world, string name, CartKey key, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly Caller Caller = new(new Guid("11111111-1111-4111-8111-111111111111"), "user");

    private string? _tag;

    public async Task Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            await world.Clock.Delay(random.Next(400));
            var command = Next();
            var reply = await Send(command);
            for (var again = 0; reply is null && again < 3 && random.Next(4) > 0; again++)
            {
                await world.Clock.Delay(random.Next(2000));
                reply = await Send(command);
            }

            if (reply is CartReply.UnderWay running && random.Next(2) == 0)
                await Join(running.Sequence);
        }
    }

    /// <summary>Reads, from a process that has nothing in memory.</summary>
    public Task<CartReply?> Look() => Send(CartCommand.Get.Instance);

    private async Task<CartReply?> Send(CartCommand command)
    {
        var invoked = world.History.Invoke(name, command);
        var reply = await Ask(command);
        var isKnown = reply is not (null or CartReply.Refused { Refusal.Code: RefusalCode.Unavailable });
        world.History.Return(name, key, new CartStep(command, Caller, reply), invoked, isKnown);
        if (reply is CartReply.Shown { Cart: var cart })
        {
            _tag = CartETag.Of(cart);
            world.Store.JudgeShown(cart);
        }

        return isKnown ? reply : null;
    }

    private async Task<CartReply?> Ask(CartCommand command)
    {
        try
        {
            return await world
                .AnyHost()
                .Carts.Send(key, command, Caller, CancellationToken.None)
                .AsTask()
                .WaitAsync(Patience, world.Clock);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task Join(int sequence)
    {
        try
        {
            var reply = await world
                .AnyHost()
                .Carts.Join(key, sequence, Caller, TimeSpan.FromSeconds(random.Next(20)), CancellationToken.None)
                .AsTask()
                .WaitAsync(Patience, world.Clock);
            world.History.Note($"{name} joined: {CartReplies.Show(reply)}");
            if (reply is CartReply.CheckedOut { Cart: var cart })
                world.Store.JudgeShown(cart);
        }
        catch (TimeoutException)
        {
            world.History.Note($"{name} joined and had no answer");
        }
    }

    private CartCommand Next() =>
        random.Next(10) switch
        {
            0 or 1 => new CartCommand.Create(Draft(), NewId(), Idempotency()),
            < 6 => new CartCommand.Update(Draft(), random.Next(3) == 0 ? _tag : null, Idempotency()),
            < 9 => CartCommand.Get.Instance,
            _ => new CartCommand.BeginCheckout(null, random.Next(4) == 0 ? _tag : null, Idempotency()),
        };

    /// <summary>As the HTTP API has it: always an operation id, and mostly a request id from a small choice.</summary>
    private IdempotencyKey Idempotency()
    {
        var id = random.Next(4) == 0 ? Guid.Empty : new Guid(random.Next(1, 30), 0, 0, new byte[8]);
        return new(id, (UInt128)random.Next(3), NewId());
    }

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private CartDraft Draft()
    {
        var lines = new List<LineDraft> { Line(0, "A:1:X", BillingCycle.Monthly) };
        if (random.Next(2) == 0)
            lines.Add(Line(1, "B:1:X", BillingCycle.OneTime));
        return new() { Lines = [.. lines] };
    }

    private LineDraft Line(int id, string item, BillingCycle cycle) =>
        new()
        {
            Id = id,
            CatalogItemId = item,
            Quantity = random.Next(1, 100),
            BillingCycle = cycle,
        };
}
