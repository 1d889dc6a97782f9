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

[JsonConverter(typeof(JsonStringEnumConverter<OrderStatus>))]
[Description("How far an order has come.")]
internal enum OrderStatus
{
    [JsonStringEnumMemberName("completed")]
    Completed,

    [JsonStringEnumMemberName("pending")]
    Pending,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    [JsonStringEnumMemberName("suspended")]
    Suspended,

    [JsonStringEnumMemberName("pending_review")]
    PendingReview,

    [JsonStringEnumMemberName("pending_po_upload")]
    PendingPoUpload,

    [JsonStringEnumMemberName("po_upload_complete")]
    PoUploadComplete,

    [JsonStringEnumMemberName("po_review_rejected")]
    PoReviewRejected,

    [JsonStringEnumMemberName("partial_success")]
    PartialSuccess,

    [JsonStringEnumMemberName("error")]
    Error,
}
