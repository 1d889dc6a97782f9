using PartnerCarts.Api.OpenApi.Schemas;
using static PartnerCarts.Api.OpenApi.Operation;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description for the routes of promotions.</summary>
internal static class PromotionDescriptions
{
    private const string Tag = "Catalog";

    public static Operation List { get; } =
        new(
            "listPromotions",
            "List the promotions now in force",
            "For a country and a segment. What they are limited to is shown of one that is read alone.",
            typeof(PromotionCollection),
            Good("The promotions."),
            new Dictionary<int, string> { [400] = CatalogDescriptions.Missing, [403] = CatalogDescriptions.NoSegment }
        )
        {
            Tag = Tag,
            Policy = CartsPolicies.Read,
            Query = [CatalogDescriptions.Country, new("segment", CatalogDescriptions.Segments, IsRequired: true)],
        };

    public static Operation Get { get; } =
        new(
            "getPromotion",
            "Read a promotion",
            "Also one that is over.",
            typeof(Promotion),
            Good("The promotion, with what it is limited to."),
            new Dictionary<int, string> { [400] = CatalogDescriptions.Missing, [404] = "1000 no such promotion" }
        )
        {
            Tag = Tag,
            Policy = CartsPolicies.Read,
            Query = [CatalogDescriptions.Country],
        };

    public static Operation Check { get; } =
        new(
            "checkPromotions",
            "Ask which promotions a customer may have",
            "By the rule for the lines of carts. Each item is judged by itself, after what the customer has bought.",
            typeof(PromotionEligibilitiesCollection),
            Good("An entry for each item."),
            new Dictionary<int, string> { [400] = $"800002 invalid input, {BadCustomer}" }
        )
        {
            Tag = Tag,
            Policy = CartsPolicies.Read,
            Request = typeof(PromotionEligibilitiesRequest),
        };
}
