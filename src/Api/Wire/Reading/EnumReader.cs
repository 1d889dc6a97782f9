using System.Text.Json;
using PartnerCarts.Carts;
using PartnerCarts.Engine;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads an enum in any of its spellings; one that matches nothing is 400/900126, one that is neither text nor number
/// 400/800002.
/// </summary>
internal static class EnumReader
{
    public static bool TryRead<T>(ref BodyReader body, string member, EnumSpellings<T> spellings, out T? value)
        where T : struct, Enum
    {
        value = null;
        switch (body.Json.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String or JsonTokenType.Number:
                return spellings.TryFind(body.Json.ValueSpan, out value)
                    || body.Refuse(
                        member,
                        $"is {Shown.Token(ref body.Json)}, which is none of {spellings.All}.",
                        RefusalCode.EnumNotParsed
                    );
            default:
                return body.RefuseValue(member, $"one of {spellings.All}");
        }
    }
}
