using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>A request's body as received, in a pooled buffer, or the reason why it was not read.</summary>
internal readonly struct RequestBody : IDisposable
{
    /// <summary>Bytes of a body (design.md, "What is promised", 7).</summary>
    public const int MaxLength = 256 * 1024;

    private const int FirstCapacity = 4 * 1024;

    private readonly byte[]? _buffer;
    private readonly int _length;

    private RequestBody(byte[]? buffer, int length, Fault? fault)
    {
        _buffer = buffer;
        _length = length;
        Fault = fault;
    }

    public Fault? Fault { get; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Reads the whole body, or nothing of one that is known to be too long.</summary>
    public static async ValueTask<RequestBody> Read(HttpContext context)
    {
        var announced = context.Request.ContentLength;
        if (announced > MaxLength)
            return TooLong($"{announced} bytes");

        var buffer = ArrayPool<byte>.Shared.Rent((int)(announced ?? FirstCapacity) + 1);
        var length = 0;
        try
        {
            while (true)
            {
                var read = await ReadSome(context, buffer.AsMemory(length));
                if (read == 0)
                    break;
                length += read;
                if (length > MaxLength)
                    return TooLong($"more than {MaxLength} bytes");
                if (length == buffer.Length)
                    buffer = Grow(buffer);
            }

            var body = new RequestBody(buffer, length, null);
            buffer = null;
            return body;
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        if (_buffer is not null)
            ArrayPool<byte>.Shared.Return(_buffer);
    }

    // Not all that Kestrel throws at a body that it cannot read is its exception for bad requests: a chunk's size that
    // fits into no number is an IOException, a NUL in a trailer an InvalidOperationException. Whatever comes out of
    // here is the sender's doing.
    private static async ValueTask<int> ReadSome(HttpContext context, Memory<byte> into)
    {
        try
        {
            return await context.Request.Body.ReadAsync(into, context.RequestAborted);
        }
        catch (OperationCanceledException left) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The connection ended a moment before the request was told so.
            throw new ConnectionResetException(left.Message, left);
        }
        catch (Exception bad)
            when (bad is not (BadHttpRequestException or ConnectionResetException or OperationCanceledException))
        {
            throw new BadHttpRequestException(bad.Message, bad);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, MaxLength + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static RequestBody TooLong(string size) =>
        new(null, 0, EdgeFaults.Invalid($"The body has {size}; the limit is {MaxLength}."));
}
