using System.Net;
using PartnerCarts.Carts;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Local.Tests.Support;

namespace PartnerCarts.Local.Tests.Store;

/// <summary>A store with damaged pages, while it is served.</summary>
public sealed class StoreDamageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Get_CartInADamagedPage_SpeaksOfReadingAndTheServiceIsNotReadyAnyMore()
    {
        var keys = new List<CartKey>();
        using (var store = await OpenStore.At(_folder.StorePath))
            for (var i = 0; i < 200; i++)
            {
                var cart = SampleCarts.New(lines: 10);
                keys.Add(cart.Key);
                await store.Of(cart.Key).Write(cart, 0, wakeupChanged: true);
            }

        await using (var file = File.OpenWrite(_folder.StorePath))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(new byte[64 * 1024]);
        }

        await using var service = await LocalService.Start(_folder.StorePath);
        using var http = new HttpClient { BaseAddress = service.Address };

        var refusals = new List<Refusal>();
        foreach (var key in keys)
            if (await service.Get(key) is CartReply.Refused { Refusal: { Code: RefusalCode.Unavailable } refusal })
                refusals.Add(refusal);

        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal =>
            Assert.Equal("The cart's store cannot be read now. Send the same request again.", refusal.Description)
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Read_ThatFailsForAnotherReason_IsNoDamage()
    {
        await using var service = await LocalService.Start(_folder.StorePath);

        await Assert.ThrowsAsync<IOException>(() =>
            service.Store.Readers.Read<int, int>((_, _) => throw new IOException("disk"), 0, default).AsTask()
        );

        Assert.False(service.Store.Damage.IsSeen);
    }
}
