using System.Diagnostics;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Faults;

/// <summary>
/// From a cart's reason to the status and code of contract.md 8.3. A reason without an arm does not compile.
/// </summary>
internal static class RefusalFaults
{
    public static Fault Of(Refusal refusal) => CodeOf(refusal) with { Data = refusal.Details };

    private static Fault CodeOf(Refusal refusal) =>
        refusal.Code switch
        {
            RefusalCode.InvalidInput => EdgeFaults.Invalid(refusal.Description),
            RefusalCode.EnumNotParsed => new(400, 900126, refusal.Description),
            RefusalCode.CartNotFound => new(404, EdgeFaults.NoSuchCart, refusal.Description),
            RefusalCode.LinesInError => new(400, 800009, refusal.Description),
            RefusalCode.AlreadyOrdered => new(400, 800065, refusal.Description),
            RefusalCode.StaleETag => new(400, 2055, refusal.Description),
            RefusalCode.CheckoutUnderWay => new(409, 800064, refusal.Description),
            RefusalCode.OrderInProgress => new(409, EdgeFaults.OrderInProgress, refusal.Description),
            RefusalCode.ItemNoLongerAvailable => new(404, 400019, refusal.Description),
            RefusalCode.TooManyCarts => new(403, 800089, refusal.Description),
            RefusalCode.PartnerAttestationMissing => new(400, 900206, refusal.Description),
            RefusalCode.AgreementNotAccepted => new(403, 13605, refusal.Description),
            RefusalCode.UserNeeded => new(403, 900329, refusal.Description),
            RefusalCode.TermEndNoLongerFits => new(400, 900242, refusal.Description),
            RefusalCode.Unavailable => EdgeFaults.Unavailable(refusal.Description),
            RefusalCode.None => throw new UnreachableException("A refusal without a reason."),
        };
}
