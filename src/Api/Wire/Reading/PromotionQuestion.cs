using System.Text.Json;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads what is to be bought, for which promotions are asked about (contract.md 22.5). Whatever is wrong with an item
/// is 400/800002.
/// </summary>
internal static class PromotionQuestion
{
    private const int MostItems = 500;

    public static bool TryRead(in RequestBody body, out List<PromotionInquiry> inquiries, out Fault fault)
    {
        inquiries = [];
        if (!LooseJson.TryParse(body, out var document, out fault))
            return false;
        using (document)
        {
            if (!LooseJson.TryItems(document.RootElement, "items", MostItems, out var items, out fault))
                return false;
            foreach (var item in items.EnumerateArray())
            {
                var (inquiry, problem) = Read(item);
                if (inquiry is null)
                {
                    fault = EdgeFaults.Invalid($"items[{inquiries.Count}].{problem}");
                    return false;
                }

                inquiries.Add(inquiry);
            }
        }

        return true;
    }

    private static (PromotionInquiry? Inquiry, string Problem) Read(JsonElement item)
    {
        if (LooseJson.Integer(item, "id") is not { } id)
            return (null, "id is missing, or is no whole number.");
        if (Given(item, "catalogItemId") is not { } catalogItemId)
            return (null, "catalogItemId is missing or blank.");
        if (LooseJson.Integer(item, "quantity") is not { } quantity || quantity < 1)
            return (null, "quantity is missing, or is no whole number from 1 on.");
        if (CycleOf(item) is not { } cycle)
            return (null, $"billingCycle is missing, or is none of {EnumSpellings.BillingCycle.All}.");
        return (
            new PromotionInquiry(
                id,
                catalogItemId,
                quantity,
                cycle,
                Given(item, "termDuration"),
                Given(item, "promotionId")
            ),
            ""
        );
    }

    private static BillingCycle? CycleOf(JsonElement item) =>
        Given(item, "billingCycle") is { } text && EnumSpellings.BillingCycle.TryFind(text, out var cycle)
            ? cycle
            : null;

    /// <summary>Null for what is absent, blank, or no text.</summary>
    private static string? Given(JsonElement item, string name) =>
        LooseJson.Text(item, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
