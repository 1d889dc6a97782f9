using System.ComponentModel;
using System.Text.Json.Serialization;

namespace PartnerCarts.Api.OpenApi.Schemas;

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record ProductCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Product> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

internal sealed record Product
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required ProductType ProductType { get; init; }

    public required bool IsMicrosoftProduct { get; init; }

    public required string PublisherName { get; init; }

    public required ProductLinks Links { get; init; }
}

internal sealed record ProductLinks
{
    public required Link Skus { get; init; }

    public required Link Self { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record SkuCollection
{
    public required int TotalCount { get; init; }

    public required IReadOnlyList<Sku> Items { get; init; }

    public required SelfLink Links { get; init; }

    public required Attributes Attributes { get; init; }
}

[JsonNumberHandling(JsonNumberHandling.Strict)]
internal sealed record Sku
{
    public required string Id { get; init; }

    public required string ProductId { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required int MinimumQuantity { get; init; }

    [Description("999999999 when there is none.")]
    public required int MaximumQuantity { get; init; }

    public required bool IsTrial { get; init; }

    public required IReadOnlyList<BillingCycle> SupportedBillingCycles { get; init; }

    public required IReadOnlyList<string> PurchasePrerequisites { get; init; }

    public required IReadOnlyList<string> InventoryVariables { get; init; }

    [Description("Names that a line's provisioningContext must have.")]
    public required IReadOnlyList<string> ProvisioningVariables { get; init; }

    public required IReadOnlyList<string> Actions { get; init; }

    [Description("What the catalog says besides; for online services also prerequisiteSkus.")]
    public required IReadOnlyDictionary<string, object> DynamicAttributes { get; init; }

    public AttestationProperties AttestationProperties { get; init; } = null!;

    public MinimumPurchaseCommitment MinimumPurchaseCommitment { get; init; } = null!;

    public required SkuLinks Links { get; init; }
}

internal sealed record AttestationProperties
{
    public required string AttestationType { get; init; }

    public required bool EnforceAttestation { get; init; }
}

internal sealed record MinimumPurchaseCommitment
{
    public required string Grain { get; init; }

    public CurrencyInfo CurrencyCode { get; init; } = null!;

    [Description("A number as text.")]
    public string Amount { get; init; } = "";
}

internal sealed record CurrencyInfo
{
    public required string Code { get; init; }

    public required string Symbol { get; init; }
}

internal sealed record SkuLinks
{
    public required Link Availabilities { get; init; }

    public required Link Self { get; init; }
}

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

internal sealed record InventoryItem
{
    public required string ProductId { get; init; }

    public required string SkuId { get; init; }

    public required bool IsRestricted { get; init; }

    public required IReadOnlyList<Restriction> Restrictions { get; init; }
}

internal sealed record Restriction
{
    public required string ReasonCode { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyDictionary<string, string> Properties { get; init; }
}

[Description("What is asked for, names in any case.")]
internal sealed record InventoryCheckRequest
{
    public required IReadOnlyList<InventoryTarget> TargetItems { get; init; }

    [Description("Texts by name, such as the customer's id; not looked at.")]
    public IReadOnlyDictionary<string, string>? InventoryContext { get; init; }
}

internal sealed record InventoryTarget
{
    public required string ProductId { get; init; }

    [Description("All SKUs of the product when it is not given.")]
    public string? SkuId { get; init; }
}
