using System.Buffers;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Local;

/// <summary>One cart's row. It is itself the change that the writer applies: a cart has one turn at a time, so it has one write at a time.</summary>
internal sealed class SqliteCartState(SqliteStore store, CartKey key) : StoreWrite, ICartState
{
    private const int KeptScratch = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_scratch;

    private byte[] _body = [];
    private int _length;
    private long _expected;
    private long _next;
    private long? _due;
    private bool _isStale;

    protected override Exception? Refusal => _isStale ? new CartConflictException(key, _expected) : null;

    // No body: the row goes.
    private bool IsDelete => _length == 0;

    public ValueTask<Cart?> Read(CancellationToken cancellation) => store.Readers.Read(ReadRow, key, cancellation);

    public async ValueTask Write(Cart next, long expectedRevision, bool dueChanged)
    {
        Renew();
        _expected = expectedRevision;
        _next = next.Revision;
        // A row that is inserted needs its due time, changed or not.
        _due = dueChanged || expectedRevision == 0 ? next.Due.ToUnixTimeMilliseconds() : null;
        Serialise(next);
        try
        {
            await store.Writer.Write(this);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_body);
            _body = [];
        }
    }

    public ValueTask Delete(long expectedRevision)
    {
        Renew();
        _expected = expectedRevision;
        _length = 0;
        return store.Writer.Write(this);
    }

    public override void Apply(WriterSession session)
    {
        var statement = IsDelete ? session.DeleteCart : _expected == 0 ? session.InsertCart : _due is null ? session.UpdateCart : session.UpdateCartAndDue;
        Span<byte> row = stackalloc byte[StoreKey.Size];
        StoreKey.Write(key, row);
        statement.Bind(1, row);
        if (_expected != 0)
            statement.Bind(2, _expected);
        if (!IsDelete)
            statement.Bind(3, _next).Bind(4, CartForm.Version).Bind(5, _body.AsSpan(0, _length));
        if (!IsDelete && _due is { } due)
            statement.Bind(6, due);
        _isStale = statement.Execute() == 0;
    }

    private void Serialise(Cart next)
    {
        var scratch = s_scratch ?? new ArrayBufferWriter<byte>(1024);
        CartForm.Write(next, scratch);
        _length = scratch.WrittenCount;
        _body = ArrayPool<byte>.Shared.Rent(_length);
        scratch.WrittenSpan.CopyTo(_body);
        scratch.ResetWrittenCount();
        // One cart of unusual size should not cost its size on every thread for ever.
        s_scratch = scratch.Capacity <= KeptScratch ? scratch : null;
    }

    private static Cart? ReadRow(ReaderSession session, CartKey key)
    {
        Span<byte> row = stackalloc byte[StoreKey.Size];
        StoreKey.Write(key, row);
        using var rows = session.FindCart.Bind(1, row).Use();
        return rows.Step() ? CartForm.Read(rows.Blob(0)) : null;
    }
}
