using System.Text.Json;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Wire.Reading;

/// <summary>
/// Reads <c>purchaseCommitment</c> (contract.md 18.2): an object whose amount is a number, or its digits as a text.
/// </summary>
internal static class CommitmentReader
{
    public static bool TryRead(ref BodyReader body, out PurchaseCommitment? commitment)
    {
        commitment = null;
        if (body.IsNull)
            return true;
        if (body.Json.TokenType != JsonTokenType.StartObject)
            return body.RefuseValue("purchaseCommitment", "an object with amount, currency and grain");

        decimal? amount = null;
        string? currency = null;
        string? grain = null;
        while (body.NextMember())
        {
            if (body.Is("amount"u8))
            {
                if (!ScalarReader.TryAmount(ref body, "purchaseCommitment.amount", out amount))
                    return false;
            }
            else if (body.Is("currency"u8))
            {
                if (!ScalarReader.TryOptionalText(ref body, "purchaseCommitment.currency", out currency))
                    return false;
            }
            else if (body.Is("grain"u8))
            {
                if (!ScalarReader.TryOptionalText(ref body, "purchaseCommitment.grain", out grain))
                    return false;
            }
            else
            {
                body.Skip();
            }
        }

        commitment = new PurchaseCommitment
        {
            Amount = amount,
            Currency = currency,
            Grain = grain,
        };
        return true;
    }
}
