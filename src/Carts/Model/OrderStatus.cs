using Orleans;

namespace PartnerCarts.Carts;

/// <summary>
/// How far an order has come; the numbers are the wire's (contract.md 20.1). Most orders have none stored: whether they
/// are pending or completed follows from the time.
/// </summary>
[GenerateSerializer, Alias("partnercarts.model.order-status")]
public enum OrderStatus
{
    None = 0,
    Completed = 1,
    Pending = 2,
    Cancelled = 3,
    Suspended = 4,
    PendingReview = 5,
    PendingPoUpload = 6,
    PoUploadComplete = 7,
    PoReviewRejected = 8,
    PartialSuccess = 9,
    Error = 10,
}
