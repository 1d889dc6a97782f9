using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.OpenApi.Schemas;

// The records in this folder are never made: they are what the API's description is made from. What is sent is read and
// written by Wire, and a test holds the two together. A member with `?` may be null; one without `required` may be
// missing.

[Description(
    "What a cart is to hold. Members that the server owns (id, timestamps, status, links, attributes) and unknown "
        + "ones are ignored."
)]
internal sealed record CartRequest
{
    [
        MinLength(1),
        MaxLength(CartLimits.Lines),
        Description("The lines, in the order they are to keep; at most 500 together with their addons.")
    ]
    public required IReadOnlyList<CartLineItemRequest> LineItems { get; init; }

    [Description(
        "Whether the partner of record has been attested. On update, an absent member keeps its stored value."
    )]
    public bool? PartnerOnRecordAttestationAccepted { get; init; }
}
