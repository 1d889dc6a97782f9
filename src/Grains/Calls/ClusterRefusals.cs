using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>What callers are told when the cluster, not the cart, is the reason.</summary>
internal static class ClusterRefusals
{
    public static CartReply.Refused UnknownCommand { get; } =
        Unavailable(
            "The silo that owns the cart is of an older version and does not know this request yet. Send the same "
                + "request again later."
        );

    public static CartReply.Refused UnknownReply { get; } =
        Unavailable(
            "The silo that owns the cart is of a newer version, and its answer could not be read; whether the "
                + "request was carried out is not known. Send the same request again."
        );

    public static CartReply.Refused NotReached(TimeSpan elapsed) =>
        Unavailable(
            $"The cart's silo did not answer within {elapsed.TotalSeconds:0.#} s, so the outcome "
                + $"is not known. Send the same request again."
        );

    public static CartReply.Refused Unreadable(string reason) =>
        Unavailable($"The stored cart could not be read: {reason}");

    private static CartReply.Refused Unavailable(string description) =>
        new(new Refusal(RefusalCode.Unavailable, description));
}
