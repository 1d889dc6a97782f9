using Microsoft.Extensions.Logging;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Grains;

/// <summary>
/// Carts go first: while there is one, there may be new orders. A cart whose checkout is under way stays until that has
/// ended; then the next step finds it, and the orders that it has made.
/// </summary>
[GrainType(TypeName)]
internal sealed class CustomerEraserGrain(
    ICartIndex index,
    ICustomerRecords records,
    CartReferences references,
    ILogger<CustomerEraserGrain> logger
) : Grain, ICustomerEraserGrain
{
    public const string TypeName = "customer-eraser";

    /// <summary>Little enough for a step to end within the time that a call has.</summary>
    private const int AtATime = 200;
    private const int AtOnce = 16;

    public async Task<EraseProgress> EraseSome()
    {
        var customer = this.GetPrimaryKey();
        var carts = await index.Read(customer, AtATime, after: null, CancellationToken.None);
        if (carts.Entries.Count > 0)
        {
            var (erased, left) = await ForEach(carts.Entries, Erase);
            return new EraseProgress { Carts = erased, Left = left };
        }

        var orders = await records.Orders(customer, AtATime);
        var (gone, failed) = await ForEach(orders, Erase);
        var counted = orders.Count(record => record.Type.ToString() == OrderGrain.TypeName);
        return new EraseProgress
        {
            Orders = failed == 0 ? counted : Math.Min(gone, counted),
            Left = failed,
            IsComplete = orders.Count == 0,
        };
    }

    private async Task<bool> Erase(CartIndexEntry entry)
    {
        var answer = await references.Of(entry.Key).Send(CartMessage.From(CartCommand.Erase.Instance, default));
        if (answer.Read() is not CartReply.Done)
            return false;
        // The cart removes its entry, too; but an entry whose cart never existed would be found again and again.
        await index.Remove(entry, CancellationToken.None);
        return true;
    }

    private async Task<bool> Erase(GrainId record)
    {
        var key = record.Key.ToString()!;
        await (
            record.Type.ToString() switch
            {
                OrderGrain.TypeName => GrainFactory.GetGrain<IOrderGrain>(record).Erase(),
                SubscriptionGrain.TypeName => GrainFactory.GetGrain<ISubscriptionGrain>(record).Erase(),
                CustomerOrdersGrain.TypeName => GrainFactory.GetGrain<ICustomerOrdersGrain>(record).Erase(),
                var other => throw new InvalidOperationException(
                    $"Records of {other} ({key}) are none of the order book's."
                ),
            }
        );
        return true;
    }

    private async Task<(int Done, int Left)> ForEach<T>(IReadOnlyList<T> items, Func<T, Task<bool>> erase)
        where T : notnull
    {
        var (done, left) = (0, 0);
        foreach (var some in items.Chunk(AtOnce))
        foreach (var isDone in await Task.WhenAll(some.Select(item => Try(item, erase))))
            _ = isDone ? done++ : left++;
        return (done, left);
    }

    private async Task<bool> Try<T>(T item, Func<T, Task<bool>> erase)
        where T : notnull
    {
        try
        {
            return await erase(item);
        }
        catch (Exception failure)
        {
            GrainLog.NotErased(logger, item, failure);
            return false;
        }
    }
}
