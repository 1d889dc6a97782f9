using System.Security.Cryptography;
using PartnerCarts.Carts;
using PartnerCarts.Grains;

namespace PartnerCarts.Storage.Contracts;

/// <summary>What a grain's persistent state does with its storage, without a grain.</summary>
public static class StorageCalls
{
    public const string StateName = "state";

    public static GrainId NewCart() => GrainId.Create("cart", new CartKey(Guid.NewGuid(), Guid.NewGuid()).ToString());

    public static StoredForm Form(byte[] body, DateTimeOffset? due = null) =>
        new()
        {
            Form = 1,
            Body = body,
            Due = due ?? new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        };

    public static StoredForm RandomForm(int size = 900) => Form(RandomNumberGenerator.GetBytes(size));

    public static async Task<IGrainState<StoredForm>> Read(this IGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<StoredForm>();
        await storage.ReadStateAsync(StateName, grain, state);
        return state;
    }

    /// <summary>
    /// Writes on top of what a writer who holds <paramref name="tag"/> has seen, and returns the new tag.
    /// </summary>
    public static async Task<string> Write(this IGrainStorage storage, GrainId grain, StoredForm form, string? tag)
    {
        var state = new GrainState<StoredForm>(form, tag) { RecordExists = tag is not null };
        await storage.WriteStateAsync(StateName, grain, state);
        Assert.True(state.RecordExists);
        return Assert.IsType<string>(state.ETag);
    }

    public static async Task Clear(this IGrainStorage storage, GrainId grain, string? tag)
    {
        var state = new GrainState<StoredForm>(new StoredForm(), tag) { RecordExists = tag is not null };
        await storage.ClearStateAsync(StateName, grain, state);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
    }

    public static async Task ExpectStored(this IGrainStorage storage, GrainId grain, StoredForm form, string tag)
    {
        var state = await storage.Read(grain);
        Assert.True(state.RecordExists);
        Assert.Equal(tag, state.ETag);
        Assert.Equal(form.Form, state.State!.Form);
        Assert.Equal(form.Body, state.State.Body);
    }

    public static async Task ExpectNothing(this IGrainStorage storage, GrainId grain)
    {
        var state = await storage.Read(grain);
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Null(state.State?.Body);
    }
}
