using System.Text.Json;
using PartnerCarts.Api.Faults;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Reads what an inventory check asks for (contract.md 22.4).</summary>
internal static class InventoryQuestion
{
    private const int MostTargets = 500;

    /// <summary>The products, each with a SKU or with null for all of them. The context is not looked at.</summary>
    public static bool TryRead(in RequestBody body, out List<(string Product, string? Sku)> targets, out Fault fault)
    {
        targets = [];
        fault = default;
        if (body.Fault is { } unread)
        {
            fault = unread;
            return false;
        }

        if (!LooseJson.TryParse(body.Bytes, out var document, out var problem))
        {
            fault = EdgeFaults.Invalid(problem);
            return false;
        }

        using (document)
            return TryRead(document!.RootElement, targets, out fault);
    }

    private static bool TryRead(JsonElement root, List<(string Product, string? Sku)> targets, out Fault fault)
    {
        fault = default;
        if (LooseJson.Member(root, "targetItems") is not { ValueKind: JsonValueKind.Array } items)
            fault = EdgeFaults.Invalid("targetItems is missing, or is no array.");
        else if (items.GetArrayLength() is 0 or > MostTargets)
            fault = EdgeFaults.Invalid(
                $"targetItems has {items.GetArrayLength()} entries; it must have 1 to {MostTargets}."
            );
        else
            foreach (var (index, item) in items.EnumerateArray().Index())
            {
                if (LooseJson.Text(item, "productId") is not { Length: > 0 } product)
                {
                    fault = EdgeFaults.Invalid($"targetItems[{index}].productId is missing or blank.");
                    break;
                }

                targets.Add((product, LooseJson.Text(item, "skuId") is { Length: > 0 } sku ? sku : null));
            }

        return fault.Status == 0;
    }
}
