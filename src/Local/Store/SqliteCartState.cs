using System.Buffers;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>
/// One cart's row. It is itself the change that the writer applies: a cart has one run at a time, so it has one write
/// at a time.
/// </summary>
internal sealed class SqliteCartState(SqliteStore store, CartKey key) : StoreWrite, ICartState
{
    private readonly byte[] _key = StoreKey.Of(key);

    // Null deletes the row.
    private ArraySegment<byte> _body;
    private long _expected;
    private long _next;
    private long? _due;
    private bool _isStale;

    protected override Exception? Refusal => _isStale ? new CartConflictException(key, _expected) : null;

    public ValueTask<Cart?> Read(CancellationToken cancellation) =>
        store.Readers.Read(
            static (session, key) =>
            {
                using var rows = session.FindCart.Bind(1, key.Key).Use();
                return rows.Step() ? key.Serializer.Read<Cart>(rows.Blob(0)) : null;
            },
            (Key: _key, store.Serializer),
            cancellation
        );

    public ValueTask Write(Cart next, long expectedRevision, bool wakeupChanged)
    {
        Renew();
        _body = store.Serializer.ToRented(next);
        (_expected, _next) = (expectedRevision, next.Revision);
        // A row that is inserted needs its due time, changed or not.
        _due = wakeupChanged || expectedRevision == 0 ? next.Due.ToUnixTimeMilliseconds() : null;
        return store.Writer.Write(this);
    }

    public ValueTask Delete(long expectedRevision)
    {
        Renew();
        (_body, _expected) = (default, expectedRevision);
        return store.Writer.Write(this);
    }

    public override void Apply(WriterSession session)
    {
        if (_body.Array is not { } rented)
        {
            _isStale = session.DeleteCart.Bind(1, _key).Bind(2, _expected).Execute() == 0;
            return;
        }

        var statement = (_expected, _due) switch
        {
            (0, _) => session.InsertCart,
            (_, null) => session.UpdateCart,
            _ => session.UpdateCartAndDue,
        };
        statement.Bind(1, _key).Bind(3, _next).Bind(4, _body);
        if (_expected != 0)
            statement.Bind(2, _expected);
        if (_due is { } due)
            statement.Bind(5, due);
        _isStale = statement.Execute() == 0;
        // There is nothing to wait for: the executor keeps the cart in memory.
        _body = default;
        ArrayPool<byte>.Shared.Return(rented);
    }
}
