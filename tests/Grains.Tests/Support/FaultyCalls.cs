namespace PartnerCarts.Grains.Tests.Support;

/// <summary>
/// Stands in silos before each call of a grain. Tests make it throw what a silo may throw on a call's way.
/// </summary>
internal sealed class FaultyCalls : IIncomingGrainCallFilter
{
    /// <summary>Runs before each call of a cart; what it throws, the caller gets, as far as that can travel.</summary>
    public Action BeforeCart { get; set; } = () => { };

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is CartGrain)
            BeforeCart();
        return context.Invoke();
    }
}
