using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonConverter(typeof(SnakeCase<BillingCycle>))]
[Description("How often a line is billed. Written in snake_case; also read in PascalCase and as the number.")]
internal enum BillingCycle
{
    Unknown,
    Monthly,
    Annual,
    None,
    OneTime,
    Triennial,
    Biennial,
}

[JsonConverter(typeof(SnakeCase<ParticipantType>))]
[Description("The part that a named partner plays. Written in snake_case; also read in PascalCase and as the number.")]
internal enum ParticipantType
{
    Unknown,
    TransactionReseller,
    ConsumptionReseller,
    AdditionalTransactionReseller,
}

[JsonConverter(typeof(JsonStringEnumConverter<CartStatus>))]
[Description("Active: may be updated and checked out. Ordered: every line has been ordered; final.")]
internal enum CartStatus
{
    Active,
    Ordered,
}

/// <summary>Spells an enum as the wire does.</summary>
internal sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
