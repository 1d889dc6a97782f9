using System.Globalization;

namespace PartnerCarts.Grains;

/// <summary>One change of one order: the order's id, and which of its changes, from 1.</summary>
internal readonly record struct OrderChange(string OrderId, int Number)
{
    private const char Separator = '#';

    /// <summary>What <see cref="ToString"/> made; order ids have no number sign.</summary>
    public static OrderChange Parse(string text)
    {
        var end = text.IndexOf(Separator, StringComparison.Ordinal);
        return new(text[..end], int.Parse(text.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OrderId}{Separator}{Number}");
}
