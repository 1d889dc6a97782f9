using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>
/// Writes where a customer activates software that was bought (contract.md 20.5). As in the real sandbox, the links
/// lead nowhere.
/// </summary>
internal static class ActivationLinkWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="view">The order.</param>
    /// <param name="lines">The numbers of the lines that are asked for.</param>
    /// <param name="self">The uri of the request without /v1.</param>
    public static void Write(Utf8JsonWriter json, OrderView view, IEnumerable<int> lines, string self) =>
        CollectionWriter.Write(
            json,
            [.. lines.Where(number => HasLink(view, number))],
            (json, number) =>
            {
                json.WriteStartObject();
                json.WriteNumber("lineItemNumber"u8, number);
                LinkWriter.Write(json, "link"u8, $"https://activation.invalid/{view.Order.Id}/{number}");
                json.WriteEndObject();
            },
            self
        );

    private static bool HasLink(OrderView view, int number) =>
        view.Status is OrderStatus.Completed && view.Order.Lines[number] is { Kind: ItemKind.Saas, IsCancelled: false };
}
