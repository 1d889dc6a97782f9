using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// From the raw body of a create, an update or an order without a cart to what it asks for (contract.md 4 Reading, 5,
/// 6, 20.7). Checks shape and types only; what the values may be is decided by the rules. Any bytes lead to a draft or
/// to a refusal, never to an exception.
/// </summary>
internal static class CartReader
{
    public static bool TryRead(
        ReadOnlySpan<byte> body,
        [NotNullWhen(true)] out CartDraft? draft,
        [NotNullWhen(false)] out Refusal? refusal,
        bool acceptsNewMembers = true,
        bool isOrder = false
    )
    {
        if (BodyText.IsUtf16(body))
        {
            draft = null;
            refusal = new Refusal(
                RefusalCode.InvalidInput,
                "The body is UTF-16, and must be UTF-8. In Windows PowerShell write the file with -Encoding utf8."
            );
            return false;
        }

        var text = BodyText.WithoutMark(body);
        if (BodyText.IsUtf8(text))
            return TryReadUtf8(text, acceptsNewMembers, isOrder, out draft, out refusal);

        var buffer = ArrayPool<byte>.Shared.Rent(BodyText.MaxUtf8Length(text.Length));
        try
        {
            return TryReadUtf8(
                buffer.AsSpan(0, BodyText.FromLatin1(text, buffer)),
                acceptsNewMembers,
                isOrder,
                out draft,
                out refusal
            );
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool TryReadUtf8(
        ReadOnlySpan<byte> text,
        bool acceptsNewMembers,
        bool isOrder,
        [NotNullWhen(true)] out CartDraft? draft,
        [NotNullWhen(false)] out Refusal? refusal
    )
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            draft = null;
            refusal = new Refusal(
                RefusalCode.InvalidInput,
                "The body is empty; it must be a cart object with lineItems."
            );
            return false;
        }

        return TryParse(text, acceptsNewMembers, isOrder, out draft, out refusal, out var isBroken)
            || (
                isBroken
                && DoubledBraces.TryUnwrap(text, out var inner)
                && TryParse(inner, acceptsNewMembers, isOrder, out draft, out refusal, out _)
            );
    }

    private static bool TryParse(
        ReadOnlySpan<byte> text,
        bool acceptsNewMembers,
        bool isOrder,
        [NotNullWhen(true)] out CartDraft? draft,
        [NotNullWhen(false)] out Refusal? refusal,
        out bool isBroken
    )
    {
        var body = new BodyReader(text, acceptsNewMembers, isOrder);
        isBroken = false;
        try
        {
            if (CartDraftReader.TryRead(ref body, out draft))
            {
                refusal = null;
                return true;
            }

            refusal = body.Refusal!;
        }
        catch (JsonException broken)
        {
            isBroken = true;
            draft = null;
            refusal = new Refusal(
                RefusalCode.InvalidInput,
                $"The body is not valid JSON{(body.Line < 0 ? "" : $" at {body.PathTo("")}")}: {broken.Message}"
            );
        }

        return false;
    }
}
