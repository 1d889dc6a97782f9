using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PartnerCarts.Api.Requests;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// A thread's own JSON writer and its buffer. A response is written here first, so that it goes out with a
/// Content-Length, and is sent before anything is awaited.
/// </summary>
internal sealed class JsonScratch : IDisposable
{
    [ThreadStatic]
    private static JsonScratch? s_free;

    private readonly PooledBuffer _buffer = new();

    private JsonScratch()
    {
        // Relaxed: nothing here is ever put into HTML, and partners read their own languages. The writers are trusted
        // to balance their brackets; tests check.
        Json = new Utf8JsonWriter(
            _buffer,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }
        );
    }

    public Utf8JsonWriter Json { get; }

    public static JsonScratch Take()
    {
        var scratch = s_free ?? new JsonScratch();
        s_free = null;
        return scratch;
    }

    public ReadOnlySpan<byte> Written
    {
        get
        {
            Json.Flush();
            return _buffer.Written;
        }
    }

    /// <summary>
    /// Makes what was written the body of the response; the server sends it when the request is done.
    /// </summary>
    public void SendTo(HttpResponse response, int status)
    {
        var body = Written;
        var mark = RequestContext.Of(response.HttpContext).SendsByteOrderMark ? "\uFEFF"u8 : [];
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = mark.Length + body.Length;
        response.BodyWriter.Write(mark);
        response.BodyWriter.Write(body);
    }

    /// <summary>Gives the writer back to the thread.</summary>
    public void Dispose()
    {
        _buffer.Clear();
        Json.Reset();
        s_free = this;
    }
}
