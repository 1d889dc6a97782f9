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
