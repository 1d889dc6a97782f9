using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerCarts.Conformance;

/// <summary>
/// The .NET SDK 3.4.0: PascalCase, nulls written, enums in snake_case; reads names in any case and refuses null where
/// its type has none.
/// </summary>
internal sealed class NetSdk : Sdk
{
    public override (string Name, string? Value)[] Headers =>
        [("MS-PartnerCenter-Client", "Partner Center .NET SDK"), ("MS-SdkVersion", "3.4.0.0")];

    protected override JsonSerializerOptions Options { get; } =
        new(NewOptions(new NetEnums())) { PropertyNameCaseInsensitive = true };

    private sealed class NetEnums : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(NetEnum<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class NetEnum<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Number)
                return (T)(object)reader.GetInt32();

            if (reader.TokenType is JsonTokenType.Null)
                throw new JsonException($"null is no {typeof(T).Name}.");

            // The SDK's converter takes the first letter of each part: of an empty text, or after a last underscore,
            // there is none.
            var parts = reader.GetString()!.Split('_');
            if (parts.Any(part => part is ""))
                throw new JsonException("Index was outside the bounds of the array.");
            return Enum.GetNames<T>().Contains(string.Concat(parts), StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<T>(string.Concat(parts), ignoreCase: true)
                : default;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var text = new StringBuilder();
            foreach (var letter in value.ToString())
                text.Append(char.IsUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
            writer.WriteStringValue(text.ToString());
        }
    }
}
