using System.Buffers;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// A buffer that grows into borrowed arrays: answers of some hundred KB, made anew for each, would keep the collector
/// of large objects busy.
/// </summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int FirstCapacity = 4 * 1024;
    private const int KeptCapacity = 128 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstCapacity);
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <summary>Forgets what was written, and gives a large array back.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeptCapacity)
            Replace(FirstCapacity);
    }

    private void Ensure(int sizeHint)
    {
        var needed = _length + Math.Max(1, sizeHint);
        if (needed > _bytes.Length)
            Replace(Math.Max(needed, _bytes.Length * 2));
    }

    private void Replace(int capacity)
    {
        var other = ArrayPool<byte>.Shared.Rent(capacity);
        Written.CopyTo(other);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = other;
    }
}
