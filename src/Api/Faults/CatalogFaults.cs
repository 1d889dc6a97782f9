using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Faults;

/// <summary>What the routes of the catalog refuse (contract.md 22.1).</summary>
internal static class CatalogFaults
{
    public static Fault NoCountry { get; } = new(400, 400056, "The query needs country, two letters such as US.");

    public static Fault Missing(string parameter) =>
        new(400, 400056, $"The query needs {parameter}; it is missing or blank.");

    public static Fault NoView(string view) =>
        new(403, 400036, $"targetView {SanitizedText.Of(view)} is no view of the catalog, such as OnlineServices.");

    public static Fault NoSegment(string segment) =>
        new(403, 400030, $"Segment {SanitizedText.Of(segment)} is none of {CatalogSegments.All}.");

    public static Fault NoProduct(string id) =>
        new(404, 400013, $"Product {SanitizedText.Of(id)} was not found: it is not in the catalog, or not sold there.");

    public static Fault NoSku(string id) =>
        new(404, 400018, $"SKU {SanitizedText.Of(id)} of the product was not found, or is not sold there.");

    public static Fault NoPromotion(string id) =>
        new(404, 1000, $"Promotion {SanitizedText.Of(id)} was not found, or is not for that country.");

    public static Fault NoAvailability(string id) =>
        new(404, 400019, $"Availability {SanitizedText.Of(id)} of the SKU was not found, or is not sold there.");
}
