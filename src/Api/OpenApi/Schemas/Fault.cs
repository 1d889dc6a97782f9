using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
[Description("The body of every error.")]
internal sealed record Fault
{
    [Description("Such as 800002: invalid input, or 800008: no such cart.")]
    public required int Code { get; init; }

    [MinLength(1), MaxLength(1024), Description("What is wrong, where, and which limit.")]
    public required string Description { get; init; }

    public required IReadOnlyList<string> Data { get; init; }

    public required string Source { get; init; }
}
