using PartnerCarts.Carts;
using static PartnerCarts.Storage.Contracts.StorageCalls;

namespace PartnerCarts.Storage.Contracts;

/// <summary>
/// Two activations of one cart, which Orleans' directory may briefly allow, both find nothing and both make the cart.
/// </summary>
public abstract class FirstWriteRaceContract
{
    private const int Writers = 8;
    private const int Thousand = 1000;

    /// <inheritdoc cref="GrainStorageContract.Open"/>
    protected abstract Task<IGrainStorage> Open();

    [ContractFact]
    public async Task Write_EightWritersMakeTheSameThousandCarts_ExactlyOneWinsEach()
    {
        var carts = Enumerable.Range(0, Thousand).Select(_ => NewCart()).ToArray();
        var attempts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => MakeAll(carts))));

        var storage = await Open();
        for (var i = 0; i < Thousand; i++)
        {
            var (form, tag) = Assert.Single(attempts, writer => writer[i].Tag is not null)[i];
            await storage.ExpectStored(carts[i], form, tag!);
        }
    }

    /// <summary>In groups, and not all in the same order, so that the writers' batches overlap in every way.</summary>
    private async Task<(Cart Cart, string? Tag)[]> MakeAll(GrainId[] carts)
    {
        var storage = await Open();
        var made = new (Cart Cart, string? Tag)[carts.Length];
        var order = Enumerable.Range(0, carts.Length).ToArray();
        foreach (var group in order.Chunk(50))
        {
            Random.Shared.Shuffle(group);
            await Task.WhenAll(group.Select(async i => made[i] = await Make(storage, carts[i])));
        }

        return made;
    }

    private static async Task<(Cart Cart, string? Tag)> Make(IGrainStorage storage, GrainId cart)
    {
        var form = RandomCart(200);
        try
        {
            return (form, await storage.Write(cart, form, null));
        }
        catch (InconsistentStateException)
        {
            return (form, null);
        }
    }
}
