using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>Reads an array of lines, or of the addons of a line.</summary>
internal static class LinesReader
{
    public static bool TryRead(ref BodyReader body, out ImmutableArray<LineDraft> lines)
    {
        lines = default;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType != JsonTokenType.StartArray)
            return body.RefuseValue("lineItems", "an array");

        var read = new ArrayBuilder<LineDraft>();
        for (body.Line = 0; body.NextElement(); body.Line++)
        {
            if (!TryReadOne(ref body, out var line))
                return false;
            read.Add(line);
        }

        body.Line = -1;
        lines = read.ToImmutable();
        return true;
    }

    public static bool TryReadAddons(ref BodyReader body, out ImmutableArray<LineDraft>? addons)
    {
        addons = null;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType != JsonTokenType.StartArray)
            return body.RefuseValue("addonItems", "an array");

        var isBelowAddon = body.Addon >= 0;
        var read = new ArrayBuilder<LineDraft>();
        for (var i = 0; body.NextElement(); i++)
        {
            if (isBelowAddon)
                return body.Refuse("addonItems", "must be empty: an addon has no addons of its own.");
            body.Addon = i;
            if (!TryReadOne(ref body, out var addon))
                return false;
            read.Add(addon);
            body.Addon = -1;
        }

        addons = read.ToImmutable();
        return true;
    }

    private static bool TryReadOne(ref BodyReader body, [NotNullWhen(true)] out LineDraft? line)
    {
        line = null;
        if (body.Json.TokenType != JsonTokenType.StartObject)
            return body.RefuseValue("", "an object");
        // The rules know this bound too; here it keeps a small body from becoming very many objects.
        if (++body.Lines > CartLimits.Lines)
            return body.Refuse(
                "",
                $"is line or addon number {body.Lines}; a cart has at most {CartLimits.Lines} lines and addons "
                    + $"together."
            );
        return LineDraftReader.TryRead(ref body, out line);
    }
}
