using System.Text.Json;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Reads what an inventory check asks for (contract.md 22.4). Its context is not looked at.</summary>
internal static class InventoryQuestion
{
    private const int MostTargets = 500;

    public static bool TryRead(in RequestBody body, out List<InventoryTarget> targets, out Fault fault)
    {
        targets = [];
        if (!LooseJson.TryParse(body, out var document, out fault))
            return false;
        using (document)
            return LooseJson.TryItems(document.RootElement, "targetItems", MostTargets, out var items, out fault)
                && TryRead(items, targets, out fault);
    }

    private static bool TryRead(JsonElement items, List<InventoryTarget> targets, out Fault fault)
    {
        fault = default;
        foreach (var item in items.EnumerateArray())
        {
            if (LooseJson.Text(item, "productId") is not { Length: > 0 } product)
            {
                fault = EdgeFaults.Invalid($"targetItems[{targets.Count}].productId is missing or blank.");
                return false;
            }

            targets.Add(new(product, LooseJson.Text(item, "skuId") is { Length: > 0 } sku ? sku : null));
        }

        return true;
    }
}

/// <summary>A product, with one of its SKUs or with null for all of them.</summary>
internal readonly record struct InventoryTarget(string Product, string? Sku);
