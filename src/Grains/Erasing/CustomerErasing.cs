using Microsoft.Extensions.Logging;

namespace PartnerCarts.Grains;

/// <summary>Erases a customer from a cluster, from outside of it.</summary>
internal sealed class CustomerErasing(
    IGrainFactory grains,
    ClusterCalls calls,
    ClusterGate gate,
    ILogger<CustomerErasing> logger
)
{
    /// <summary>
    /// Goes on until nothing of the customer is left, or the time is up. What is done is done: running it again goes on
    /// where this ended. What a step erased whose answer was lost is not in the sum.
    /// </summary>
    public async Task<EraseProgress> Run(Guid customer, TimeSpan within, CancellationToken cancellation)
    {
        await gate.Opened.WaitAsync(cancellation);
        var eraser = grains.GetGrain<ICustomerEraserGrain>(customer);
        var start = calls.Start();
        var sum = new EraseProgress();
        for (var stuck = 0; !sum.IsComplete && calls.Since(start) < within; )
        {
            try
            {
                var step = await eraser.EraseSome().WaitAsync(cancellation);
                sum = new EraseProgress
                {
                    Carts = sum.Carts + step.Carts,
                    Orders = sum.Orders + step.Orders,
                    Left = step.Left,
                    IsComplete = step.IsComplete,
                };
                stuck = step.Left > 0 ? stuck + 1 : 0;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                GrainLog.NotErased(logger, $"Customer {customer:D}", failure);
                stuck++;
            }

            // Something prevents the erasure, such as a checkout under way, which ends within a while.
            if (stuck > 0)
                await calls.Pause(stuck, cancellation);
        }

        return sum;
    }
}
