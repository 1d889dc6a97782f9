using System.Buffers;

namespace PartnerCarts.Carts;

/// <summary>
/// How a reply travels back: one byte of version, one of kind, then the members. The cart in it comes without what it
/// remembers of earlier requests: only its owner looks at that.
/// </summary>
public static class ReplyForm
{
    /// <summary>The version that is written.</summary>
    public const byte Version = 1;

    private enum Kind : byte
    {
        Shown = 1,
        CheckedOut = 2,
        UnderWay = 3,
        IdTaken = 4,
        Done = 5,
        Refused = 6,
    }

    public static byte[] ToBytes(CartReply reply)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        var form = new FormWriter(output);
        form.Byte(Version);
        switch (reply)
        {
            case CartReply.Shown shown:
                form.Byte((byte)Kind.Shown);
                CartForm.Write(ForCaller(shown.Cart), output);
                break;
            case CartReply.CheckedOut ended:
                form.Byte((byte)Kind.CheckedOut);
                form.Bool(ended.MadeOrders);
                CheckoutForm.WriteFailures(ref form, ended.Failures);
                CartForm.Write(ForCaller(ended.Cart), output);
                break;
            case CartReply.UnderWay running:
                form.Byte((byte)Kind.UnderWay);
                form.Int32(running.Sequence);
                form.Bool(running.IsOwn);
                break;
            case CartReply.IdTaken:
                form.Byte((byte)Kind.IdTaken);
                break;
            case CartReply.Done:
                form.Byte((byte)Kind.Done);
                break;
            case CartReply.Refused refused:
                form.Byte((byte)Kind.Refused);
                form.Int32((int)refused.Refusal.Code);
                form.Text(refused.Refusal.Description);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reply), reply.GetType().Name, "A reply without a form.");
        }

        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="StoredFormException">The bytes are damaged, of a newer version, or a reply that this build does
    /// not know.</exception>
    public static CartReply Read(ReadOnlySpan<byte> bytes)
    {
        var form = new FormReader(bytes);
        if (form.Byte() is var version && version != Version)
            throw new StoredFormException(
                $"The reply has version {version}; this build reads version {Version}. It comes from a newer "
                    + $"build, or is damaged."
            );
        CartReply reply = form.Byte() switch
        {
            (byte)Kind.Shown => new CartReply.Shown(CartForm.Read(form.Rest())),
            (byte)Kind.CheckedOut => new CartReply.CheckedOut(
                MadeOrders: form.Bool(),
                Failures: CheckoutForm.ReadFailures(ref form),
                Cart: CartForm.Read(form.Rest())
            ),
            (byte)Kind.UnderWay => new CartReply.UnderWay(form.Int32(), form.Bool()),
            (byte)Kind.IdTaken => CartReply.IdTaken.Instance,
            (byte)Kind.Done => CartReply.Done.Instance,
            (byte)Kind.Refused => new CartReply.Refused(new Refusal(ReadCode(ref form), form.Text())),
            var other => throw form.Damaged($"{other} is no reply that this build knows"),
        };
        form.End();
        return reply;
    }

    private static Cart ForCaller(Cart cart) =>
        cart with
        {
            Requests = AppliedRequests.None,
            Operations = AppliedOperations.None,
        };

    private static RefusalCode ReadCode(ref FormReader form)
    {
        var code = (RefusalCode)form.Int32();
        return code is not RefusalCode.None && Enum.IsDefined(code)
            ? code
            : throw form.Damaged($"{(int)code} is no refusal that this build knows");
    }
}
