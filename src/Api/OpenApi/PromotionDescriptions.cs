using PartnerCarts.Api.OpenApi.Schemas;

namespace PartnerCarts.Api.OpenApi;

/// <summary>The texts of the description for the routes of promotions.</summary>
internal static class PromotionDescriptions
{
    private const string Tag = "Catalog";
    private const string Missing = "400056 a parameter is missing";

    private static readonly QueryParameter Country = new("country", "Two letters, such as US.", IsRequired: true);

    public static Operation List { get; } =
        new(
            "listPromotions",
            "List the promotions now in force",
            "For a country and a segment. What they are limited to is shown of one that is read alone.",
            typeof(PromotionCollection),
            new Dictionary<int, string> { [200] = "The promotions." },
            new Dictionary<int, string> { [400] = Missing, [403] = "400030 no such segment" }
        )
        {
            Tag = Tag,
            Policy = CartsPolicies.Read,
            HasETag = false,
            Query = [Country, new("segment", "commercial, education, government or nonprofit.", IsRequired: true)],
        };

    public static Operation Get { get; } =
        new(
            "getPromotion",
            "Read a promotion",
            "Also one that is over.",
            typeof(Promotion),
            new Dictionary<int, string> { [200] = "The promotion, with what it is limited to." },
            new Dictionary<int, string> { [400] = Missing, [404] = "1000 no such promotion" }
        )
        {
            Tag = Tag,
            Policy = CartsPolicies.Read,
            HasETag = false,
            Query = [Country],
        };

    public static Operation Check { get; } =
        new(
            "checkPromotions",
            "Ask which promotions a customer may have",
            "By the rule for the lines of carts. Each item is judged by itself, after what the customer has bought.",
            typeof(PromotionEligibilitiesCollection),
            new Dictionary<int, string> { [200] = "An entry for each item." },
            new Dictionary<int, string> { [400] = "800002 invalid input, 900118 customer id is no GUID" }
        )
        {
            Tag = Tag,
            Policy = CartsPolicies.Read,
            HasETag = false,
            Request = typeof(PromotionEligibilitiesRequest),
        };
}
