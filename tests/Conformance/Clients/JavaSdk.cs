using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerCarts.Conformance;

/// <summary>
/// The Java SDK 1.8.0: camelCase and case-sensitive, nulls left out, times cut to milliseconds, line ids as text, a
/// stray <c>__Links</c>, bodies in ISO-8859-1. It fails on a cart with an enum value that it does not know.
/// </summary>
internal sealed class JavaSdk : Sdk
{
    public override (string Name, string? Value)[] Headers =>
        [
            ("MS-PartnerCenter-Client", "Partner Center Java SDK"),
            ("MS-PartnerCenter-Application", ""),
            ("MS-Contract-Version", "v1"),
        ];

    protected override JsonSerializerOptions Options { get; } =
        new(NewOptions(new JavaEnum<EarlyBillingCycle>(), new JavaEnum<EarlyParticipantType>(), new JavaTime()))
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    public override byte[] Write<T>(T value) => Encoding.Latin1.GetBytes(JsonSerializer.Serialize(value, Options));

    private sealed class JavaEnum<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<string, T> Values = Enum.GetValues<T>()
            .ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } name && Values.TryGetValue(name, out var value)
                ? value
                : throw new JsonException($"No {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }

    private sealed class JavaTime : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTime().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
    }
}

/// <summary>A Java string: reads a number as its text.</summary>
internal sealed class JavaText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number
            ? reader.GetInt64().ToString(CultureInfo.InvariantCulture)
            : reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
