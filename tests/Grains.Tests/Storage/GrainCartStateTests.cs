using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Orleans.Storage;
using PartnerCarts.Carts;
using PartnerCarts.Engine;
using PartnerCarts.Engine.Contracts;
using PartnerCarts.Grains.Tests.Support;

namespace PartnerCarts.Grains.Tests.Storage;

/// <summary>A cart's state in a silo, over a grain storage that compares versions.</summary>
public sealed class GrainCartStateTests : CartStateContract
{
    private readonly SharedStore _store = new();
    private readonly MemoryWakeupIndex _wakeups = new();
    private readonly MemoryCartIndex _carts = new();

    protected override ICartState Open(CartKey key) =>
        new ReadByActivation(key, new StoredCart(_store, key), _wakeups, _carts);

    /// <summary>Orleans reads a grain's persistent state before the activation runs anything.</summary>
    private sealed class ReadByActivation(CartKey key, StoredCart stored, IWakeupIndex wakeups, ICartIndex carts)
        : ICartState
    {
        private readonly GrainCartState _state = new(key, stored, wakeups, carts, NullLogger.Instance);
        private bool _isActive;

        public async ValueTask<Cart?> Read(CancellationToken cancellation)
        {
            if (!_isActive)
                await stored.ReadStateAsync();
            _isActive = true;
            return await _state.Read(cancellation);
        }

        public ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged) =>
            _state.Write(next, expectedRevision, wakeupChanged);

        public ValueTask Delete(long expectedRevision) => _state.Delete(expectedRevision);
    }

    /// <summary>What Orleans hands to a grain, over one storage.</summary>
    private sealed class StoredCart(IGrainStorage storage, CartKey key) : IPersistentState<Cart>
    {
        private const string Name = "cart";

        private readonly GrainState<Cart> _record = new();
        private readonly GrainId _grain = GrainId.Create(CartGrain.TypeName, key.ToString());

        public string? Etag => _record.ETag;

        public bool RecordExists => _record.RecordExists;

        public Cart State
        {
            get => _record.State!;
            set => _record.State = value;
        }

        public Task ReadStateAsync() => storage.ReadStateAsync(Name, _grain, _record);

        public Task WriteStateAsync() => storage.WriteStateAsync(Name, _grain, _record);

        public Task ClearStateAsync() => storage.ClearStateAsync(Name, _grain, _record);
    }
}
