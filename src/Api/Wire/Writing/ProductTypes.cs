using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>What the catalog calls the kinds of items (contract.md 18.1).</summary>
internal static class ProductTypes
{
    /// <summary>Leaves it out for legacy items, which have none.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="kind">The kind of the item.</param>
    /// <param name="described">What the catalog says of the product; it counts more than the kind.</param>
    public static void Write(Utf8JsonWriter json, ItemKind kind, CatalogProduct? described = null)
    {
        if (Of(kind) is not (var id, var subType))
            return;
        id = described?.Type ?? id;
        subType = described?.SubType ?? subType;
        json.WriteStartObject("productType"u8);
        json.WriteString("id"u8, id);
        json.WriteString("displayName"u8, id);
        if (subType is not null)
        {
            json.WriteStartObject("subType"u8);
            json.WriteString("id"u8, subType);
            json.WriteString("displayName"u8, subType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static (string Id, string? SubType)? Of(ItemKind kind) =>
        kind switch
        {
            ItemKind.License or ItemKind.Trial => ("OnlineServicesNCE", null),
            ItemKind.SoftwareSubscription or ItemKind.Software => ("Software", null),
            ItemKind.Reservation => ("Azure", "VirtualMachines"),
            ItemKind.SavingsPlan => ("Azure", "SavingsPlan"),
            ItemKind.AzurePlan => ("Azure", "Azure"),
            ItemKind.Saas => ("Azure", "SaaS"),
            _ => null,
        };
}
