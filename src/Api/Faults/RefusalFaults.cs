using System.Diagnostics;
using PartnerCarts.Carts;

namespace PartnerCarts.Api.Faults;

/// <summary>
/// From a cart's reason to the code of contract.md 8.3, and the status that <see cref="ServiceCodes"/> has for it. A
/// reason without an arm does not compile.
/// </summary>
internal static class RefusalFaults
{
    public static Fault Of(Refusal refusal) => CodeOf(refusal) with { Data = refusal.Details };

    private static Fault CodeOf(Refusal refusal) =>
        refusal.Code switch
        {
            RefusalCode.InvalidInput => EdgeFaults.Invalid(refusal.Description),
            RefusalCode.EnumNotParsed => Coded(900126, refusal),
            RefusalCode.CartNotFound => Coded(EdgeFaults.NoSuchCart, refusal),
            RefusalCode.LinesInError => Coded(800009, refusal),
            RefusalCode.AlreadyOrdered => Coded(800065, refusal),
            RefusalCode.StaleETag => Coded(2055, refusal),
            RefusalCode.CheckoutUnderWay => Coded(800064, refusal),
            RefusalCode.OrderInProgress => Coded(EdgeFaults.OrderInProgress, refusal),
            RefusalCode.ItemNoLongerAvailable => Coded(400019, refusal),
            RefusalCode.TooManyCarts => Coded(800089, refusal),
            RefusalCode.PartnerAttestationMissing => Coded(900206, refusal),
            RefusalCode.AgreementNotAccepted => Coded(13605, refusal),
            RefusalCode.UserNeeded => Coded(900329, refusal),
            RefusalCode.TermEndNoLongerFits => Coded(900242, refusal),
            RefusalCode.OrderRefused => Coded(refusal.ServiceCode, refusal),
            RefusalCode.Unavailable => EdgeFaults.Unavailable(refusal.Description),
            RefusalCode.None => throw new UnreachableException("A refusal without a reason."),
        };

    private static Fault Coded(int code, Refusal refusal) => Fault.Of(code, refusal.Description);
}
