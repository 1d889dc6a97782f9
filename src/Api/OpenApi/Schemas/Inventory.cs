using System.ComponentModel;

namespace PartnerCarts.Api.OpenApi.Schemas;

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
