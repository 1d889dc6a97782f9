using PartnerCarts.Carts;

namespace PartnerCarts.Grains.Tests.Due;

public sealed class WakeupShardsTests
{
    /// <summary>Stored rows depend on these: they never change.</summary>
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000", 29)]
    [InlineData("22222222-2222-4222-8222-222222222222/44444444-4444-4444-8444-444444444444", 62)]
    [InlineData("4e7d2a90-1b6f-4c83-b0de-93a5f2c81d47/0f6a3c52-9d1e-4b7a-8c55-2f10c9a4e7b1", 30)]
    public void Of_KnownKeys_IsTheShardOfVersionOne(string text, int shard)
    {
        Assert.True(CartKey.TryParse(text, out var key));

        Assert.Equal(shard, WakeupShards.Of(key));
    }

    [Fact]
    public void Of_ManyKeys_SpreadsThemEvenly()
    {
        var random = new Random(1);
        var counts = new int[WakeupShards.Count];
        var bytes = new byte[32];
        for (var i = 0; i < 64_000; i++)
        {
            random.NextBytes(bytes);
            counts[WakeupShards.Of(new CartKey(new Guid(bytes.AsSpan(0, 16)), new Guid(bytes.AsSpan(16))))]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 800, 1_200));
    }
}
