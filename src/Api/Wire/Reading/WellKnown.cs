namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Texts that nearly every line has, so that they are not made anew with each request.</summary>
internal static class WellKnown
{
    /// <summary>The text that the bytes are, or null when it is none of these.</summary>
    public static string? Text(ReadOnlySpan<byte> utf8) => utf8.Length switch
    {
        3 => Short(utf8),
        5 when utf8.SequenceEqual("scope"u8) => "scope",
        6 when utf8.SequenceEqual("shared"u8) => "shared",
        6 when utf8.SequenceEqual("single"u8) => "single",
        8 when utf8.SequenceEqual("duration"u8) => "duration",
        14 when utf8.SequenceEqual("subscriptionId"u8) => "subscriptionId",
        _ => null,
    };

    private static string? Short(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("USD"u8) ? "USD"
        : text.SequenceEqual("EUR"u8) ? "EUR"
        : text.SequenceEqual("GBP"u8) ? "GBP"
        : text.SequenceEqual("P1M"u8) ? "P1M"
        : text.SequenceEqual("P1Y"u8) ? "P1Y"
        : text.SequenceEqual("P3Y"u8) ? "P3Y"
        : null;
}
