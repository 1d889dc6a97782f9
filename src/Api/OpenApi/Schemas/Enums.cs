using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonConverter(typeof(JsonStringEnumConverter<BillingCycle>))]
[Description("How often a line is billed. Written in snake_case; also read in PascalCase and as the number.")]
internal enum BillingCycle
{
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("monthly")]
    Monthly,

    [JsonStringEnumMemberName("annual")]
    Annual,

    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("one_time")]
    OneTime,

    [JsonStringEnumMemberName("triennial")]
    Triennial,

    [JsonStringEnumMemberName("biennial")]
    Biennial,
}

[JsonConverter(typeof(JsonStringEnumConverter<ParticipantType>))]
[Description("The part that a named partner plays. Written in snake_case; also read in PascalCase and as the number.")]
internal enum ParticipantType
{
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("transaction_reseller")]
    TransactionReseller,

    [JsonStringEnumMemberName("consumption_reseller")]
    ConsumptionReseller,

    [JsonStringEnumMemberName("additional_transaction_reseller")]
    AdditionalTransactionReseller,
}

[JsonConverter(typeof(JsonStringEnumConverter<CartStatus>))]
[Description("Active: may be updated and checked out. Ordered: every line has been ordered; final.")]
internal enum CartStatus
{
    Active,
    Ordered,
}

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
