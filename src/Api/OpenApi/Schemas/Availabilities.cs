using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record AvailabilityCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Availability> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record Availability
{
    public required string Id { get; init; }

    public required string ProductId { get; init; }

    public required string SkuId { get; init; }

    [Description("What a cart's line names.")]
    public required string CatalogItemId { get; init; }

    public required CurrencyInfo DefaultCurrency { get; init; }

    public required string Segment { get; init; }

    public required string Country { get; init; }

    public required bool IsPurchasable { get; init; }

    public required bool IsRenewable { get; init; }

    public required IReadOnlyList<RenewalInstruction> RenewalInstructions { get; init; }

    [Description("One for each cycle and duration that is sold; one at least.")]
    public required IReadOnlyList<Term> Terms { get; init; }

    public required Product Product { get; init; }

    public required Sku Sku { get; init; }

    public required SelfLink Links { get; init; }
}

internal sealed record RenewalInstruction
{
    public required IReadOnlyList<string> ApplicableTermIds { get; init; }

    public required IReadOnlyList<RenewalOption> RenewalOptions { get; init; }
}

internal sealed record RenewalOption
{
    public required string RenewToId { get; init; }

    public required bool IsAutoRenewable { get; init; }
}

internal sealed record Term
{
    public required string Id { get; init; }

    [Description("ISO 8601 duration; empty for what has no term.")]
    public required string Duration { get; init; }

    public required string Description { get; init; }

    [Description("In PascalCase, such as OneTime.")]
    public required string BillingCycle { get; init; }

    public required IReadOnlyList<CancellationPolicy> CancellationPolicies { get; init; }

    [Description("For trials.")]
    public IReadOnlyList<TermRenewalOption> RenewalOptions { get; init; } = [];
}

internal sealed record CancellationPolicy
{
    public required IReadOnlyList<RefundOption> RefundOptions { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record RefundOption
{
    public required int SequenceId { get; init; }

    public required string Type { get; init; }

    public required string ExpiresAfter { get; init; }
}

internal sealed record TermRenewalOption
{
    public required string TermDuration { get; init; }

    public required string Description { get; init; }
}
