using System.Security.Cryptography;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Storage.Contracts;

/// <summary>What a grain's persistent state does with its storage, without a grain.</summary>
public static class StorageCalls
{
    public const string StateName = "state";

    public static GrainId NewCart() => GrainId.Create("cart", new CartKey(Guid.NewGuid(), Guid.NewGuid()).ToString());

    /// <summary>A cart of about so many bytes, told from all others by <see cref="Cart.ModifiedBy"/>.</summary>
    public static Cart RandomCart(int size = 900) =>
        CartDue(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), size);

    /// <summary>As <see cref="RandomCart"/>, to be looked at then.</summary>
    public static Cart CartDue(DateTimeOffset due, int size = 900) =>
        new()
        {
            Key = new CartKey(Guid.NewGuid(), Guid.NewGuid()),
            Partner = Guid.NewGuid(),
            Incarnation = Guid.NewGuid(),
            Revision = 1,
            Created = due,
            Modified = due,
            Expires = due,
            KeptUntil = due,
            ModifiedBy = RandomNumberGenerator.GetHexString(size),
            Status = CartStatus.Active,
            Lines = [],
        };

    public static async Task<IGrainState<Cart>> Read(this IGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<Cart>();
        await storage.ReadStateAsync(StateName, grain, state);
        return state;
    }

    /// <summary>
    /// Writes on top of what a writer who holds <paramref name="tag"/> has seen, and returns the new tag.
    /// </summary>
    public static async Task<string> Write(this IGrainStorage storage, GrainId grain, Cart cart, string? tag)
    {
        var state = new GrainState<Cart>(cart, tag) { RecordExists = tag is not null };
        await storage.WriteStateAsync(StateName, grain, state);
        Assert.True(state.RecordExists);
        return Assert.IsType<string>(state.ETag);
    }

    public static async Task Clear(this IGrainStorage storage, GrainId grain, string? tag)
    {
        var state = new GrainState<Cart>(null, tag) { RecordExists = tag is not null };
        await storage.ClearStateAsync(StateName, grain, state);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    public static async Task ExpectStored(this IGrainStorage storage, GrainId grain, Cart cart, string tag)
    {
        var state = await storage.Read(grain);
        Assert.True(state.RecordExists);
        Assert.Equal(tag, state.ETag);
        Assert.Equal(cart.ModifiedBy, state.State!.ModifiedBy);
    }

    public static async Task ExpectNothing(this IGrainStorage storage, GrainId grain)
    {
        var state = await storage.Read(grain);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Null(state.State?.ModifiedBy);
    }
}
