using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("The body of 429 alone.")]
internal sealed record Throttled
{
    [Description("429.")]
    public required int StatusCode { get; init; }

    [Description("Says in how many seconds to try again, as Retry-After does.")]
    public required string Message { get; init; }
}
