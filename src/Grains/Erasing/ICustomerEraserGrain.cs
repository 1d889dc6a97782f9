namespace PartnerCarts.Grains;

/// <summary>Erases one customer, a piece at a time, for an operator. The key is the customer's id.</summary>
[Alias("partnercarts.customer-eraser")]
public interface ICustomerEraserGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Erases some of what is left, through the grains that own it, so that nothing in memory brings it back. May be
    /// called again after whatever happened to an earlier call.
    /// </summary>
    [Alias("erase-some")]
    [ResponseTimeout("00:02:00")]
    Task<EraseProgress> EraseSome();
}

/// <summary>What one step of erasing did.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.erase-progress.1")]
public sealed record EraseProgress
{
    /// <summary>Carts that are gone now.</summary>
    [Id(0)]
    public int Carts { get; init; }

    /// <summary>Orders that are gone now.</summary>
    [Id(1)]
    public int Orders { get; init; }

    /// <summary>
    /// What could not be erased now: carts whose checkout is under way, and whatever a store or a silo failed on.
    /// </summary>
    [Id(2)]
    public int Left { get; init; }

    /// <summary>Whether a look at the store found nothing more of the customer.</summary>
    [Id(3)]
    public bool IsComplete { get; init; }
}
