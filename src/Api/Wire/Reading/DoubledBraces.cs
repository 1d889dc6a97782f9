namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// The documentation prints a cart inside a second pair of braces, and people paste it (contract.md 6 item 1). No valid
/// JSON begins that way.
/// </summary>
internal static class DoubledBraces
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>
    /// Drops the outer pair once, if there is one. Leading line breaks stay, so that positions in errors still count
    /// lines.
    /// </summary>
    public static bool TryUnwrap(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> inner)
    {
        inner = default;
        var outer = text.Trim(Blanks);
        if (outer.Length < 4 || outer[0] != '{' || outer[^1] != '}')
            return false;
        var unwrapped = outer[1..^1];
        var trimmed = unwrapped.Trim(Blanks);
        if (trimmed.Length < 2 || trimmed[0] != '{' || trimmed[^1] != '}')
            return false;
        inner = unwrapped;
        return true;
    }
}
