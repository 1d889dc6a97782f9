using System.Collections.Immutable;
using System.Globalization;
using PartnerCarts.Carts;

namespace PartnerCarts.Engine;

/// <summary>
/// Reads the catalog file's <c>promotions</c>: what the API answers as a promotion (contract.md 22.5), and where and
/// for whom it holds.
/// </summary>
internal static class PromotionReader
{
    public static ImmutableArray<Promotion> ReadAll(JsonMembers root)
    {
        var promotions = ImmutableArray.CreateBuilder<Promotion>();
        foreach (var members in root.Objects("promotions"))
        {
            var promotion = Read(members);
            if (promotions.Any(other => string.Equals(other.Id, promotion.Id, StringComparison.OrdinalIgnoreCase)))
                members.Refuse("id", $"\"{promotion.Id}\" is given twice.");
            promotions.Add(promotion);
        }

        return promotions.ToImmutable();
    }

    private static Promotion Read(JsonMembers members)
    {
        var id = members.RequiredText("id") ?? "";
        if (id.Length > 0)
            members.Path = $"{members.Path} ({id})";
        var constraints = members.Object("promotionConstraints");
        var promotion = new Promotion
        {
            Id = id,
            Name = members.Text("name"),
            Description = members.Text("description"),
            Start = members.Time("startDate") ?? DateTimeOffset.MinValue,
            End = members.Time("endDate") ?? DateTimeOffset.MaxValue,
            IsAutoApplicable = IsAutoApplicable(members),
            Products = Products(members),
            Seats = Ranges(constraints, "seatConstraints", "minSeats", "maxSeats"),
            Redemptions = Ranges(constraints, "assetOwnershipLimits", "minAssets", "maxAssets"),
            IsForFirstPurchase = IsForFirstPurchase(constraints),
            OwnedProducts = OwnedProducts(constraints),
            Countries = ItemPartsReader.Countries(members),
            Segments = Segments(members),
        };
        constraints?.RefuseUnread();
        members.RefuseUnread();
        if (promotion.End < promotion.Start)
            members.Refuse("endDate", "is before startDate.");
        return promotion;
    }

    private static bool IsAutoApplicable(JsonMembers promotion)
    {
        if (promotion.Object("properties") is not { } members)
            return false;
        var flag = members.Flag("isAutoApplicable") ?? false;
        members.RefuseUnread();
        return flag;
    }

    private static ImmutableArray<PromotedProduct> Products(JsonMembers promotion)
    {
        const string Missing = "must list at least one product, with productId, skuId and pricingPolicies.";
        if (!promotion.Has("requiredProducts"))
            promotion.Refuse("requiredProducts", Missing);
        var products = ImmutableArray.CreateBuilder<PromotedProduct>();
        foreach (var members in promotion.Objects("requiredProducts", Missing))
        {
            var term = members.Object("term");
            products.Add(
                new PromotedProduct(
                    members.RequiredText("productId") ?? "",
                    members.RequiredText("skuId") ?? "",
                    term is null ? null : CatalogValues.Cycle(term, "billingCycle"),
                    term is null ? null : CatalogValues.Term(term, "duration"),
                    Policies(members)
                )
            );
            term?.RefuseUnread();
            members.RefuseUnread();
        }

        return products.ToImmutable();
    }

    private static ImmutableArray<PricingPolicy> Policies(JsonMembers product)
    {
        var policies = ImmutableArray.CreateBuilder<PricingPolicy>();
        foreach (var members in product.Objects("pricingPolicies"))
        {
            var type = members.RequiredText("policyType") ?? "";
            var text = members.RequiredText("value") ?? "0";
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                members.Refuse("value", $"must be a text of digits such as \"10\" or \"2.50\", not \"{text}\".");
            var policy = new PricingPolicy(type, value);
            if (policy is { IsPercent: true, Value: > 100 })
                members.Refuse("value", $"{text} percent are more than all.");
            members.RefuseUnread();
            policies.Add(policy);
        }

        return policies.ToImmutable();
    }

    private static ImmutableArray<PromotionRange> Ranges(
        JsonMembers? constraints,
        string name,
        string least,
        string most
    )
    {
        if (constraints is null)
            return [];
        var ranges = ImmutableArray.CreateBuilder<PromotionRange>();
        foreach (var members in constraints.Objects(name))
        {
            var range = new PromotionRange(
                members.Integer(least, 0) ?? 0,
                members.Integer(most, 0) ?? int.MaxValue,
                members.Text("type")
            );
            members.RefuseUnread();
            if (range.Max < range.Min)
                members.Refuse(most, $"{range.Max} is below {least}, {range.Min}.");
            ranges.Add(range);
        }

        return ranges.ToImmutable();
    }

    private static bool IsForFirstPurchase(JsonMembers? constraints)
    {
        var isForFirst = false;
        if (constraints is null)
            return isForFirst;
        foreach (var members in constraints.Objects("eligibilityConstraints"))
        {
            var type = members.RequiredText("type");
            var isApplicable = members.Flag("isApplicable") ?? true;
            members.RefuseUnread();
            if (string.Equals(type, "FirstPurchase", StringComparison.OrdinalIgnoreCase))
                isForFirst |= isApplicable;
            else if (type is not null)
                members.Refuse("type", $"\"{type}\" is not FirstPurchase.");
        }

        return isForFirst;
    }

    private static ImmutableArray<ImmutableArray<string>> OwnedProducts(JsonMembers? constraints)
    {
        if (constraints is null)
            return [];
        var lists = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var list in constraints.Lists("productOwnershipConstraints"))
        {
            var ids = ImmutableArray.CreateBuilder<string>();
            foreach (var members in list)
            {
                if (members.RequiredText("bigId") is { } id)
                    ids.Add(id);
                members.RefuseUnread();
            }

            lists.Add(ids.ToImmutable());
        }

        return lists.ToImmutable();
    }

    private static ImmutableArray<string> Segments(JsonMembers members)
    {
        var segments = ImmutableArray.CreateBuilder<string>();
        foreach (var text in members.Texts("segments"))
            if (CatalogSegments.Find(text) is { } segment)
                segments.Add(segment);
            else
                members.Refuse("segments", $"\"{text}\" is no segment.");
        return segments.ToImmutable();
    }
}
