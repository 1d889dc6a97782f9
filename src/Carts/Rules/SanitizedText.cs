namespace PartnerCarts.Carts;

/// <summary>Client text as it may stand in an error: short, and without control characters.</summary>
public static class SanitizedText
{
    private const int Longest = 64;

    public static string Of(string text)
    {
        var shown =
            text.Length <= Longest
                ? text
                : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest), "…");
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : shown;
    }
}
