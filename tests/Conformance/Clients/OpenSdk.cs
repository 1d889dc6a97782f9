using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerCarts.Conformance;

/// <summary>
/// The open .NET SDK 1.15.6 below PowerShell: PascalCase, nulls left out, enums in PascalCase; fails on an enum value
/// that it does not know.
/// </summary>
internal sealed class OpenSdk : Sdk
{
    public override (string Name, string? Value)[] Headers =>
        [("MS-PartnerCenter-Client", "Partner Center Open .NET SDK"), ("MS-SdkVersion", "1.15.6.0")];

    protected override JsonSerializerOptions Options { get; } =
        new(NewOptions(new OpenEnums()))
        {
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    private sealed class OpenEnums : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OpenEnum<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class OpenEnum<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is JsonTokenType.Number)
                return (T)(object)reader.GetInt32();
            var name = (reader.GetString() ?? "").Replace("_", "", StringComparison.Ordinal);
            return Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase)
                ? Enum.Parse<T>(name, ignoreCase: true)
                : throw new JsonException($"{name} is no {typeof(T).Name}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

internal sealed class OpenCart
{
    public string? Id { get; set; }

    public DateTime? CreationTimestamp { get; set; }

    public DateTime ExpirationTimestamp { get; set; } = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);

    public DateTime? LastModifiedTimestamp { get; set; }

    public string? LastModifiedUser { get; set; }

    public List<OpenLine>? LineItems { get; set; }

    public string? Status { get; set; }

    public NetLinks? Links { get; set; }

    public NetAttributes Attributes { get; set; } = new() { ObjectType = "Cart" };
}

internal sealed class OpenLine
{
    public int Id { get; set; }

    public string? CatalogItemId { get; set; }

    public string? FriendlyName { get; set; }

    public int Quantity { get; set; }

    public string? CurrencyCode { get; set; }

    public EarlyBillingCycle BillingCycle { get; set; }

    public string? TermDuration { get; set; }

    public List<OpenParticipant>? Participants { get; set; }

    /// <summary>Sent even when there is none.</summary>
    public Dictionary<string, string> ProvisioningContext { get; set; } = [];

    public string? OrderGroup { get; set; }

    public OpenError? Error { get; set; }

    public List<OpenLine>? AddonItems { get; set; }

    public NetRenewsTo? RenewsTo { get; set; }
}

internal sealed class OpenParticipant
{
    public EarlyParticipantType Key { get; set; }

    public string? Value { get; set; }
}

internal sealed class OpenError
{
    public NetErrorCode ErrorCode { get; set; }

    public string? ErrorDescription { get; set; }
}

internal sealed class OpenCheckoutResult
{
    public List<NetOrder>? Orders { get; set; }

    public List<NetOrderError>? OrderErrors { get; set; }
}
