using PartnerCarts.Carts;

namespace PartnerCarts.Grains;

/// <summary>A cart's reply. Becomes bytes only when it leaves the process.</summary>
[GenerateSerializer, Immutable, Alias("partnercarts.cart-answer.1")]
public sealed record CartAnswer
{
    // One of the two is there from the beginning.
    [NonSerialized]
    private CartReply? _reply;

    [NonSerialized]
    private byte[]? _bytes;

    public CartAnswer() { }

    private CartAnswer(CartReply reply) => _reply = reply;

    /// <summary>
    /// As <see cref="ReplyForm"/> writes it. Set by what reads it from the wire only, which cannot do so through init.
    /// </summary>
    [Id(0)]
    public byte[] Reply
    {
        get => _bytes ??= _reply is null ? [] : ReplyForm.ToBytes(_reply);
        set => _bytes = value;
    }

    public static CartAnswer From(CartReply reply) => new(reply);

    /// <exception cref="StoredFormException">Another build's reply, or damaged.</exception>
    public CartReply Read() => _reply ??= ReplyForm.Read(_bytes);
}
