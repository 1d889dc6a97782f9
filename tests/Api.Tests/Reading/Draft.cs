using System.Text;
using PartnerCarts.Api.Wire.Reading;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Tests.Reading;

/// <summary>Reads bodies, as text or bytes.</summary>
internal static class Draft
{
    public static CartDraft Of(string body) => Of(Encoding.UTF8.GetBytes(body));

    public static CartDraft Of(ReadOnlySpan<byte> body)
    {
        Assert.True(CartReader.TryRead(body, out var draft, out var refusal), refusal?.Description);
        return draft;
    }

    /// <summary>The only line of a body whose line has these members besides the required ones.</summary>
    public static LineDraft OfLine(string members) =>
        Assert.Single(Of($$"""{"lineItems":[{"catalogItemId":"a:b:c","quantity":1,{{members}}}]}""").Lines);

    public static Refusal RefusalOf(string body) => RefusalOf(Encoding.UTF8.GetBytes(body));

    public static Refusal RefusalOf(ReadOnlySpan<byte> body)
    {
        Assert.False(CartReader.TryRead(body, out _, out var refusal));
        Assert.NotNull(refusal);
        return refusal;
    }

    public static Refusal RefusalOfLine(string members) =>
        RefusalOf($$"""{"lineItems":[{"catalogItemId":"a:b:c","quantity":1,{{members}}}]}""");
}
