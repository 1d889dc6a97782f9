using System.Text.Json;

namespace PartnerCarts.Api.Wire.Writing;

/// <summary>Writes a collection: how many items, the items, where they are from.</summary>
internal static class CollectionWriter
{
    /// <param name="json">Where to.</param>
    /// <param name="items">What is shown: all of it, or a page.</param>
    /// <param name="write">Writes one.</param>
    /// <param name="self">The uri of the request without /v1; null leaves the links out.</param>
    public static void Write<T>(
        Utf8JsonWriter json,
        IReadOnlyCollection<T> items,
        Action<Utf8JsonWriter, T> write,
        string? self
    )
    {
        json.WriteStartObject();
        json.WriteNumber("totalCount"u8, items.Count);
        json.WriteStartArray("items"u8);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
        if (self is not null)
            LinkWriter.WriteSelf(json, self);
        json.WriteAttributes("Collection"u8);
        json.WriteEndObject();
    }
}
