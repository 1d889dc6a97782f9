using PartnerCarts.Grains;

namespace PartnerCarts.Bench.Cluster;

/// <summary>The least that a grain can do: it answers with what it was sent.</summary>
[Alias("partnercarts.bench.echo")]
public interface IEchoGrain : IGrainWithStringKey
{
    [Alias("echo")]
    Task<CartMessage> Echo(CartMessage message);
}

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public Task<CartMessage> Echo(CartMessage message) => Task.FromResult(message);
}
