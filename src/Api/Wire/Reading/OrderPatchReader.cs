using System.Collections.Immutable;
using System.Text.Json;
using PartnerCarts.Api.Faults;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads the body of a PATCH of an order (contract.md 20.6) as tolerantly as a cart: clients send the whole order, or
/// no more than its id and its status. The id is that of the path.
/// </summary>
internal static class OrderPatchReader
{
    public static bool TryRead(in RequestBody body, out OrderPatch patch, out Fault fault)
    {
        patch = new OrderPatch();
        if (!LooseJson.TryParse(body, out var document, out fault))
            return false;
        using (document)
            return TryRead(document.RootElement, out patch, out fault);
    }

    private static bool TryRead(JsonElement root, out OrderPatch patch, out Fault fault)
    {
        fault = default;
        var status = LooseJson.Text(root, "status");
        var cycleText = LooseJson.Text(root, "billingCycle");
        BillingCycle? cycle = null;
        patch = new OrderPatch();
        if (!string.IsNullOrWhiteSpace(cycleText) && !EnumSpellings.BillingCycle.TryFind(cycleText, out cycle))
        {
            fault = EdgeFaults.EnumNotParsed(
                $"billingCycle {SanitizedText.Of(cycleText)} is none of {EnumSpellings.BillingCycle.All}."
            );
            return false;
        }

        if (!TryLines(root, out var lines, out fault))
            return false;
        patch = new OrderPatch
        {
            // Written with one l in the documentation's prose.
            Cancels =
                string.Equals(status, "cancelled", StringComparison.OrdinalIgnoreCase)
                || string.Equals(status, "canceled", StringComparison.OrdinalIgnoreCase),
            BillingCycle = cycle,
            Lines = lines,
            IsRecognised = status is not null || cycle is not null || !lines.IsDefault,
        };
        return true;
    }

    private static bool TryLines(JsonElement root, out ImmutableArray<OrderLinePatch> lines, out Fault fault)
    {
        lines = default;
        fault = default;
        if (LooseJson.Member(root, "lineItems") is not { } element)
            return true;
        if (element.ValueKind is not JsonValueKind.Array || element.GetArrayLength() > CartLimits.Lines)
        {
            fault = EdgeFaults.Invalid($"lineItems must be an array of at most {CartLimits.Lines} lines.");
            return false;
        }

        var read = ImmutableArray.CreateBuilder<OrderLinePatch>();
        foreach (var line in element.EnumerateArray())
        {
            var number = LooseJson.Integer(line, "lineItemNumber");
            if (
                line.ValueKind is not JsonValueKind.Object
                || number is null && LooseJson.Member(line, "lineItemNumber") is not null
            )
            {
                fault = EdgeFaults.Invalid(
                    $"lineItems[{read.Count}] must be an object, and its lineItemNumber a whole number."
                );
                return false;
            }

            read.Add(
                new OrderLinePatch(
                    // Without a number the line's place is meant.
                    number ?? read.Count,
                    LooseJson.Integer(line, "quantity"),
                    LooseJson.Text(line, "offerId"),
                    LooseJson.Text(line, "parentSubscriptionId") is { Length: > 0 } parent ? parent : null
                )
            );
        }

        lines = read.ToImmutable();
        return true;
    }
}
