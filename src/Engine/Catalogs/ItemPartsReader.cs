using System.Collections.Immutable;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>Reads the members of an item that are more than one value (contract.md 22.6).</summary>
internal static class ItemPartsReader
{
    public static ImmutableArray<CatalogPrice> Prices(JsonMembers item)
    {
        var prices = ImmutableArray.CreateBuilder<CatalogPrice>();
        foreach (var members in item.Objects("prices"))
        {
            if (!members.Has("unitPrice"))
                members.Refuse("unitPrice", "is missing.");
            var price = new CatalogPrice(
                CatalogValues.Cycle(members, "cycle"),
                CatalogValues.Term(members, "term"),
                CatalogValues.Currency(members, "currency"),
                CatalogValues.Country(members, "country"),
                members.Price("unitPrice") ?? 0
            );
            members.RefuseUnread();
            if (prices.Any(other => other with { UnitPrice = price.UnitPrice } == price))
                members.Refuse("unitPrice", "another price is for the same cycle, term, currency and country.");
            prices.Add(price);
        }

        return prices.ToImmutable();
    }

    public static ImmutableArray<string> Countries(JsonMembers members)
    {
        var countries = members.Texts("countries");
        foreach (var country in countries.Where(country => !CatalogValues.IsCountry(country)))
            members.Refuse("countries", $"\"{country}\" is not two capital letters such as US.");
        return countries;
    }

    public static PurchaseCommitment? Commitment(JsonMembers item, string name)
    {
        if (item.Object(name) is not { } members)
            return null;
        if (!members.Has("amount"))
            members.Refuse("amount", "is missing.");
        var commitment = new PurchaseCommitment
        {
            Amount = members.Price("amount"),
            Currency = CatalogValues.Currency(members, "currency"),
            Grain = members.Text("grain") ?? "hourly",
        };
        members.RefuseUnread();
        return commitment;
    }

    public static ImmutableArray<InventoryRestriction> Restrictions(JsonMembers item)
    {
        var restrictions = ImmutableArray.CreateBuilder<InventoryRestriction>();
        foreach (var members in item.Objects("restrictions"))
        {
            restrictions.Add(
                new InventoryRestriction(
                    members.RequiredText("reasonCode") ?? "",
                    members.Text("description") ?? "",
                    members.Map("properties")
                )
            );
            members.RefuseUnread();
        }

        return restrictions.ToImmutable();
    }

    public static LineErrorCode? LineError(JsonMembers item)
    {
        if (item.Integer("error", 1) is not { } code)
            return null;
        if (Enum.IsDefined((LineErrorCode)code))
            return (LineErrorCode)code;
        item.Refuse(
            "error",
            $"{code} is no code of a line's error; known are "
                + $"{string.Join(", ", Enum.GetValues<LineErrorCode>().Select(known => (int)known))}."
        );
        return null;
    }

    public static int? OrderError(JsonMembers item)
    {
        if (item.Integer("orderError", 1) is not { } code)
            return null;
        if (OrderErrors.IsKnown(code))
            return code;
        item.Refuse(
            "orderError",
            $"{code} is no code of a failed order; known are {string.Join(", ", OrderErrors.Codes)}."
        );
        return null;
    }
}
