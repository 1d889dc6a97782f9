using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerCarts.Conformance;

/// <summary>
/// How one client library writes requests and reads answers (contract.md 12). The suite runs without the libraries:
/// their rules are stood in for, and the recordings keep the stand-ins honest.
/// </summary>
internal abstract class Sdk
{
    /// <summary>Sent with every request, the ids of the exchange aside.</summary>
    public abstract (string Name, string? Value)[] Headers { get; }

    public virtual string ContentType => "application/json";

    protected abstract JsonSerializerOptions Options { get; }

    public virtual byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>Reads as strictly as the library does: what would throw there, throws here.</summary>
    public T Read<T>(byte[] body) =>
        JsonSerializer.Deserialize<T>(body, Options) ?? throw new JsonException("The body is null.");

    protected static JsonSerializerOptions NewOptions(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
        };
        foreach (var converter in converters)
            options.Converters.Add(converter);
        return options;
    }
}
